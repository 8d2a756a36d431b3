import { expect, test } from 'vitest'
import type { PixelRect } from '#shared/geometry.ts'
import { XShmCapturer } from '../../../../src/main/capture/capturer-xshm.ts'
import type { NativeMonitor } from '../../../../src/main/capture/frames-native.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { plainFrame } from '../../../support/fake-frames.ts'

/** At a scale of 1.5: the points that the other list gives, and the pixels there are. */
const bounds = { x: 1280, y: -66, width: 26, height: 20 }
const area = { xPx: 1920, yPx: -100, widthPx: 40, heightPx: 30 }

function capturing() {
  const clock = new FakeClock()
  const grabbed: PixelRect[] = []
  const server = { refuses: false, pixel: 7 }
  const areas = new Map([[3, area]])
  const screen = {
    monitorAreas: () => areas,
    grab: (area: PixelRect, into: Uint8Array) => {
      grabbed.push(area)
      if (server.refuses) return Promise.reject(new Error('The X server refused'))
      into.fill(server.pixel)
      return Promise.resolve()
    },
  }
  const monitor: NativeMonitor = {
    id: 3,
    bounds,
    capture: () => Promise.resolve(plainFrame(40, 30, [1, 2, 3, 255])),
  }
  const capturer = new XShmCapturer({
    screen,
    other: { monitors: () => [monitor], release: () => undefined },
    after: (delayMs, action) => clock.after(delayMs, action),
  })
  const still = async () => {
    const [first] = capturer.monitors()
    if (first === undefined) throw new Error('No monitor')
    return first.capture()
  }
  return { areas, clock, grabbed, server, capturer, still }
}

test('a monitor is read where its pixels lie on the desktop, blue first', async () => {
  const { grabbed, still } = capturing()
  expect(await still()).toMatchObject({ widthPx: 40, heightPx: 30, order: 'bgrx' })
  expect(grabbed).toEqual([area])
})

test('a monitor that the X server does not know by its id is read in the other way', async () => {
  const { areas, grabbed, still } = capturing()
  areas.clear()
  expect(await still()).toMatchObject({ order: 'rgba' })
  expect(grabbed).toEqual([])
})

test('what shared memory refuses is read in the other way, and the next one over shared memory again', async () => {
  const { server, still } = capturing()
  server.refuses = true
  expect(await still()).toMatchObject({ order: 'rgba', widthPx: 40 })
  server.refuses = false
  expect(await still()).toMatchObject({ order: 'bgrx' })
})

test('memory is used again only after it was let go of', async () => {
  const { capturer, server, still } = capturing()
  const first = await still()
  server.pixel = 9
  const second = await still()
  expect(second.pixels).not.toBe(first.pixels)
  expect(first.pixels[0]).toBe(7)
  capturer.release(first.pixels)
  capturer.release(first.pixels)
  expect((await still()).pixels).toBe(first.pixels)
  expect((await still()).pixels).not.toBe(first.pixels)
})

test('memory that nobody asks for is given back', async () => {
  const { capturer, clock, still } = capturing()
  const first = await still()
  capturer.release(first.pixels)
  clock.move(60_000)
  expect((await still()).pixels).not.toBe(first.pixels)
})
