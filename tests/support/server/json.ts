/** What came in as JSON, or goes out as it. */
export type Json = Readonly<Record<string, unknown>>

export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

/** The objects of a list; nothing of what is no list. */
export function objects(value: unknown): readonly Json[] {
  if (!Array.isArray(value)) return []
  return value.map(asObject).filter((one) => one !== undefined)
}

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** What stands at a path such as `reasoning.effort`. */
export function valueAt(body: Json, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => asObject(value)?.[name], body)
}
