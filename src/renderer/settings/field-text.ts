/** What a field's text says, or that it says nothing that could be used. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false }

export type NumberRange = { readonly min: number; readonly max: number; readonly isWhole?: boolean }

/** A number in the range; nothing typed is no number, and that is fine. */
export function readNumber(
  text: string,
  { min, max, isWhole = false }: NumberRange,
): Reading<number | undefined> {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, value: undefined }
  // `Number` takes more than people mean: `0x10`, `1e3`, `Infinity`.
  if (!/^-?\d*[.,]?\d+$/.test(trimmed)) return { ok: false }
  const value = Number(trimmed.replace(',', '.'))
  const isUsable = value >= min && value <= max && (!isWhole || Number.isInteger(value))
  return isUsable ? { ok: true, value } : { ok: false }
}

/** One entry to a line, or with commas between; each once. */
export function readList(text: string): readonly string[] {
  const entries = text.split(/[\n,]/).map((entry) => entry.trim())
  return [...new Set(entries.filter((entry) => entry !== ''))]
}

/** One entry to a line, just as it is written: a program's argument may hold commas. */
export function readLines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

type JsonProblem =
  | { readonly kind: 'not-object' }
  | { readonly kind: 'not-json'; readonly line?: number; readonly column?: number }

export type JsonReading =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> | undefined }
  | { readonly ok: false; readonly problem: JsonProblem }

/** A JSON object; nothing typed is none. */
export function readJson(text: string): JsonReading {
  if (text.trim() === '') return { ok: true, value: undefined }
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? { ok: true, value } : { ok: false, problem: { kind: 'not-object' } }
  } catch (error) {
    return { ok: false, problem: { kind: 'not-json', ...placeOf(error) } }
  }
}

export function writeJson(value: Readonly<Record<string, unknown>> | undefined): string {
  return value === undefined || Object.keys(value).length === 0 ? '' : JSON.stringify(value, undefined, 2)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Chromium tells the place in its message only, and not of every slip. */
function placeOf(error: unknown): { readonly line?: number; readonly column?: number } {
  const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? []
  return line === undefined || column === undefined ? {} : { line: Number(line), column: Number(column) }
}

/** The host of an address as people write it, for showing; empty where there is none. */
export function hostOf(address: string): string {
  const whole = /^[a-z][\w+.-]*:\/\//i.test(address) ? address : `https://${address}`
  return URL.canParse(whole) ? new URL(whole).host : ''
}
