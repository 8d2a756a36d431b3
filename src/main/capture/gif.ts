import type { Point } from '#shared/geometry.ts'

type Raster = { readonly widthPx: number; readonly heightPx: number; readonly rgba: Uint8Array }

/** As many pixels as a picture of two large displays has; a header may claim anything. */
const MAX_PIXELS = 64_000_000
const TRAILER = 0x3b
const EXTENSION = 0x21
const IMAGE = 0x2c
const GRAPHIC_CONTROL = 0xf9
/** Of the rows of an interlaced picture: where each pass begins, and how far it steps. */
const PASSES = [[0, 8], [4, 8], [2, 4], [1, 2]] as const // prettier-ignore

/**
 * The first picture of a GIF (89a specification), which the picture library does not read; nothing where it is broken
 * off before its pixels. Rows that are missing stay transparent.
 */
export function decodeGif(bytes: Uint8Array): Raster | undefined {
  const reader = new Reader(bytes)
  reader.skip(6) // the signature
  const widthPx = reader.word()
  const heightPx = reader.word()
  const flags = reader.byte()
  reader.skip(2)
  const globalTable = hasTable(flags) ? reader.take(tableBytes(flags)) : undefined
  if (widthPx * heightPx === 0 || widthPx * heightPx > MAX_PIXELS) return undefined
  const raster = { widthPx, heightPx, rgba: new Uint8Array(widthPx * heightPx * 4) }
  return drawFirst(reader, raster, globalTable) ? raster : undefined
}

function drawFirst(reader: Reader, raster: Raster, globalTable: Uint8Array | undefined): boolean {
  let transparent: number | undefined
  while (!reader.isAtEnd) {
    const kind = reader.byte()
    if (kind === TRAILER) return false
    if (kind === IMAGE) return drawImage(reader, raster, { globalTable, transparent })
    if (kind !== EXTENSION) return false
    const isControl = reader.byte() === GRAPHIC_CONTROL
    const block = reader.blocks()
    if (isControl && ((block[0] ?? 0) & 1) === 1) transparent = block[3]
  }
  return false
}

type Colours = { readonly globalTable: Uint8Array | undefined; readonly transparent: number | undefined }

function drawImage(reader: Reader, raster: Raster, { globalTable, transparent }: Colours): boolean {
  const [left, top, width, height] = [reader.word(), reader.word(), reader.word(), reader.word()]
  const flags = reader.byte()
  const table = hasTable(flags) ? reader.take(tableBytes(flags)) : globalTable
  if (table === undefined || width * height > MAX_PIXELS) return false
  const indexes = unpack(reader.byte(), reader.blocks(), width * height)
  const rows = (flags & 0x40) === 0 ? undefined : interlaced(height)
  for (let at = 0; at < indexes.length; at++) {
    const row = Math.floor(at / width)
    const place = { x: left + (at % width), y: top + (rows?.[row] ?? row) }
    const index = indexes[at] ?? 0
    if (index !== transparent) drawPixel(raster, place, table.subarray(index * 3, index * 3 + 3))
  }
  return indexes.length > 0
}

function drawPixel({ widthPx, heightPx, rgba }: Raster, { x, y }: Point, colour: Uint8Array): void {
  if (x >= widthPx || y >= heightPx) return
  const at = (y * widthPx + x) * 4
  rgba.set(colour, at)
  rgba[at + 3] = 255
}

function hasTable(flags: number): boolean {
  return (flags & 0x80) !== 0
}

function tableBytes(flags: number): number {
  return 3 * 2 ** ((flags & 7) + 1)
}

function interlaced(height: number): readonly number[] {
  return PASSES.flatMap(([begin, step]) => {
    const count = Math.max(0, Math.ceil((height - begin) / step))
    return Array.from({ length: count }, (_, at) => begin + at * step)
  })
}

/** LZW with codes that grow from `rootBits + 1` to 12 bits; ends quietly where the data does. */
function unpack(rootBits: number, data: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length)
  if (rootBits < 2 || rootBits > 8) return out.subarray(0, 0)
  const codes = new CodeTable(rootBits)
  let [filled, bits, bitCount] = [0, 0, 0]
  for (let at = 0; at < data.length && filled < length; at++) {
    bits |= (data[at] ?? 0) << bitCount
    bitCount += 8
    while (bitCount >= codes.bits && filled < length) {
      const written = codes.write(bits & ((1 << codes.bits) - 1), out, filled)
      if (written === 'end') return out.subarray(0, filled)
      bits >>>= codes.lastBits
      bitCount -= codes.lastBits
      filled += written
    }
  }
  return out.subarray(0, filled)
}

const MOST_CODES = 4096

class CodeTable {
  readonly #clear: number
  readonly #prefix = new Uint16Array(MOST_CODES)
  readonly #suffix = new Uint8Array(MOST_CODES)
  readonly #length = new Uint16Array(MOST_CODES)
  #next = 0
  #before: number | undefined
  bits = 0
  /** How wide the code was that was written last. */
  lastBits = 0

  constructor(rootBits: number) {
    this.#clear = 1 << rootBits
    for (let code = 0; code < this.#clear; code++) {
      this.#suffix[code] = code
      this.#length[code] = 1
    }
    this.#reset()
  }

  /** Writes what a code stands for and gives how many indexes that is. */
  write(code: number, out: Uint8Array, at: number): number | 'end' {
    this.lastBits = this.bits
    if (code === this.#clear) {
      this.#reset()
      return 0
    }
    if (code === this.#clear + 1 || code > this.#next || (code === this.#next && this.#before === undefined))
      return 'end'
    const before = this.#before
    if (before !== undefined) this.#add(before, this.#first(code === this.#next ? before : code))
    this.#before = code
    return this.#spell(code, out, at)
  }

  #reset(): void {
    this.#next = this.#clear + 2
    this.bits = 32 - Math.clz32(this.#clear + 1)
    this.#before = undefined
  }

  #add(prefix: number, suffix: number): void {
    if (this.#next >= MOST_CODES) return
    this.#prefix[this.#next] = prefix
    this.#suffix[this.#next] = suffix
    this.#length[this.#next] = (this.#length[prefix] ?? 0) + 1
    this.#next += 1
    if (this.#next === 1 << this.bits && this.bits < 12) this.bits += 1
  }

  #first(code: number): number {
    let at = code
    while (at > this.#clear) at = this.#prefix[at] ?? 0
    return this.#suffix[at] ?? 0
  }

  #spell(code: number, out: Uint8Array, begin: number): number {
    const length = this.#length[code] ?? 0
    let at = code
    for (let index = begin + length - 1; index >= begin; index--) {
      if (index < out.length) out[index] = this.#suffix[at] ?? 0
      at = this.#prefix[at] ?? 0
    }
    return Math.min(length, out.length - begin)
  }
}

/** Bytes one after the other; past the end they are zero. */
class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }
  byte(): number {
    return this.#bytes[this.#at++] ?? 0
  }
  word(): number {
    return this.byte() | (this.byte() << 8)
  }
  skip(count: number): void {
    this.#at += count
  }
  take(count: number): Uint8Array {
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }
  /** The blocks up to the empty one, joined. */
  blocks(): Uint8Array {
    const parts: Uint8Array[] = []
    for (let length = this.byte(); length > 0; length = this.byte()) parts.push(this.take(length))
    return Buffer.concat(parts)
  }
}
