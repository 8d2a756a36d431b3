type Header = (name: string) => string | undefined

/**
 * How long the server asks us to wait. `retry-after-ms` is OpenAI's, finer than RFC 9110's `Retry-After`, which is
 * seconds or a date. Not capped here: what is too long is the outbox's to judge.
 */
export function retryAfterMs(header: Header, now: number): number | undefined {
  return (
    positive(header('retry-after-ms'), 1) ??
    positive(header('retry-after'), 1000) ??
    untilDate(header('retry-after'), now)
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
