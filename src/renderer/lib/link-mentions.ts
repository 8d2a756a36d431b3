import type { Links } from './markdown.ts'

const bracketed = /\[((?:\\[^]|[^[\]\\])+)\]/g

/**
 * Which blocks of an answer name which definition, so that one that comes late has those read again that it can change,
 * and not the whole answer.
 */
export class LinkMentions {
  readonly #blocks = new Map<string, number[]>()
  readonly #defined = new Set<string>()

  /** The blocks from `first` to before `end` were made of `text`. */
  add(text: string, first: number, end: number): void {
    if (!text.includes('[')) return
    const names = new Set([...text.matchAll(bracketed)].map(([, name = '']) => normal(name)))
    for (const name of names) {
      const blocks = this.#blocks.get(name) ?? []
      for (let block = first; block < end; block++) blocks.push(block)
      this.#blocks.set(name, blocks)
    }
  }

  /** The blocks that name what was not defined when this was asked last. */
  of(links: Links): ReadonlySet<number> {
    const found = new Set<number>()
    for (const name of Object.keys(links)) {
      if (this.#defined.has(name)) continue
      this.#defined.add(name)
      for (const block of this.#blocks.get(normal(name)) ?? []) found.add(block)
    }
    return found
  }
}

/** Names are compared without case and blanks; a line of a quote begins with a sign that is no part of them. */
function normal(name: string): string {
  return name
    .replace(/[\s>]+/g, ' ')
    .trim()
    .toLowerCase()
}
