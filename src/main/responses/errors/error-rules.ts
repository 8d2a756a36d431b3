import type { ErrorCode } from '#shared/errors.ts'

/** What is known of a refusal when its kind is looked up. */
export type Facts = {
  /** 0 inside a successful response: then only the words count. */
  readonly status: number
  /** Code and type of the error, in lower case. */
  readonly names: string
  /** The same with the message and what a gateway passes on. */
  readonly said: string
  readonly isPage: boolean
  /** The field that was refused, if it is that kind of refusal. */
  readonly field: string | undefined
  /** The request went on from an answer that the server was to have kept. */
  readonly usedPreviousResponse: boolean
}

type Rule = readonly [ErrorCode, (facts: Facts) => boolean]

const contentPolicy =
  /content[ _-]?(management )?policy|content[ _-]?(policy[ _-])?filter|_policy_violation|policyviolation|\b(bio|cyber)_policy|moderation_blocked|requires moderation|input was flagged|usage polic|safety[ _-]?(system|block|violation)|(blocked|rejected|declined)\b.{0,60}\bsafety/
const noMoney =
  /insufficient_quota|insufficient_(balance|funds|user_quota)|credit_balance_exhausted|spend_limit_exceeded|usage_limit_exceeded/
const noMoneyWords =
  /\bbalance\b|\bcredits?\b|quota is not enough|insufficient (quota|funds)|exceeded your current quota/
/** Words that say it at any status: the account has too little. */
const brokeWords =
  /\b(balance|credits?)\b[^.]{0,40}\b(too low|insufficient|exhausted|used up|not enough|depleted|run out)\b|\b(insufficient|not enough|out of|no)\b[^.]{0,20}\b(balance|credits?|funds)\b/
const badKey = /invalid_api_key|authentication_error|(incorrect|invalid) api key/
const noHistory =
  /previous_response_not_found|previous[ _]response.{0,120}\b(not found|expired|not exist|n't exist|not supported|n't support)|not support.{0,40}previous_response_id/
const tooLong =
  /context_length_exceeded|exceed_context_size|maximum context length|(exceeds?|beyond) .{0,40}context (window|length|size)|prompt is too long|context( the)? overflow/
const tooLarge =
  /image_too_large|image_file_too_large|string_above_max_length|\bpatch(es)?\b.{0,40}\b(limit|maximum)|30,?000 patches/
const badPicture =
  /invalid_image|invalid_base64|unsupported_image|image_parse_error|empty_image|failed_to_download_image|(invalid|unsupported|corrupt\w*) image|image urls?\b.{0,30}(not|n't)|not support image urls|not (represent )?a valid image|(could not|couldn't|cannot|can't|failed to|unable to) (process|read|decode|load|download|fetch|parse)\b.{0,30}\bimage|must be a base64|unsupported.{0,20}\b(mime|media)[ _]?type|illegal base64/
const noDocuments =
  /input_file\b.{0,60}(not|n't) (currently )?support|(not|n't) support.{0,40}(input_file|(file|pdf|document) (input|upload)s?)/
const blind =
  /(not|n't) support (image|vision|multimodal|visual)|support image input|image input is not supported|image_url is only supported|not a (multimodal|vision)|at most 0 image|required for image input|\bmmproj\b/
const noModel =
  /model_not_found|deployment_?not_?found|(model|deployment)\b.{0,120}(not found|does not exist|doesn't exist|no such)|no such model/
/** A 404 that names a thing of the request: the address itself is right. */
const otherThing =
  /\b(vector[ _]?store|tool list|mcp|(item|file|response|container|prompt) with id)\b.{0,200}(not found|does not exist|error)|error retrieving tool/
const tooFast = /rate_?limit_?(exceeded|error)?\b|slow_down|too_many_requests/
const badRequest = /\binvalid_|_image|image_|unsupported_|not_found|bad_?request/

const isRefusal = (status: number) => [0, 400, 404, 422].includes(status)

/** First match wins. Statuses as RFC 9110 and 6585 have them; codes and words as providers were seen to use them. */
const rules: readonly Rule[] = [
  ['content-policy', ({ said }) => contentPolicy.test(said)],
  ['billing', ({ status, names }) => status === 402 || noMoney.test(names)],
  ['billing', ({ said }) => brokeWords.test(said)],
  [
    'billing',
    (facts) => [403, 429].includes(facts.status) && noMoneyWords.test(facts.said) && !isTooFast(facts),
  ],
  ['key-rejected', ({ status, said }) => status === 401 || badKey.test(said)],
  ['permission', ({ status, names }) => status === 403 || /permission_(error|denied)/.test(names)],
  ['history-lost', ({ status, said }) => isRefusal(status) && noHistory.test(said)],
  ['history-lost', (facts) => facts.usedPreviousResponse && facts.status === 404 && !names404(facts)],
  ['parameter-refused', ({ status, field }) => [0, 400, 422].includes(status) && field !== undefined],
  ['context-length', ({ said }) => tooLong.test(said)],
  ['too-large', ({ status, said }) => status === 413 || tooLarge.test(said)],
  ['document-refused', ({ said }) => noDocuments.test(said)],
  ['model-blind', ({ said }) => blind.test(said) && !/image urls?\b/.test(said)],
  ['picture-invalid', ({ said }) => badPicture.test(said)],
  ['model-not-found', ({ names }) => /model_not_found|deploymentnotfound/.test(names)],
  ['model-not-found', ({ status, said }) => [0, 400, 404].includes(status) && noModel.test(said)],
  ['invalid-request', ({ status, said }) => [404, 424].includes(status) && otherThing.test(said)],
  ['endpoint-not-found', ({ status }) => [404, 405, 501].includes(status)],
  ['rate-limited', ({ status, names }) => status === 429 || tooFast.test(names)],
  ['not-an-api', ({ status }) => status === 511 || (status >= 200 && status < 400)],
  ['server-trouble', ({ status, isPage }) => status >= 500 || [408, 409].includes(status) || isPage],
  ['invalid-request', ({ status, names }) => status >= 400 || badRequest.test(names)],
]

// Providers advertise credits where one has only been too fast.
function isTooFast({ names }: Facts): boolean {
  return tooFast.test(names)
}

// A 404 that names what it did not find is not about the answer before.
function names404({ names, said }: Facts): boolean {
  return /model_not_found/.test(names) || noModel.test(said)
}

/** The kind of a refusal. What nobody knows is the server's own trouble. */
export function kindOf(facts: Facts): ErrorCode {
  return rules.find(([, matches]) => matches(facts))?.[0] ?? 'server-trouble'
}
