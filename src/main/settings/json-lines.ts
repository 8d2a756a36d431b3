/** JSON with the line on which each value begins; or the line on which it ceases to be JSON. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown; readonly lineOf: (path: readonly PropertyKey[]) => number }
  | { readonly ok: false; readonly line: number }

/** Reads JSON so that a person can be told where something is wrong in it. */
export function readJsonLines(text: string): ReadJson {
  const reader = new Reader(text.replace(/^\uFEFF/, ''))
  try {
    const value = reader.whole()
    return { ok: true, value, lineOf: (path) => reader.lineOf(path) }
  } catch (error) {
    if (error instanceof NotJson) return { ok: false, line: reader.line }
    throw error
  }
}

class NotJson extends Error {}

// eslint-disable-next-line no-control-regex -- JSON takes no control characters in strings
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-f]{4}))*"/iy
const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?)/iy
const SPACE = /[ \t\r\n]*/y
const MOST_DEEP = 200

class Reader {
  readonly #text: string
  readonly #places = new Map<string, number>()
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get line(): number {
    return this.#lineAt(this.#at)
  }

  whole(): unknown {
    const value = this.#value([])
    this.#take(SPACE)
    if (this.#at < this.#text.length) throw new NotJson()
    return value
  }

  /** Of a value that is missing, where it is missing from. */
  lineOf(path: readonly PropertyKey[]): number {
    const known = this.#places.get(keyOf(path))
    if (known !== undefined) return this.#lineAt(known)
    return path.length === 0 ? 1 : this.lineOf(path.slice(0, -1))
  }

  #lineAt(place: number): number {
    return this.#text.slice(0, place).split('\n').length
  }

  #value(path: readonly PropertyKey[]): unknown {
    this.#take(SPACE)
    if (path.length > MOST_DEEP) throw new NotJson()
    if (!this.#places.has(keyOf(path))) this.#places.set(keyOf(path), this.#at)
    const sign = this.#text[this.#at]
    if (sign === '{') return this.#object(path)
    if (sign === '[') return this.#list(path)
    return JSON.parse(this.#take(sign === '"' ? STRING : LITERAL) || this.#refuse()) as unknown
  }

  #object(path: readonly PropertyKey[]): unknown {
    const entries: [string, unknown][] = []
    this.#members('}', () => {
      this.#take(SPACE)
      const place = this.#at
      const name = JSON.parse(this.#take(STRING) || this.#refuse()) as string
      this.#places.set(keyOf([...path, name]), place)
      this.#take(SPACE)
      this.#sign(':')
      entries.push([name, this.#value([...path, name])])
    })
    return Object.fromEntries(entries)
  }

  #list(path: readonly PropertyKey[]): unknown {
    const items: unknown[] = []
    this.#members(']', () => items.push(this.#value([...path, items.length])))
    return items
  }

  #members(end: string, read: () => void): void {
    this.#at++
    this.#take(SPACE)
    if (this.#text[this.#at] !== end) {
      read()
      this.#take(SPACE)
      while (this.#text[this.#at] === ',') {
        this.#at++
        read()
        this.#take(SPACE)
      }
    }
    this.#sign(end)
  }

  #sign(sign: string): void {
    if (this.#text[this.#at] !== sign) throw new NotJson()
    this.#at++
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const [taken = ''] = pattern.exec(this.#text) ?? []
    this.#at += taken.length
    return taken
  }

  #refuse(): never {
    throw new NotJson()
  }
}

function keyOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String))
}
