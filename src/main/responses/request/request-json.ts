/** A JSON object; a member that is undefined is not there. */
export type Json = Readonly<Record<string, unknown>>

/** Text that is JSON already, or bytes that go into it as base64. */
export type Piece = string | Uint8Array

/**
 * The pieces as one UTF-8 body. Bytes are written as base64 here: stringifying them with the rest takes five times as
 * long, and the request waits for it.
 */
export function bodyOf(pieces: readonly Piece[]): Uint8Array {
  const encoded = pieces.map((piece) =>
    typeof piece === 'string'
      ? { text: piece, encoding: 'utf8' as const }
      : { text: base64(piece), encoding: 'latin1' as const },
  )
  const sizes = encoded.map(({ text, encoding }) => Buffer.byteLength(text, encoding))
  const body = Buffer.alloc(sizes.reduce((total, size) => total + size, 0))
  encoded.reduce((offset, { text, encoding }) => offset + body.write(text, offset, encoding), 0)
  return body
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** The elements of an array, with the commas between them. */
export function separated(elements: readonly (readonly Piece[])[]): readonly Piece[] {
  return elements.flatMap((pieces, index) => (index === 0 ? pieces : [',', ...pieces]))
}

/** An object without the members that are undefined; undefined if none is left. */
export function present(value: Json): Json | undefined {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** Without what the path (`reasoning.summary`) leads to; in arrays, of each element. What is empty then goes too. */
export function without(value: Json, path: string): Json {
  const [name = '', ...rest] = path.split('.')
  if (!Object.hasOwn(value, name)) return value
  const { [name]: member, ...others } = value
  if (rest.length === 0) return others
  const left = leftOf(member, rest.join('.'))
  return left === undefined ? others : { ...value, [name]: left }
}

function leftOf(member: unknown, path: string): unknown {
  if (Array.isArray(member)) return member.map((element) => leftOf(element, path))
  return isObject(member) ? present(without(member, path)) : member
}

/** What was built, with what it lacks of the extras; where both have a value, the built one holds. */
export function withExtras(built: Json, extras: Json): Json {
  const joined = Object.entries(extras).map(([name, extra]) => {
    const own = built[name]
    if (own === undefined) return [name, extra]
    return [name, isObject(own) && isObject(extra) ? withExtras(own, extra) : own]
  })
  return { ...built, ...(Object.fromEntries(joined) as Json) }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
