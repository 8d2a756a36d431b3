import { efforts } from '#shared/schemas/answer-options.ts'
import type { Effort } from '#shared/schemas/answer-options.ts'
import type { ProviderError } from './provider-error.ts'

const namedRefusal =
  /unsupported_(parameter|value)|unknown_(parameter|field)|unrecognized_|extra_forbidden|property_unsupported/
const refusal =
  /\b(unsupported|unknown|unrecogni[sz]ed|unexpected|invalid)\b.{0,30}\b(parameters?|arguments?|fields?|property|properties|inputs?|keys?|values?)\b|(\bnot|n't)( be)? (supported|permitted|allowed|recogni[sz]ed|accepted|available)|not support|n't support|must be verified/
const isMissed = /\bmissing\b|\brequired\b/

/**
 * The field of the request that a server refuses, as a path without indices; one of `sent` wherever it is one of them.
 * `undefined` when it misses a field, or complains of something else.
 */
export function refusedField(error: ProviderError, sent: readonly string[]): string | undefined {
  const message = error.message?.toLowerCase() ?? ''
  const kind = refusalKind(error, message)
  if (kind === 'missed') return undefined
  const byParam = matchOf(error.param, sent)
  if (kind === 'unclear') return whole.test(byParam ?? '') ? undefined : byParam
  if (byParam !== undefined) return byParam
  return matchIn(message, sent) ?? otherField(error, message)
}

/** `unclear`: nothing says why, so only a field of ours by name tells. */
function refusalKind({ code, type }: ProviderError, message: string): 'refused' | 'missed' | 'unclear' {
  const names = `${code ?? ''} ${type ?? ''}`.toLowerCase()
  if (namedRefusal.test(names)) return 'refused'
  if (isMissed.test(`${names} ${message}`)) return 'missed'
  return refusal.test(message) ? 'refused' : 'unclear'
}

/** A refused field that cannot be left out by us; of the question itself something else is wrong than a field. */
function otherField({ code, type, param }: ProviderError, message: string): string | undefined {
  const isAboutField =
    namedRefusal.test(`${code ?? ''} ${type ?? ''}`.toLowerCase()) || /\bparameter\b/.test(message)
  const named = isAboutField ? (param ?? namedIn(message)) : ''
  const path = withoutIndices(named)
  return path === '' || /^(input|model)\b/.test(path) ? undefined : path
}

/** `tools[0].strict` and `tools.0.strict` are the same field of whichever tool. */
function withoutIndices(path: string): string {
  return path.replace(/\[\d*\]/g, '').replace(/\.\d+(?=\.|$)/g, '')
}

// What stands inside a tool, a schema or the input is the user's own, and leaving out the whole of it helps nobody.
const whole = /^(tools|text|text\.format|input)$/

function matchOf(param: string | undefined, sent: readonly string[]): string | undefined {
  if (param === undefined || param === '') return undefined
  if (sent.includes(param) && !whole.test(param)) return param
  const path = withoutIndices(param)
  if (sent.includes(path) && !whole.test(path)) return path
  return sent.findLast((field) => path.startsWith(`${field}.`) && !whole.test(field))
}

/** A sent field that the words name: in quotes, or where the name of a field stands. */
function matchIn(message: string, sent: readonly string[]): string | undefined {
  const quoted = [...message.matchAll(/['"`‘“]([\w.[\]]+)['"`’”]/g)].map(([, word]) => word ?? '')
  const inQuotes = quoted.map((word) => matchOf(word, sent) ?? lastSegmentOf(word, sent))
  return inQuotes.find((field) => field !== undefined) ?? sent.findLast((field) => isNamed(field, message))
}

// `reasoning_effort` and `effort` are `reasoning.effort`. The shortest words mean too many other things.
function lastSegmentOf(word: string, sent: readonly string[]): string | undefined {
  return sent.find((field) => {
    const [, last] = /\.(\w{5,})$/.exec(field) ?? []
    return (last !== undefined && word === last) || word === field.replaceAll('.', '_')
  })
}

function isNamed(field: string, message: string): boolean {
  if (field === 'text') return false
  const name = field.split('.').join('[._]')
  return [
    ...(whole.test(field) ? [] : [`\\binvalid ${name}\\b`]),
    `(parameters?|arguments?|fields?|property|supplied)[: ]+${name}\\b`,
    `: ${name}[.]?$`,
    `\\b${name}( parameter| field)?:? (is|are|was|does|cannot|can't|extra)\\b`,
    `(supports?|accepts?|allows?|permits?)( the)?( parameter| field)? ${name}\\b`,
  ].some((pattern) => new RegExp(pattern).test(message))
}

function namedIn(message: string): string {
  return /\bparameter:? ['"`]?([\w.[\]]+)/.exec(message)?.[1] ?? ''
}

/** The efforts that a server says it takes, from the words of its refusal. */
export function supportedEfforts(message: string): readonly Effort[] {
  const list =
    /(?:supported|valid|allowed|accepted) values are:?|input should be|(?:must|expected|should) (?:be )?one of:?|must be (?=["'`])/i
  const from = list.exec(message)
  if (from === null) return []
  const said = message
    .slice(from.index + from[0].length)
    .split(/\.(?:\s|$)/)[0]
    ?.toLowerCase()
  return efforts.filter((effort) => new RegExp(`\\b${effort}\\b`).test(said ?? ''))
}
