import { expect, test } from 'vitest'
import { stripPngChunks } from '../../../../src/main/capture/png-chunks.ts'
import { flatPng, decodePng } from '../../../support/pictures.ts'

const SIGNATURE_BYTES = 8

function chunk(type: string, text: string): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(text.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, Buffer.from(text), Buffer.alloc(4)]) // nobody reads the checksum of a dropped chunk
}

function picture(): Buffer {
  return flatPng(3, 2, [0x1b, 0x5e, 0x9e])
}

test('text, place, time and unknown chunks go; the picture stays', () => {
  const plain = stripPngChunks(picture())
  const headerEnd = SIGNATURE_BYTES + 12 + 13
  const burdened = Buffer.concat([
    plain.subarray(0, headerEnd),
    chunk('tEXt', 'Author\0somebody'),
    chunk('eXIf', 'place'),
    chunk('tIME', '1234567'),
    chunk('prVt', ''),
    plain.subarray(headerEnd),
  ])
  expect(Buffer.compare(stripPngChunks(burdened), plain)).toBe(0)
  expect(decodePng(plain)).toEqual(decodePng(picture()))
})

test('a palette belongs to the picture', () => {
  const plain = Buffer.from(stripPngChunks(picture()))
  const headerEnd = SIGNATURE_BYTES + 12 + 13
  const palette = chunk('PLTE', 'abc')
  const withPalette = Buffer.concat([plain.subarray(0, headerEnd), palette, plain.subarray(headerEnd)])
  expect(Buffer.compare(stripPngChunks(withPalette), withPalette)).toBe(0)
})

test('what stands after the end goes', () => {
  const plain = stripPngChunks(picture())
  expect(Buffer.compare(stripPngChunks(Buffer.concat([plain, Buffer.from('hidden')])), plain)).toBe(0)
})

test('a view into a larger memory is read from its own start', () => {
  const plain = stripPngChunks(picture())
  const shifted = Buffer.concat([Buffer.alloc(5), plain]).subarray(5)
  expect(Buffer.compare(stripPngChunks(shifted), plain)).toBe(0)
})

test('a file cut anywhere is refused', () => {
  const png = picture()
  for (let length = 0; length < png.length; length++) {
    expect(() => stripPngChunks(png.subarray(0, length))).toThrow()
  }
})

test('something else is refused', () => {
  expect(() => stripPngChunks(Buffer.from('GIF89a, and then some more bytes'))).toThrow('Not a PNG')
})
