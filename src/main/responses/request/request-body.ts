import { optionalFields, pathsOf } from './request-fields.ts'
import { inputOf } from './request-input.ts'
import { bodyOf, separated, without, withExtras } from './request-json.ts'
import type { Json } from './request-json.ts'
import { detailPath, planRequest } from './request-plan.ts'
import type { RequestInput, RequestPlan } from './request-plan.ts'

export type { Amendment, RequestInput } from './request-plan.ts'

export type BuiltRequest = {
  readonly body: Uint8Array
  /** The optional fields that are in it, as paths; each may be left out by an amendment. */
  readonly fields: readonly string[]
  readonly isStreamed: boolean
  readonly isBackground: boolean
  readonly usesPreviousResponse: boolean
  readonly maxOutputTokens?: number
}

/**
 * The body of `POST /responses` (OpenAI API reference, Create a response) in the profile's dialect. Throws
 * `picture-invalid` for a picture and `document-refused` for a document that this server is known not to take, and
 * `too-large` for a picture that none takes.
 */
export function buildRequest(request: RequestInput): BuiltRequest {
  const plan = planRequest(request)
  const input = inputOf(plan, request)
  const built = leftOf(plan, optionalFields(plan, request.cacheKey))
  const fields = leftOf(plan, withExtras(built, request.profile.extraBody))
  const settings = JSON.stringify({ model: request.profile.model, ...fields })
  return {
    body: bodyOf([`${settings.slice(0, -1)},"input":[`, ...separated(input.items), ']}']),
    fields: [...pathsOf(built), ...(input.hasDetail ? [detailPath] : [])],
    isStreamed: plan.isStreamed,
    isBackground: fields['background'] === true,
    usesPreviousResponse: plan.continuation !== undefined,
    ...limitOf(plan, fields),
  }
}

// A field that was refused stays out whoever set it.
function leftOf({ refusedFields }: RequestPlan, fields: Json): Json {
  return refusedFields.reduce(without, fields)
}

function limitOf({ dialect }: RequestPlan, fields: Json): { readonly maxOutputTokens?: number } {
  const limit = fields[dialect.maxTokensKey]
  return typeof limit === 'number' ? { maxOutputTokens: limit } : {}
}
