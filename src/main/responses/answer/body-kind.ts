export type BodyKind = 'events' | 'json' | 'page' | 'unknown'

const spaces = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]) // and the bytes of a byte order mark

/** The first byte that says something, or `undefined` when all are blank. */
export function firstByte(bytes: Uint8Array): number | undefined {
  return bytes.find((byte) => !spaces.has(byte))
}

/**
 * What a successful response really holds. Servers answer JSON though a stream was asked for, and portals answer with
 * a page and status 200, so the first byte has the first word and the content type the second.
 */
export function bodyKind(contentType: string, first: number | undefined): BodyKind {
  const start = first === undefined ? '' : String.fromCharCode(first)
  if (/^[{[]/.test(start)) return 'json'
  if (start === '<' || /\bx?html\b/i.test(contentType)) return 'page'
  if (/\bevent-stream\b/i.test(contentType)) return 'events'
  if (/^[deir:]/.test(start)) return 'events' // data, event, id, retry, comment
  return /\bjson\b/i.test(contentType) && start !== '' ? 'json' : 'unknown'
}
