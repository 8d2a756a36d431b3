/** What OpenAI's models refuse by their kind (responses-api.md §1.2); written apart from the app's own table. */
import { ofType, toolsOf } from './conversation.ts'
import { refused } from './errors.ts'
import { asObject, asString } from './json.ts'
import { readPicture } from './pictures.ts'
import { firstOf, quoted } from './rules.ts'
import type { AnswerRequest } from './conversation.ts'
import type { ErrorReply } from './errors.ts'

/** First match wins; `by` is what holds when the request names no effort. */
const efforts: readonly (readonly [model: RegExp, allowed: string, by: string])[] = [
  [/deep-research/, 'medium', 'medium'],
  [/^o\d/, 'low medium high', 'medium'],
  [/^gpt-5-pro/, 'high', 'high'],
  [/^gpt-5(-mini|-nano)?(-\d{4}|$)/, 'minimal low medium high', 'medium'],
  [/^gpt-5\.1-codex-max/, 'none low medium high xhigh', 'none'],
  [/^gpt-5\.1/, 'none low medium high', 'none'],
  [/^gpt-5\.[245]/, 'none low medium high xhigh', 'none'],
  [/^gpt-6-astra|^gpt-6\.1-sol/, 'low medium high xhigh max', 'medium'],
  [/^gpt-(5\.6|6)/, 'none low medium high xhigh max', 'medium'],
]

function versionOf(model: string): number {
  return Number(/^gpt-(\d+(\.\d+)?)/.exec(model)?.[1] ?? 0)
}

function isReasoning(model: string): boolean {
  return /^o\d/.test(model) || (versionOf(model) >= 5 && !model.startsWith('gpt-5-chat'))
}

export function refusedByModel(request: AnswerRequest): ErrorReply | undefined {
  const model = String(request.body['model'])
  return firstOf([
    () => (isReasoning(model) ? byReasoning(model, request) : byPlain(model, request)),
    () => byDetail(model, request),
    () => byResearch(model, request),
  ])
}

function unsupported(param: string): ErrorReply {
  return refused(400, `Unsupported parameter: '${param}' is not supported with this model.`, {
    param,
    code: 'unsupported_parameter',
  })
}

function unsupportedValue(param: string, value: string, model: string, supported: string[]): ErrorReply {
  const text = `Unsupported value: '${value}' is not supported with the '${model}' model. Supported values are: ${quoted(supported)}.`
  return refused(400, text, { param, code: 'unsupported_value' })
}

function byPlain(model: string, { body }: AnswerRequest): ErrorReply | undefined {
  const reasoning = Object.entries(asObject(body['reasoning']) ?? {}).find(([, value]) => value !== null)
  if (reasoning !== undefined) return unsupported(`reasoning.${reasoning[0]}`)
  const verbosity = asObject(body['text'])?.['verbosity']
  return typeof verbosity === 'string' && verbosity !== 'medium' && versionOf(model) < 5
    ? unsupportedValue('text.verbosity', verbosity, model, ['medium'])
    : undefined
}

function byReasoning(model: string, request: AnswerRequest): ErrorReply | undefined {
  const [, allowed, by] = efforts.find(([pattern]) => pattern.test(model)) ?? [
    /./,
    'none minimal low medium high xhigh max',
    'medium',
  ]
  const effort = asString(asObject(request.body['reasoning'])?.['effort']) ?? by
  const values = allowed.split(' ')
  if (!values.includes(effort)) return unsupportedValue('reasoning.effort', effort, model, values)
  const isFree = versionOf(model) >= 5.1 && effort === 'none'
  const sampling = ['temperature', 'top_p', 'top_logprobs'].find((name) => request.body[name] !== undefined)
  if (sampling !== undefined && !isFree) return unsupported(sampling)
  return effort === 'minimal' ? withoutSearch(request) : undefined
}

function withoutSearch(request: AnswerRequest): ErrorReply | undefined {
  return toolsOf(request, 'web_search', 'web_search_2025_08_26').length === 0
    ? undefined
    : refused(400, "The following tools cannot be used with reasoning.effort 'minimal': web_search.", {
        param: 'tools',
      })
}

function byDetail(model: string, { pictures }: AnswerRequest): ErrorReply | undefined {
  const found = pictures.map(readPicture).find(({ detail }) => detail === 'original')
  return found !== undefined && versionOf(model) < 5.4
    ? unsupportedValue(`${found.path}.detail`, 'original', model, ['low', 'high', 'auto'])
    : undefined
}

const searching = ['web_search', 'web_search_2025_08_26', 'web_search_preview', 'file_search', 'mcp']

function byResearch(model: string, request: AnswerRequest): ErrorReply | undefined {
  if (!model.includes('deep-research')) return undefined
  if (toolsOf(request, 'function').length > 0)
    return refused(400, 'Deep research models do not support function tools.', { param: 'tools' })
  return toolsOf(request, ...searching).length > 0
    ? undefined
    : refused(
        400,
        "Deep research models require at least one of 'web_search_preview', 'mcp', or 'file_search' tools.",
        { param: 'tools' },
      )
}

/** A reasoning item is only its id without the encrypted part, and what is not stored is not found by its id. */
export function lostReasoning(
  request: AnswerRequest,
  isKept: (id: string) => boolean,
): ErrorReply | undefined {
  const lost = ofType(request.conversation.items, 'reasoning').find(
    (item) => typeof item['encrypted_content'] !== 'string' && !isKept(String(item['id'])),
  )
  return lost === undefined
    ? undefined
    : refused(
        404,
        `Item with id '${String(lost['id'])}' not found. Items are not persisted when \`store\` is set to false. ` +
          'Try again with `store` set to true, or remove this item from your input.',
        { param: 'input' },
      )
}
