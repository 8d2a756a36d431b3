import { Transformer } from '@napi-rs/image'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toFailure } from '#shared/errors.ts'
import type { PixelRect } from '#shared/geometry.ts'
import { XShmCapturer } from '../../src/main/capture/capturer-xshm.ts'
import type { Frame, FrameSource } from '../../src/main/capture/frames.ts'
import type { NativeCapturer } from '../../src/main/capture/frames-native.ts'
import { NativeFrames } from '../../src/main/capture/frames-native.ts'
import { PortalFrames } from '../../src/main/capture/frames-portal.ts'
import { Portal } from '../../src/main/portal/portal.ts'
import { connectSessionBus } from '../../src/main/portal/session-bus.ts'
import { FakeFrames, displayAt, positionFrame } from '../support/fake-frames.ts'
import { FakePortal } from '../support/fake-portal.ts'
import { startPrivateBus } from '../support/private-bus.ts'
import type { PrivateBus } from '../support/private-bus.ts'

const displays = [
  displayAt(1, { width: 320, height: 200 }),
  displayAt(2, { x: 320, width: 240, height: 150 }, 1.5),
]
const ids = displays.map(({ id }) => id)

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

let bus: PrivateBus
let desktop: FakePortal
let portal: Portal

beforeAll(async () => {
  bus = await startPrivateBus()
  desktop = await FakePortal.start(bus.address)
  // As desktops do it: everything at the scale of the display that has the highest.
  const { pixels } = positionFrame(840, 300)
  desktop.screenshot = { kind: 'picture', png: () => Transformer.fromRgbaPixels(pixels, 840, 300).png() }
  let tokens = 0
  portal = new Portal({
    connect: () => connectSessionBus(bus.address),
    appId: 'dev.askshot.Askshot',
    after: () => () => undefined,
    newToken: () => `token${++tokens}`,
  })
})

afterAll(async () => {
  await portal.stop()
  await desktop.stop()
  await bus.stop()
})

const sources: Readonly<Record<string, () => FrameSource>> = {
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
  'the portal, over a real bus': () =>
    new PortalFrames({
      portal,
      layout: () => displays,
      parentWindow: () => '',
      ownWindowsGone: () => Promise.resolve(),
    }),
}

function grab({ widthPx, heightPx }: PixelRect, into: Uint8Array): Promise<void> {
  into.set(positionFrame(widthPx, heightPx).pixels)
  return Promise.resolve()
}

function monitor(id: number, bounds: { x: number; y: number; width: number; height: number }) {
  return { id, bounds, capture: () => Promise.resolve(positionFrame(bounds.width, bounds.height)) }
}

/** What every source of frames promises on a desktop that shows something. */
describe.each(Object.entries(sources))('%s', (_name, make) => {
  const takeAll = (source: FrameSource): Promise<readonly Frame[]> => source.take(displays, 1)

  test.each(ids)('the frame of the display asked for comes first, whichever it is: %i', async (id) => {
    const [first] = await make().take(displays, id)
    expect(first?.displayId).toBe(id)
  })

  test('every display has one frame', async () => {
    const frames = await takeAll(make())
    expect(frames.map(({ displayId }) => displayId).sort((a, b) => a - b)).toEqual(ids)
  })

  test('a frame has four bytes a pixel, opaque, and the shape of its display', async () => {
    for (const { displayId, pixels, order, widthPx, heightPx } of await takeAll(make())) {
      const { width = 0, height = 0 } = displays.find(({ id }) => id === displayId)?.bounds ?? {}
      expect(pixels.length).toBe(widthPx * heightPx * 4)
      expect(order === 'bgrx' || pixels.every((byte, at) => at % 4 !== 3 || byte === 255)).toBe(true)
      expect(Math.abs(widthPx / width / (heightPx / height) - 1)).toBeLessThan(0.02)
    }
  })

  test('a frame stays as it was when the next one is taken', async () => {
    const source = make()
    const [before] = await takeAll(source)
    const copy = Buffer.from(before?.pixels ?? [])
    const [after] = await takeAll(source)
    expect(after?.pixels).not.toBe(before?.pixels)
    expect(copy.length).toBeGreaterThan(0)
    expect(copy.compare(before?.pixels ?? Buffer.alloc(0))).toBe(0)
  })

  test('a display that is not there is a failed capture', async () => {
    const failure = await make()
      .take(displays, 3)
      .catch((error: unknown) => toFailure(error))
    expect(failure).toEqual({ code: 'capture-failed' })
  })
})
