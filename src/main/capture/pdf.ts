import { AppError } from '#shared/errors.ts'

/** Readers take what stands before the first line, such as the head of a mail; nobody writes more than this. */
const HEAD_BYTES = 1_024
/** What programs leave behind the last line of a file that is whole. */
const TAIL_BYTES = 64_000
/** A trailer names some objects; its list of object numbers comes before it. */
const TRAILER_BYTES = 4_096

/** Whether the bytes begin as a PDF, whatever the file is called. */
export function isPdf(bytes: Uint8Array): boolean {
  return latin1(bytes, 0, HEAD_BYTES).includes('%PDF-')
}

/**
 * Looks at the two ends of a PDF, not at its pages: throws `document-unreadable` for one that was cut short or has
 * nothing in it, and `document-locked` for one whose pages are encrypted.
 */
export function checkPdf(bytes: Uint8Array): void {
  const tail = latin1(bytes, Math.max(0, bytes.length - TAIL_BYTES), bytes.length)
  const places = [...tail.matchAll(/startxref\s+(\d+)/g)]
  const last = places.at(-1)
  if (last?.[1] === undefined)
    throw new AppError('document-unreadable', 'The PDF ends before its table of contents')
  if (isEncrypted(trailerAt(bytes, Number(last[1]), tail)))
    throw new AppError('document-locked', 'The PDF is encrypted')
}

// Where a program says wrongly where its trailer is, the last one that is written out counts: readers look there, too.
function trailerAt(bytes: Uint8Array, offset: number, tail: string): string {
  const start = latin1(bytes, offset, offset + TRAILER_BYTES)
  if (/^\s*\d+\s+\d+\s+obj\b/.test(start)) return start.split(/\bstream\r?\n/, 1)[0] ?? ''
  const written = /^\s*xref\b/.test(start) ? trailerFrom(bytes, offset) : undefined
  return written ?? tail.slice(Math.max(0, tail.lastIndexOf('trailer')))
}

function trailerFrom(bytes: Uint8Array, offset: number): string | undefined {
  const at = asBuffer(bytes).indexOf('trailer', offset, 'latin1')
  return at < 0 ? undefined : latin1(bytes, at, at + TRAILER_BYTES).split('startxref', 1)[0]
}

function isEncrypted(trailer: string): boolean {
  return /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(trailer)
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return asBuffer(bytes).toString('latin1', Math.min(from, bytes.length), Math.min(to, bytes.length))
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
