import { setImmediate as turn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw } from 'node:zlib'
import type { PixelOrder } from '#shared/views.ts'

/** Pixels of four bytes each, rows from the top without gaps between them. */
type Sheet = {
  readonly widthPx: number
  readonly heightPx: number
  readonly order: PixelOrder
  readonly pixels: Uint8Array
}

/** As much as is filtered at a time: a few milliseconds. Bands are compressed side by side, each by itself. */
const BAND_BYTES = 1 << 19
/** Nearly the smallest of a screen, in a quarter of the time of zlib's usual level. */
const LEVEL = 2
/** A row of which more pixels than this differ from their left neighbour is a photograph's. */
const SOFT_SHARE = 0.6
const STEP_PX = 4

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const RGB = 2
/** A window of 32 kB, and a level among the quick ones (RFC 1950, 2.2). */
const ZLIB_HEAD = Uint8Array.of(0x78, 0x5e)
const ADLER_OF_NOTHING = 1
const ADLER_BASE = 65521
/** So many bytes at the most keep the sums below 2³¹, where they are quick. */
const ADLER_STEP = 3800
const NO_FILTER = 0
const SUB_FILTER = 1

/**
 * The pixels as a PNG of three bytes each (https://www.w3.org/TR/png-3/), with nothing in it but them; the fourth byte
 * is not looked at. Four times as quick as the encoders at hand and no larger, because it knows that it has a screen
 * before it. Compresses on other threads.
 */
export async function writePng(sheet: Sheet): Promise<Uint8Array> {
  const packed: Promise<Uint8Array>[] = []
  let sum = ADLER_OF_NOTHING
  for (const { band, isLast } of bandsOf(sheet)) {
    packed.push(compress(band, isLast))
    sum = adler32(band, sum)
    await turn() // main has other work, and the threads have this
  }
  const tail = new DataView(new ArrayBuffer(4))
  tail.setUint32(0, sum)
  const data = Buffer.concat([ZLIB_HEAD, ...(await Promise.all(packed)), new Uint8Array(tail.buffer)])
  const head = new DataView(new ArrayBuffer(13))
  head.setUint32(0, sheet.widthPx)
  head.setUint32(4, sheet.heightPx)
  head.setUint8(8, 8)
  head.setUint8(9, RGB)
  const chunks = [chunk('IHDR', new Uint8Array(head.buffer)), chunk('IDAT', data), chunk('IEND')]
  return Buffer.concat([SIGNATURE, ...chunks.flat()])
}

const deflate = promisify(deflateRaw)

/** A piece of one deflate stream, which goes on after it unless it is the last (RFC 1951). */
function compress(band: Uint8Array, isLast: boolean): Promise<Uint8Array> {
  const finishFlush = isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH
  return deflate(band, { level: LEVEL, chunkSize: BAND_BYTES / 4, finishFlush })
}

/** The checksum of a zlib stream (RFC 1950, 8.2), going on from that of what came before. */
function adler32(bytes: Uint8Array, before: number): number {
  let a = before & 0xffff
  let b = before >>> 16
  for (let from = 0; from < bytes.length; from += ADLER_STEP) {
    const to = Math.min(from + ADLER_STEP, bytes.length)
    for (let at = from; at < to; at++) {
      a += bytes[at] ?? 0
      b += a
    }
    a %= ADLER_BASE
    b %= ADLER_BASE
  }
  return ((b << 16) | a) >>> 0
}

/** Its length, its name, its data, and the sum that is checked. */
function chunk(name: string, data: Uint8Array = new Uint8Array(0)): readonly Uint8Array[] {
  const named = Buffer.from(name, 'latin1')
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.byteLength)
  sum.writeUInt32BE(crc32(data, crc32(named)))
  return [length, named, data, sum]
}

/** The rows with their filters in front. */
function* bandsOf({ widthPx, heightPx, order, pixels }: Sheet): Generator<{
  readonly band: Uint8Array
  readonly isLast: boolean
}> {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, widthPx * heightPx)
  const rowBytes = 1 + 3 * widthPx
  const rows = Math.max(1, Math.floor(BAND_BYTES / rowBytes))
  for (let top = 0; top < heightPx; top += rows) {
    const count = Math.min(rows, heightPx - top)
    const band = new Uint8Array(count * rowBytes)
    for (let row = 0; row < count; row++) {
      const start = (top + row) * widthPx
      const line = words.subarray(start, start + widthPx)
      const into = band.subarray(row * rowBytes, (row + 1) * rowBytes)
      if (isSoft(line)) packDifferences(line, into, order)
      else packPixels(line, into, order)
    }
    yield { band, isLast: top + count === heightPx }
  }
}

/** Looks at every fourth pair: the choice costs size at the most, and it must cost no time. */
function isSoft(line: Uint32Array): boolean {
  let changes = 0
  for (let x = 1; x < line.length; x += STEP_PX) {
    if ((((line[x] ?? 0) ^ (line[x - 1] ?? 0)) & 0xff_ffff) !== 0) changes += STEP_PX
  }
  return changes > line.length * SOFT_SHARE
}

function packPixels(line: Uint32Array, into: Uint8Array, order: PixelOrder): void {
  const [red, blue] = order === 'rgba' ? [0, 16] : [16, 0]
  into[0] = NO_FILTER
  for (let x = 0, to = 1; x < line.length; x++, to += 3) {
    const word = line[x] ?? 0
    into[to] = word >>> red
    into[to + 1] = word >>> 8
    into[to + 2] = word >>> blue
  }
}

function packDifferences(line: Uint32Array, into: Uint8Array, order: PixelOrder): void {
  const [red, blue] = order === 'rgba' ? [0, 16] : [16, 0]
  into[0] = SUB_FILTER
  let left = 0
  for (let x = 0, to = 1; x < line.length; x++, to += 3) {
    const word = line[x] ?? 0
    into[to] = (word >>> red) - (left >>> red)
    into[to + 1] = (word >>> 8) - (left >>> 8)
    into[to + 2] = (word >>> blue) - (left >>> blue)
    left = word
  }
}
