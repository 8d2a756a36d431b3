import { beforeEach, describe, expect, test } from 'vitest'
import { pinPlace } from '../../../../src/main/pin/pin-place.ts'
import { Pins } from '../../../../src/main/pin/pins.ts'
import type { Pinned } from '../../../../src/main/pin/pins.ts'
import type { Rect } from '../../../../src/shared/geometry.ts'
import type { PinView } from '../../../../src/shared/views.ts'

const picture: Pinned = { bytes: new Uint8Array([1, 2, 3]), widthPx: 300, heightPx: 200 }
let opened: { pin: PinView; place: Rect | undefined }[]
let said: unknown[]
let pins: Pins

beforeEach(() => {
  opened = []
  said = []
  pins = new Pins({
    newId: () => `pin-${opened.length + 1}`,
    open: (pin, place) => opened.push({ pin, place }),
    close: (id) => said.push(`close ${id}`),
    copyPicture: (bytes) => Promise.resolve(void said.push(bytes)),
    savePictureAs: () => Promise.resolve(true),
    ask: ({ bytes }) => Promise.resolve(void said.push(['ask', bytes])),
  })
})

describe('a pinned capture', () => {
  test('has a window with its picture, over what it was taken of', () => {
    pins.add(picture, { x: 5, y: 6, width: 300, height: 200 })
    expect(opened).toEqual([
      {
        pin: { id: 'pin-1', url: 'app://ui/pin/pin-1', widthPx: 300, heightPx: 200 },
        place: { x: 5, y: 6, width: 300, height: 200 },
      },
    ])
    expect(pins.picture('pin-1')).toBe(picture.bytes)
    expect(pins.view('pin-1').widthPx).toBe(300)
  })

  test('is copied and asked about as exactly the bytes it shows', async () => {
    pins.add(picture)
    await pins.copy('pin-1')
    await pins.ask('pin-1')
    expect(said).toEqual([picture.bytes, ['ask', picture.bytes]])
    expect(await pins.save('pin-1')).toEqual({ isSaved: true })
  })

  test('is nowhere any more once its window is gone', async () => {
    pins.add(picture)
    pins.forget('pin-1')
    expect(pins.picture('pin-1')).toBeUndefined()
    expect(() => pins.view('pin-1')).toThrow(expect.objectContaining({ code: 'not-found' }))
    await expect(pins.copy('pin-1')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('where a pinned capture opens', () => {
  const workArea = { x: -1600, y: 0, width: 1600, height: 900 }

  test('is over its place, in its own size', () => {
    const place = pinPlace({ width: 300, height: 200 }, workArea, {
      x: -900,
      y: 100,
      width: 300,
      height: 200,
    })
    expect(place).toEqual({ x: -900, y: 100, width: 300, height: 240 })
  })

  test('is always where windows may stand, smaller if it must be, and large enough for its buttons', () => {
    for (const size of [
      { width: 4000, height: 100 },
      { width: 10, height: 3000 },
      { width: 3, height: 3 },
    ]) {
      const { x, y, width, height } = pinPlace(size, workArea, { x: -10, y: 880, width: 1, height: 1 })
      expect(x >= -1600 && x + width <= 0 && y >= 0 && y + height <= 900).toBe(true)
      expect(width >= 232 && height >= 84).toBe(true)
      expect(width <= 960 && height <= 540 + 1).toBe(true)
    }
  })
})
