type Header = (name: string) => string | undefined

/**
 * How long the server asks us to wait. `retry-after-ms` is OpenAI's, finer than RFC 9110's `Retry-After`, which is
 * seconds or a date; without either, the time until a limit that is used up is reset. Not capped here: what is too
 * long is the outbox's to judge.
 */
export function retryAfterMs(header: Header, now: number): number | undefined {
  return (
    positive(header('retry-after-ms'), 1) ??
    positive(header('retry-after'), 1000) ??
    untilDate(header('retry-after'), now) ??
    untilReset(header)
  )
}

function positive(value: string | undefined, unitMs: number): number | undefined {
  if (value === undefined || !/^\s*\d+(\.\d+)?\s*$/.test(value)) return undefined
  const ms = Math.ceil(Number(value) * unitMs)
  return Number.isSafeInteger(ms) ? ms : undefined
}

// The pattern first: `Date.parse` makes a date of almost anything that ends in a number.
function untilDate(value: string | undefined, now: number): number | undefined {
  if (value === undefined || !/^\s*[A-Z][a-z]{2,8},? .*\d.* GMT\s*$/.test(value)) return undefined
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

function untilReset(header: Header): number | undefined {
  const waits = ['requests', 'tokens']
    .filter((unit) => header(`x-ratelimit-remaining-${unit}`)?.trim() === '0')
    .map((unit) => durationMs(header(`x-ratelimit-reset-${unit}`)))
    .filter((ms) => ms !== undefined)
  return waits.length === 0 ? undefined : Math.max(...waits)
}

const units: Readonly<Record<string, number>> = { h: 3600_000, m: 60_000, s: 1_000, ms: 1 }

/** `1s`, `6m0s`, `120ms`, as OpenAI writes them. */
function durationMs(value: string | undefined): number | undefined {
  if (value === undefined || !/^\s*(\d+(\.\d+)?(h|ms|m|s))+\s*$/.test(value)) return undefined
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)]
  const ms = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0)
  return Number.isSafeInteger(Math.ceil(ms)) ? Math.ceil(ms) : undefined
}
