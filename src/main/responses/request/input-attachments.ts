import type { Document, Picture, Turn } from '../answer-request.ts'

/** What goes along with the question of one turn. */
export type Attachments = {
  /** Those that no earlier turn brought. */
  readonly pictures: readonly Picture[]
  readonly documents: readonly Document[]
  /** Those that an earlier turn brought, by their place in the thread, counted from 1. */
  readonly repeated: readonly number[]
}

/**
 * Each picture and each document of a thread once, in the first turn that has it: they cost the most tokens, and the
 * model sees them there. Two are the same by what they hold, because each turn reads its own from disk.
 */
export function attachmentsOf(turns: readonly Turn[]): readonly Attachments[] {
  const pictures: Picture[] = []
  const documents: Document[] = []
  return turns.map((turn) => {
    const before = [...pictures]
    const fresh = takeNew(pictures, turn.pictures)
    return {
      pictures: fresh,
      documents: takeNew(documents, turn.documents ?? []),
      // The only picture there is needs no pointing at.
      repeated: pictures.length < 2 ? [] : placesOf(before, turn.pictures),
    }
  })
}

function takeNew<Kind extends Picture | Document>(known: Kind[], wanted: readonly Kind[]): readonly Kind[] {
  const before = known.length
  for (const each of wanted) if (!known.some((other) => isSame(each, other))) known.push(each)
  return known.slice(before)
}

function placesOf(known: readonly Picture[], wanted: readonly Picture[]): readonly number[] {
  return known.flatMap((each, index) => (wanted.some((other) => isSame(each, other)) ? [index + 1] : []))
}

function isSame(one: Picture | Document, other: Picture | Document): boolean {
  if (one.kind === 'bytes') return other.kind === 'bytes' && hasSameBytes(one, other)
  if (one.kind === 'url') return other.kind === 'url' && one.url === other.url
  return other.kind === 'file-id' && one.fileId === other.fileId
}

type Bytes = { readonly mimeType: string; readonly bytes: Uint8Array }

function hasSameBytes(one: Bytes, other: Bytes): boolean {
  if (one.bytes === other.bytes) return true
  return one.mimeType === other.mimeType && Buffer.compare(one.bytes, other.bytes) === 0
}
