import { AppError } from '#shared/errors.ts'
import type { Picture, Turn } from './answer-request.ts'

type BytesPicture = Extract<Picture, { kind: 'bytes' }>
type EncodedType = 'image/png' | 'image/jpeg'

/** Decodes any picture and encodes it anew, no longer than it may be. Throws when it cannot be read. */
export type ReencodePicture = (
  bytes: Uint8Array,
  wanted: { readonly mimeType?: EncodedType; readonly longSidePx?: number },
) => Promise<Omit<BytesPicture, 'kind'>>

/** Fetches a picture without a key. */
export type ReadUrl = (url: string, signal: AbortSignal) => Promise<Uint8Array>

/** The turns with each picture as `change` makes it. */
export async function withPictures(
  turns: readonly Turn[],
  change: (picture: Picture) => Promise<Picture>,
): Promise<readonly Turn[]> {
  const changed: Turn[] = []
  // One after the other: a picture takes tens of megabytes while it is decoded.
  for (const turn of turns) {
    const pictures: Picture[] = []
    for (const picture of turn.pictures) pictures.push(await change(picture))
    changed.push({ ...turn, pictures })
  }
  return changed
}

export async function shrunk(
  picture: Picture,
  longSidePx: number,
  reencode: ReencodePicture,
): Promise<Picture> {
  if (picture.kind !== 'bytes' || Math.max(picture.widthPx, picture.heightPx) <= longSidePx) return picture
  return { kind: 'bytes', ...(await reencode(picture.bytes, { longSidePx })) }
}

/** In another of the types that the server takes; in the same, but made anew, if there is no other. */
export async function converted(
  picture: Picture,
  {
    allowed,
    isOnlyUnsupported,
  }: { readonly allowed: readonly string[]; readonly isOnlyUnsupported: boolean },
  reencode: ReencodePicture,
): Promise<Picture> {
  if (picture.kind !== 'bytes' || (isOnlyUnsupported && allowed.includes(picture.mimeType))) return picture
  const types = (['image/png', 'image/jpeg'] as const).filter((type) => allowed.includes(type))
  const mimeType = types.find((type) => type !== picture.mimeType) ?? types[0]
  if (mimeType === undefined)
    throw new AppError('picture-invalid', 'The server takes no type that can be made')
  return { kind: 'bytes', ...(await reencode(picture.bytes, { mimeType })) }
}

export async function inlined(
  picture: Picture,
  { readUrl, reencode, signal }: { readUrl: ReadUrl; reencode: ReencodePicture; signal: AbortSignal },
): Promise<Picture> {
  if (picture.kind !== 'url') return picture
  return { kind: 'bytes', ...(await reencode(await readUrl(picture.url, signal), {})) }
}

/** The size of the largest picture, for telling what became of them. */
export function largest(turns: readonly Turn[]): { readonly widthPx: number; readonly heightPx: number } {
  return turns
    .flatMap(({ pictures }) => pictures)
    .filter((picture) => picture.kind === 'bytes')
    .reduce(
      (most, { widthPx, heightPx }) =>
        widthPx * heightPx > most.widthPx * most.heightPx ? { widthPx, heightPx } : most,
      {
        widthPx: 0,
        heightPx: 0,
      },
    )
}
