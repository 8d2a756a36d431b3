/** More than any answer, pictures included. */
const maxBodyBytes = 64_000_000

/** Servers send blanks to keep a connection open; these may be forgotten. A byte order mark is in the first of them. */
const maxKeptBlanks = 64_000

export type Opening = {
  /** The first byte that is not blank; none if the body is blank, or blank for longer than any answer is. */
  readonly first: number | undefined
  /** The whole body, from its beginning. */
  readonly chunks: AsyncIterable<Uint8Array>
}

/**
 * Reads up to the first byte that `find` finds, so that one can decide how to read all of it. Whoever does not read
 * `chunks` to their end or leave the loop keeps the connection open.
 */
export async function openBody(
  body: AsyncIterable<Uint8Array>,
  find: (bytes: Uint8Array) => number | undefined,
  maxBytes = maxBodyBytes,
): Promise<Opening> {
  const iterator = body[Symbol.asyncIterator]()
  let read: Uint8Array[] = []
  let total = 0
  let kept = 0
  for (;;) {
    const next = await iterator.next()
    if (next.done === true) return { first: undefined, chunks: replay(read, iterator) }
    if (kept > maxKeptBlanks) [read, kept] = [[], 0]
    read.push(next.value)
    kept += next.value.byteLength
    total += next.value.byteLength
    const first = find(next.value)
    if (first !== undefined || total > maxBytes) return { first, chunks: replay(read, iterator) }
  }
}

async function* replay(
  read: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* read
    for (;;) {
      const next = await iterator.next()
      if (next.done === true) return
      yield next.value
    }
  } finally {
    await iterator.return?.()
  }
}

/** The same bytes, up to a bound; `onOverflow` makes the error of what is longer. */
export async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  onOverflow: () => Error,
  maxBytes = maxBodyBytes,
): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.byteLength
    if (total > maxBytes) throw onOverflow()
    yield chunk
  }
}

/** All of it as text. */
export async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  const pieces: string[] = []
  for await (const chunk of chunks) pieces.push(decoder.decode(chunk, { stream: true }))
  return pieces.join('') + decoder.decode()
}

/**
 * The beginning as text, for telling what went wrong: a body that breaks, stalls or never ends must not hide the
 * status that came before it.
 */
export async function readBeginning(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of chunks) {
      text += decoder.decode(chunk, { stream: true })
      if (text.length >= maxBytes) break
    }
  } catch {
    return text // the error that is being told already weighs more
  }
  return text + decoder.decode()
}
