/** A part of the API, and of it the one response that is meant. */
export type Route =
  | { readonly name: 'answer' | 'models' | 'input-tokens' }
  | { readonly name: 'response' | 'cancel'; readonly id: string }

/** Begins after the base: nothing of the API may stand before it. */
const patterns: readonly (readonly [path: RegExp, name: Route['name'], methods: readonly string[]])[] = [
  [/^\/responses$/, 'answer', ['POST']],
  [/^\/responses\/input_tokens$/, 'input-tokens', ['POST']],
  [/^\/responses\/([^/]+)$/, 'response', ['GET', 'DELETE']],
  [/^\/responses\/([^/]+)\/cancel$/, 'cancel', ['POST']],
  [/^\/models$/, 'models', ['GET']],
]

/** With no bases, the API begins wherever its first word stands. */
export function routeOf(url: string, bases: readonly string[]): Route | undefined {
  const path = url.split('?')[0] ?? ''
  const anywhere = /^.*?(?=\/(?:responses|models)(?:\/|$))/.exec(path)?.[0]
  const candidates = bases.length === 0 ? [anywhere ?? ''] : bases.filter((base) => path.startsWith(base))
  return candidates.map((base) => atBase(path.slice(base.length))).find((route) => route !== undefined)
}

function atBase(path: string): Route | undefined {
  for (const [pattern, name] of patterns) {
    const match = pattern.exec(path)
    if (match !== null) return { name, id: decodeURIComponent(match[1] ?? '') }
  }
  return undefined
}

export function methodsOf(route: Route): readonly string[] {
  return patterns.find(([, name]) => name === route.name)?.[2] ?? ['GET', 'POST']
}
