const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** What a decoder must have. All other chunks can carry where, when or with what a picture was made. */
const PICTURE_CHUNKS: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])

/** The same picture without any other chunk, and without bytes after its end. Throws when `png` is not a whole PNG. */
export function stripPngChunks(png: Uint8Array): Uint8Array {
  if (SIGNATURE.some((byte, index) => png[index] !== byte)) throw new Error('Not a PNG')
  const kept = chunksOf(png).filter(({ type }) => PICTURE_CHUNKS.has(type))
  const parts = [png.subarray(0, SIGNATURE.length), ...kept.map(({ bytes }) => bytes)]
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    result.set(part, at)
    at += part.length
  }
  return result
}

/** Every chunk up to and with IEND: four bytes length, four letters type, the data, four bytes checksum. */
function chunksOf(png: Uint8Array): readonly { type: string; bytes: Uint8Array }[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const chunks: { type: string; bytes: Uint8Array }[] = []
  for (let at = SIGNATURE.length; at + 12 <= png.length;) {
    const end = at + 12 + view.getUint32(at)
    if (end > png.length) break
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8))
    chunks.push({ type, bytes: png.subarray(at, end) })
    if (type === 'IEND') return chunks
    at = end
  }
  throw new Error('The PNG ends before its end')
}
