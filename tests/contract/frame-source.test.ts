import { describe, test } from 'vitest'
import type { PixelRect } from '#shared/geometry.ts'
import { XShmCapturer } from '../../src/main/capture/capturer-xshm.ts'
import type { NativeCapturer } from '../../src/main/capture/frames-native.ts'
import { NativeFrames } from '../../src/main/capture/frames-native.ts'
import { FakeFrames, displayAt, positionFrame } from '../support/fake-frames.ts'
import { frameSourcePromises } from '../support/frame-source-promises.ts'

const displays = [
  displayAt(1, { width: 320, height: 200 }),
  displayAt(2, { x: 320, width: 240, height: 150 }, 1.5),
]

const capturer: NativeCapturer = {
  monitors: () => [
    monitor(900, { x: 320, y: 0, width: 360, height: 225 }),
    monitor(901, { x: 0, y: 0, width: 320, height: 200 }),
  ],
  release: () => undefined,
}

const areas = new Map(
  capturer
    .monitors()
    .map(({ id, bounds: { x: xPx, y: yPx, width: widthPx, height: heightPx } }) => [
      id,
      { xPx, yPx, widthPx, heightPx },
    ]),
)

function grab({ widthPx, heightPx }: PixelRect, into: Uint8Array): Promise<void> {
  into.set(positionFrame(widthPx, heightPx).pixels)
  return Promise.resolve()
}

const sources = {
  'the fake': () => new FakeFrames(),
  'the native one, over a capturer that counts in pixels and has ids of its own': () =>
    new NativeFrames(() => Promise.resolve(capturer)),
  'the native one, over shared memory': () =>
    new NativeFrames(() =>
      Promise.resolve(
        new XShmCapturer({
          screen: { grab, monitorAreas: () => areas },
          other: capturer,
          after: () => () => undefined,
        }),
      ),
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
