import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listWindows, seenOn } from '../../../../src/main/capture/window-list.ts'
import type { DesktopWindow } from '../../../../src/main/capture/window-list.ts'
import { displayAt } from '../../../support/fake-frames.ts'

const display = displayAt(1, { x: 100, y: 0, width: 1600, height: 900 })
const monitor = { x: 200, y: 0, width: 3200, height: 1800 }

function windowAt(x: number, y: number, width: number, height: number, more: Partial<DesktopWindow> = {}) {
  const bounds = { x, y, width, height }
  return { bounds, isOwn: false, isMinimized: false, title: () => `${x},${y}`, appName: () => '', ...more }
}

test('a window is told in points of its display, whatever the desktop counts in', () => {
  expect(seenOn(display, monitor, [windowAt(400, 200, 800, 600)])).toEqual([
    { x: 100, y: 100, width: 400, height: 300, title: '400,200' },
  ])
})

test('it is cut off at the edges, and left out when it lies on another display', () => {
  const windows = [windowAt(100, -50, 400, 250), windowAt(0, 0, 180, 180)]
  expect(seenOn(display, monitor, windows)).toMatchObject([{ x: 0, y: 0, width: 150, height: 100 }])
})

test.each([
  ['our own', windowAt(400, 200, 800, 600, { isOwn: true })],
  ['minimised', windowAt(400, 200, 800, 600, { isMinimized: true })],
  ['a panel', windowAt(200, 0, 3200, 78)],
  ['as large as the display', windowAt(190, -10, 3300, 1900)],
])('one that is %s is left out', (_name, window) => {
  expect(seenOn(display, monitor, [window])).toEqual([])
})

test('what another one covers is not to be seen; what lies behind all of the display is not either', () => {
  const cover = windowAt(400, 200, 800, 600)
  const windows = [cover, windowAt(420, 220, 200, 200), monitorWide(), windowAt(1500, 900, 400, 400)]
  expect(seenOn(display, monitor, windows).map(({ title }) => title)).toEqual(['400,200'])
})

function monitorWide() {
  return windowAt(monitor.x, monitor.y, monitor.width, monitor.height)
}

test('a title is asked for only of what is shown', () => {
  const title = () => {
    throw new Error('asked')
  }
  expect(seenOn(display, monitor, [windowAt(0, 0, 10, 10, { title })])).toEqual([])
})

test('any windows at all stay on the display', () => {
  const number = fc.integer({ min: -5000, max: 9000 })
  const size = fc.integer({ min: 0, max: 6000 })
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number, size, size)), (all) => {
      for (const seen of seenOn(
        display,
        monitor,
        all.map((one) => windowAt(...one)),
      )) {
        expect(Math.min(seen.x, seen.y)).toBeGreaterThanOrEqual(0)
        expect(seen.x + seen.width).toBeLessThanOrEqual(1600)
        expect(seen.y + seen.height).toBeLessThanOrEqual(900)
        expect(Math.min(seen.width, seen.height)).toBeGreaterThanOrEqual(40)
      }
    }),
  )
})

test('a display that the desktop does not know has no windows', async () => {
  const source = { monitors: () => [], windows: () => Promise.resolve([windowAt(400, 200, 800, 600)]) }
  expect(await listWindows(source, display, [display])).toEqual([])
})
