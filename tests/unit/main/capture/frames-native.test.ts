import { describe, expect, test } from 'vitest'
import { NativeFrames } from '../../../../src/main/capture/frames-native.ts'
import type { NativeMonitor, Still } from '../../../../src/main/capture/frames-native.ts'
import type { Display } from '../../../../src/main/capture/frames.ts'
import { displayAt, plainFrame, positionFrame } from '../../../support/fake-frames.ts'

const displays = [
  displayAt(1, { width: 160, height: 90 }),
  displayAt(2, { x: 160, width: 160, height: 100 }),
  displayAt(3, { x: 320, width: 120, height: 120 }),
]

function monitor(id: number, capture: () => Promise<Still>): NativeMonitor {
  const bounds = displays.find((display) => display.id === id)?.bounds ?? { x: 0, y: 0, width: 1, height: 1 }
  return { id, bounds, capture }
}

const showing = (id: number, still = positionFrame(160, 90)) => monitor(id, () => Promise.resolve(still))
const broken = (id: number) => monitor(id, () => Promise.reject(new Error('XGetImage failed')))
const capturer = (list: () => readonly NativeMonitor[]) => ({ monitors: list, release: () => undefined })
const source = (...monitors: NativeMonitor[]) =>
  new NativeFrames(() => Promise.resolve(capturer(() => monitors)))

const wide = positionFrame(160, 100)
const square = positionFrame(120, 120)

test('the display under the pointer is read before the others', async () => {
  const order: number[] = []
  const noting = (id: number, still: Still) =>
    monitor(id, () => {
      order.push(id)
      return Promise.resolve(still)
    })
  const frames = await source(noting(1, positionFrame(160, 90)), noting(2, wide), noting(3, square)).take(
    displays,
    2,
  )
  expect(order).toEqual([2, 1, 3])
  expect(frames.map(({ displayId }) => displayId)).toEqual([2, 1, 3])
})

describe('trouble with the first display', () => {
  test.each([
    ['it cannot be read', [broken(1), showing(2, wide)], 'capture-failed'],
    ['it has no monitor', [showing(2, wide)], 'capture-failed'],
    ['its frame has another shape', [showing(1, positionFrame(90, 160))], 'capture-failed'],
    ['its frame is black', [showing(1, plainFrame(160, 90, [0, 0, 0, 255]))], 'capture-empty'],
  ])('%s', async (_name, monitors, code) => {
    await expect(source(...monitors).take(displays, 1)).rejects.toMatchObject({ code })
  })

  test('keeps what the capturer said as its cause', async () => {
    await expect(source(broken(1)).take(displays, 1)).rejects.toMatchObject({
      cause: { message: 'XGetImage failed' },
    })
  })
})

test('a display that cannot be read costs only its own frame', async () => {
  const frames = await source(showing(1), broken(2), showing(3, square)).take(displays, 1)
  expect(frames.map(({ displayId }) => displayId)).toEqual([1, 3])
})

test('another display may be black', async () => {
  const frames = await source(showing(1), showing(2, plainFrame(160, 100, [0, 0, 0, 255]))).take(displays, 1)
  expect(frames).toHaveLength(2)
})

describe('the capturer', () => {
  test('is loaded by the first use and only then', async () => {
    let loads = 0
    const frames = new NativeFrames(() => {
      loads += 1
      return Promise.resolve(capturer(() => [showing(1)]))
    })
    expect(loads).toBe(0)
    await frames.warm()
    await frames.take(displays, 1)
    await frames.take(displays, 1)
    expect(loads).toBe(1)
  })

  test('that does not load is a failed capture, and is tried again', async () => {
    let loads = 0
    const frames = new NativeFrames(() => {
      loads += 1
      return loads === 1
        ? Promise.reject(new Error('no binding'))
        : Promise.resolve(capturer(() => [showing(1)]))
    })
    await expect(frames.take(displays, 1)).rejects.toMatchObject({ code: 'capture-failed' })
    await expect(frames.take(displays, 1)).resolves.toHaveLength(1)
  })

  test('lists the monitors anew for every capture', async () => {
    const lists = [[showing(1)], [showing(1), showing(3, square)]]
    const frames = new NativeFrames(() => Promise.resolve(capturer(() => lists.shift() ?? [])))
    expect(await frames.take(displays, 1)).toHaveLength(1)
    expect(await frames.take(displays, 1)).toHaveLength(2)
    await expect(frames.take(displays, 1)).rejects.toMatchObject({ code: 'capture-failed' })
  })
})

test('two displays that are read by their places may show the same', async () => {
  const twins = [displays[0] as Display, displayAt(2, { x: 160, width: 160, height: 90 })]
  const frames = await source(showing(1), showing(2)).take(twins, 1)
  expect(frames.map(({ displayId }) => displayId)).toEqual([1, 2])
})
