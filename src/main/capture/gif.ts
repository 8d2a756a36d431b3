import { setImmediate } from 'node:timers/promises'

type Raster = { readonly widthPx: number; readonly heightPx: number; readonly rgba: Uint8Array }

/** As many pixels as a picture of two large displays has; a header may claim anything. */
const MAX_PIXELS = 64_000_000
const TRAILER = 0x3b
const EXTENSION = 0x21
const IMAGE = 0x2c
const GRAPHIC_CONTROL = 0xf9
/** Of the rows of an interlaced picture: where each pass begins, and how far it steps. */
const PASSES = [[0, 8], [4, 8], [2, 4], [1, 2]] as const // prettier-ignore

/** How long main is kept at most before it may do something else. */
const BREATH_MS = 10
/** Of LZW data, between two looks at the clock: each may hold nearly three codes, and each of them 4,096 indexes. */
const BYTES_AT_A_TIME = 512

/**
 * The first picture of a GIF (89a specification), which the picture library does not read; nothing where it is broken
 * off before its pixels. Rows that are missing stay transparent. Lets others have their turn meanwhile.
 */
export async function decodeGif(bytes: Uint8Array): Promise<Raster | undefined> {
  const reader = new Reader(bytes)
  reader.skip(6) // the signature
  const widthPx = reader.word()
  const heightPx = reader.word()
  const flags = reader.byte()
  reader.skip(2)
  const globalTable = hasTable(flags) ? reader.take(tableBytes(flags)) : undefined
  if (widthPx * heightPx === 0 || widthPx * heightPx > MAX_PIXELS) return undefined
  const raster = { widthPx, heightPx, rgba: new Uint8Array(widthPx * heightPx * 4) }
  return (await drawFirst(reader, raster, globalTable)) ? raster : undefined
}

async function drawFirst(reader: Reader, raster: Raster, globalTable?: Uint8Array): Promise<boolean> {
  const breath = new Breath()
  let transparent: number | undefined
  while (!reader.isAtEnd) {
    if (breath.isDue) await breath.take()
    const kind = reader.byte()
    if (kind === TRAILER) return false
    if (kind === IMAGE) return drawImage(reader, raster, { globalTable, transparent, breath })
    if (kind !== EXTENSION) return false
    const isControl = reader.byte() === GRAPHIC_CONTROL
    const blocks = new Blocks(reader)
    const head = blocks.take(4)
    for (; !blocks.isAtEnd; blocks.nextBlock()) if (breath.isDue) await breath.take()
    if (isControl && isOdd(head[0])) transparent = head[3]
  }
  return false
}

function isOdd(byte = 0): boolean {
  return (byte & 1) === 1
}

type Colours = { readonly globalTable: Uint8Array | undefined; readonly transparent: number | undefined }

async function drawImage(
  reader: Reader,
  raster: Raster,
  { globalTable, transparent, breath }: Colours & { readonly breath: Breath },
): Promise<boolean> {
  const [left, top, width, height] = [reader.word(), reader.word(), reader.word(), reader.word()]
  const flags = reader.byte()
  const table = hasTable(flags) ? reader.take(tableBytes(flags)) : globalTable
  if (table === undefined || width * height > MAX_PIXELS) return false
  const indexes = await unpack(reader.byte(), new Blocks(reader), { length: width * height, breath })
  const rows = (flags & 0x40) === 0 ? undefined : interlaced(height)
  const drawRow = rowDrawer(raster, left, paletteOf(table, transparent))
  for (let row = 0; row * width < indexes.length; row++) {
    drawRow(indexes.subarray(row * width, (row + 1) * width), top + (rows?.[row] ?? row))
    if (breath.isDue) await breath.take()
  }
  return indexes.length > 0
}

/** Each colour as the word that it is in a raster, whatever the order of bytes; what the table lacks is black. */
function paletteOf(table: Uint8Array, transparent: number | undefined): Uint32Array {
  const rgba = new Uint8Array(256 * 4)
  for (let index = 0; index < 256; index++) {
    for (let channel = 0; channel < 3; channel++) rgba[index * 4 + channel] = table[index * 3 + channel] ?? 0
    rgba[index * 4 + 3] = 255
  }
  if (transparent !== undefined) rgba.fill(0, transparent * 4, transparent * 4 + 4)
  return new Uint32Array(rgba.buffer)
}

