import type { InputPart } from './conversation.ts'

export type Picture = {
  /** Where the part stands in the request. */
  readonly path: string
  readonly kind: 'data' | 'url' | 'file-id'
  /** As the data URL names it. */
  readonly mimeType: string
  readonly base64: string
  readonly detail: unknown
}

export function readPicture({ path, part }: InputPart): Picture {
  const url = typeof part['image_url'] === 'string' ? part['image_url'] : undefined
  const match = /^data:([^;]+);base64,(.*)$/s.exec(url ?? '')
  const kind = match !== null ? 'data' : url !== undefined ? 'url' : 'file-id'
  return { path, kind, mimeType: match?.[1] ?? '', base64: match?.[2] ?? '', detail: part['detail'] }
}

export function bytesOf({ base64 }: Picture): Buffer {
  return Buffer.from(base64, 'base64')
}

const signatures: Readonly<Record<string, string>> = {
  'image/png': '89504e470d0a1a0a',
  'image/jpeg': 'ffd8ff',
  'image/gif': '47494638',
  'image/webp': '52494646',
}

/** What the bytes themselves say. */
export function typeOf(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 8).toString('hex')
  return Object.keys(signatures).find((type) => start.startsWith(signatures[type] ?? ''))
}

/** Of a PNG or a JPEG; 0 of anything else. */
export function longSideOf(bytes: Buffer): number {
  if (typeOf(bytes) === 'image/png' && bytes.length >= 24)
    return Math.max(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
  return typeOf(bytes) === 'image/jpeg' ? longSideOfJpeg(bytes) : 0
}

/** Walks the segments to the frame header (SOF0 … SOF15 without DHT, JPG and DAC). */
function longSideOfJpeg(bytes: Buffer): number {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return Math.max(bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7))
  }
  return 0
}
