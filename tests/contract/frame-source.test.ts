import { describe, test } from 'vitest'
import { NativeFrames } from '../../src/main/capture/frames-native.ts'
import { FakeFrames, displayAt, positionFrame } from '../support/fake-frames.ts'
import { frameSourcePromises } from '../support/frame-source-promises.ts'

const displays = [
  displayAt(1, { width: 320, height: 200 }),
  displayAt(2, { x: 320, width: 240, height: 150 }, 1.5),
]

const sources = {
  'the fake': () => new FakeFrames(),
  'the native one, over a capturer that counts in pixels and has ids of its own': () =>
    new NativeFrames(() =>
      Promise.resolve(() => [
        monitor(900, { x: 320, y: 0, width: 360, height: 225 }),
        monitor(901, { x: 0, y: 0, width: 320, height: 200 }),
      ]),
    ),
}

function monitor(id: number, bounds: { x: number; y: number; width: number; height: number }) {
  return { id, bounds, capture: () => Promise.resolve(positionFrame(bounds.width, bounds.height)) }
}

describe.each(Object.entries(sources))('%s', (_name, make) => {
  test.each(frameSourcePromises)('$sentence', async ({ check }) => {
    await check(make(), displays)
  })
})