/** Writes a row of indexes into a raster; what lies outside of it is left out. */
function rowDrawer({ widthPx, heightPx, rgba }: Raster, left: number, palette: Uint32Array) {
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, widthPx * heightPx)
  return (indexes: Uint8Array, y: number): void => {
    if (y >= heightPx) return
    const begin = y * widthPx + left
    const count = Math.min(indexes.length, widthPx - left)
    for (let x = 0; x < count; x++) words[begin + x] = palette[indexes[x] ?? 0] ?? 0
  }
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

type Room = { readonly length: number; readonly breath: Breath }

/** LZW with codes that grow from `rootBits + 1` to 12 bits; ends quietly where the data does. */
async function unpack(rootBits: number, data: Blocks, { length, breath }: Room): Promise<Uint8Array> {
  const out = new Uint8Array(length)
  if (rootBits < 2 || rootBits > 8) return out.subarray(0, 0)
  const unpacking = new Unpacking(rootBits, out)
  while (unpacking.feed(data, BYTES_AT_A_TIME)) if (breath.isDue) await breath.take()
  return out.subarray(0, unpacking.filled)
}

class Unpacking {
  readonly #codes: CodeTable
  readonly #out: Uint8Array
  #bits = 0
  #bitCount = 0
  /** How many indexes there are already. */
  filled = 0

  constructor(rootBits: number, out: Uint8Array) {
    this.#codes = new CodeTable(rootBits)
    this.#out = out
  }

  /** Takes so many bytes, and says whether more could be of use. */
  feed(data: Blocks, byteCount: number): boolean {
    for (let count = 0; count < byteCount; count++) {
      if (data.isAtEnd || this.filled >= this.#out.length) return false
      this.#bits |= data.byte << this.#bitCount
      this.#bitCount += 8
      data.next()
      if (!this.#writeCodes()) return false
    }
    return true
  }

  /** Every code that is whole by now; false if one of them was the last. */
  #writeCodes(): boolean {
    const codes = this.#codes
    while (this.#bitCount >= codes.bits && this.filled < this.#out.length) {
      const written = codes.write(this.#bits & ((1 << codes.bits) - 1), this.#out, this.filled)
      if (written === END) return false
      this.#bits >>>= codes.lastBits
      this.#bitCount -= codes.lastBits
      this.filled += written
    }
    return true
  }
}

const MOST_CODES = 4096
/** Instead of how many indexes were written. */
const END = -1

class CodeTable {
  readonly #clear: number
  readonly #prefix = new Uint16Array(MOST_CODES)
  readonly #suffix = new Uint8Array(MOST_CODES)
  readonly #first = new Uint8Array(MOST_CODES)
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
      this.#first[code] = code
      this.#length[code] = 1
    }
    this.#reset()
  }

  /** Writes what a code stands for and gives how many indexes that is, or `END`. */
  write(code: number, out: Uint8Array, at: number): number {
    this.lastBits = this.bits
    if (code === this.#clear) {
      this.#reset()
      return 0
    }
    if (code === this.#clear + 1 || code > this.#next || (code === this.#next && this.#before === undefined))
      return END
    const before = this.#before
    if (before !== undefined) this.#add(before, this.#first[code === this.#next ? before : code] ?? 0)
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
    this.#first[this.#next] = this.#first[prefix] ?? 0
    this.#length[this.#next] = (this.#length[prefix] ?? 0) + 1
    this.#next += 1
    if (this.#next === 1 << this.bits && this.bits < 12) this.bits += 1
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
}

/** The bytes of the blocks up to the empty one, never joined: a file may hold millions of blocks. */
class Blocks {
  readonly #reader: Reader
  /** Of the current block, behind the current byte. */
  #left = 0
  byte = 0
  isAtEnd = false

  constructor(reader: Reader) {
    this.#reader = reader
    this.next()
  }

  next(): void {
    if (this.isAtEnd) return
    if (this.#left === 0) this.#left = this.#reader.byte()
    this.isAtEnd = this.#left === 0 || this.#reader.isAtEnd
    if (this.isAtEnd) return
    this.#left -= 1
    this.byte = this.#reader.byte()
  }

  take(most: number): readonly number[] {
    const bytes: number[] = []
    for (; bytes.length < most && !this.isAtEnd; this.next()) bytes.push(this.byte)
    return bytes
  }

  /** Passes over what is left of the current block. */
  nextBlock(): void {
    this.#reader.skip(this.#left)
    this.#left = 0
    this.next()
  }
}

/** Tells when main has been kept for long enough, and lets it go for a turn. */
class Breath {
  #since = performance.now()

  get isDue(): boolean {
    return performance.now() - this.#since >= BREATH_MS
  }

  async take(): Promise<void> {
    await setImmediate()
    this.#since = performance.now()
  }
}
