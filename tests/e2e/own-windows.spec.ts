import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Point } from '../../src/shared/geometry.ts'
import {
  CAPTURE_KEYS,
  dimmed,
  expectOverlayField,
  goOnInAskWindow,
  openOverlay,
  SHOW_LAST_KEYS,
} from '../support/e2e-app.ts'
import { countDifferent, decodePng } from '../support/pictures.ts'
import { expect, test } from '../support/e2e-test.ts'

test('own windows are in no capture, and come back when there is none', async ({ desktop, launch }) => {
  const bare = await desktop.still()
  const app = await launch({ args: ['--settings'] })
  await app.expectVisible('settings')
  await desktop.press(SHOW_LAST_KEYS)
  await app.expectVisible('ask')
  await expect
    .poll(async () => countDifferent(await desktop.still(), bare), { message: 'own windows on the display' })
    .toBeGreaterThan(300_000)

  await test.step('Space takes the whole display, without them', async () => {
    await openOverlay(desktop, app)
    await desktop.press('space')
    await goOnInAskWindow(desktop, app)
    await expect.poll(() => app.rows('captures')).toHaveLength(1)
    const file = String(app.rows('captures')[0]?.['file'])
    const capture = decodePng(readFileSync(join(app.folder, 'pictures', file)))
    expect(countDifferent(capture, bare)).toBe(0)
  })

  await test.step('a click without a drag does the same', async () => {
    await openOverlay(desktop, app)
    await desktop.click({ x: 700, y: 400 })
    await goOnInAskWindow(desktop, app)
    await expect.poll(() => app.rows('captures')).toHaveLength(2)
    expect(app.rows('captures')[0]).toMatchObject({ width_px: 1600, height_px: 900 })
  })

  await test.step('keys alone draw a rectangle, and a held Enter sends no question', async () => {
    const overlay = await openOverlay(desktop, app)
    await desktop.xdotool('key', '--delay', 30, 'ctrl+Right', 'ctrl+Down', 'Return')
    await desktop.xdotool(
      'key',
      '--delay',
      30,
      'ctrl+Right',
      'ctrl+Right',
      'ctrl+Down',
      'shift+Down',
      'Right',
    )
    await expect(overlay.locator('.size')).toHaveText('201 × 110')
    await desktop.xdotool('keydown', 'Return')
    await expectOverlayField(overlay)
    await desktop.xdotool('keyup', 'Return')
    await expect(overlay.getByRole('textbox', { name: 'Your question' })).toHaveValue('')
    await goOnInAskWindow(desktop, app)
    expect(app.rows('captures')[0]).toMatchObject({ width_px: 201, height_px: 110 })
    expect(app.rows()).toEqual([])
  })

  await test.step('dismissed, the ask window that was there is there again', async () => {
    await openOverlay(desktop, app)
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
    await app.expectVisible('ask')
  })
})

/** A flash lasts less than a still takes, so that only some openings show it. */
const OPENINGS = 10

test('opening and closing the overlay shows nothing but the desktop and the dimmed desktop', async ({
  desktop,
  launch,
}) => {
  const app = await launch()
  const points: Point[] = []
  for (let x = 40; x < 1600; x += 190) for (let y = 30; y < 900; y += 120) points.push({ x, y })
  const bare = await desktop.colours(points)
  await openOverlay(desktop, app) // the first one is no different, and tells when the overlay is warm
  await desktop.press('Escape')
  await app.expectVisible('overlay', false)

  const endWatch = await desktop.watchColours(points)
  for (let opening = 0; opening < OPENINGS; opening++) {
    await desktop.press(CAPTURE_KEYS)
    await app.overlay()
    await app.expectVisible('overlay')
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
  }
  const { stills, sights } = await endWatch()
  expect(stills).toBeGreaterThan(20)
  const strange = sights.flatMap((colours) =>
    colours.filter((colour, at) => !isSame(colour, bare[at]) && !isSame(colour, bare[at]?.map(dimmed))),
  )
  expect([...new Set(strange.map(String))]).toEqual([])
  expect(sights.length, 'it was seen both ways').toBeGreaterThan(1)
})

function isSame(colour: readonly number[], expected: readonly number[] | undefined): boolean {
  return colour.every((value, at) => Math.abs(value - (expected?.[at] ?? -9)) <= 1)
}
