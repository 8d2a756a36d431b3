/** One argument of a tool call as it is shown. */
export type ShownArgument = { readonly name: string; readonly value: string; readonly isLong: boolean }

/** Longer ones are folded, and all of them can be read. */
const LONG_CHARS = 200

/** The arguments as a list; a text that is no JSON object is one nameless argument, as the model wrote it. */
export function shownArguments(argumentsText: string): readonly ShownArgument[] {
  const parsed = parse(argumentsText)
  if (parsed === undefined) return argumentsText.trim() === '' ? [] : [shown('', argumentsText)]
  return Object.entries(parsed).map(([name, value]) =>
    shown(name, typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)),
  )
}

function shown(name: string, value: string): ShownArgument {
  return { name, value, isLong: value.length > LONG_CHARS }
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}
