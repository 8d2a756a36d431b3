import { z } from 'zod'

/** A field that servers may leave out, set to null, or get wrong: then it is simply not there. */
export function optional<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined)
}

/** A field of any kind, also of none: `z.unknown()` alone insists that it is there. */
export const anything = z.unknown().optional()

/** The beginning of a text as a line that can be shown. */
export function oneLine(text: string, maxChars: number): string {
  const line = text
    .slice(0, maxChars * 4)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  return [...line].slice(0, maxChars).join('')
}

export type Json = Readonly<Record<string, unknown>>

// By hand, for what comes once for every word of an answer: a schema takes ten times as long (tests/bench/reducer).

export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A whole number from 0 up: a place, a count. */
export function asIndex(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined
}

/** As JSON; `undefined` for what is nested beyond any stack, which no server does that means well. */
export function stringified(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
