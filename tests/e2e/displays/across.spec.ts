import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CAPTURE_KEYS, dimmed, expectOverlayField } from '../../support/e2e-app.ts'
import type { RunningAskshot } from '../../support/e2e-app.ts'
import type { Desktop } from '../../support/e2e-desktop.ts'
import { expect, test } from '../../support/e2e-test.ts'
import { decodePng } from '../../support/pictures.ts'
import type { Pixels } from '../../support/pictures.ts'

test.use({ desktopOptions: { displays: 2 }, settings: { selectAcrossDisplays: true } })

const LEFT = { x: 800, y: 450 }
const RIGHT = { x: 1600 + 960, y: 540 }

test.beforeEach(async ({ desktop }) => {
  await desktop.paint(1600 + 1920, 1080)
})

/** Presses the hotkey and waits until both displays are dimmed. */
async function openBoth(desktop: Desktop): Promise<void> {
  const points = [{ x: 8, y: 8 }]
  const before = await Promise.all([desktop.colours(points, 0), desktop.colours(points, 1)])
  await desktop.press(CAPTURE_KEYS)
  for (const display of [0, 1])
    await expect
      .poll(async () => (await desktop.colours(points, display))[0]?.[0])
      .toBe(dimmed(before[display]?.[0]?.[0] ?? 0))
}

function newestPicture(app: RunningAskshot): Pixels {
  const file = String(app.rows('captures')[0]?.['file'])
  return decodePng(readFileSync(join(app.folder, 'pictures', file)))
}

function pixel({ widthPx, rgba }: Pixels, x: number, y: number): readonly number[] {
  return [...rgba.subarray((y * widthPx + x) * 4, (y * widthPx + x) * 4 + 3)]
}

test('one selection spans two displays, pixel by pixel, and what is on neither is grey', async ({
  desktop,
  launch,
}) => {
  const stills = [await desktop.still(0), await desktop.still(1)] as const
  const app = await launch()
  await desktop.move(LEFT)
  await openBoth(desktop)
  const covering = async () =>
    (await app.windows()).filter(({ kind, isVisible }) => kind === 'overlay' && isVisible)
  await expect.poll(covering).toHaveLength(2) // the curtain is seen before they are

  // From the left display to below its lower edge on the right one.
  const area = { x: 1500, y: 700, width: 250, height: 330 }
  await desktop.beginDrag(area)
  const inside = { x: 60, y: 800 }
  await expect
    .poll(async () => desktop.colours([inside], 1), { message: 'the other display shows the selection' })
    .toEqual([pixel(stills[1], inside.x, inside.y)])
  await desktop.endDrag()
  await app.expectFocused('overlay')
  await desktop.type('Both?')
  await desktop.press('ctrl+o')
  const ask = await app.ask()
  await expect(ask.getByRole('textbox').first()).toHaveValue('Both?')

  const picture = newestPicture(app)
  expect(picture).toMatchObject({ widthPx: area.width, heightPx: area.height })
  let different = 0
  for (let y = 0; y < area.height; y++)
    for (let x = 0; x < area.width; x++) {
      const [deskX, deskY] = [area.x + x, area.y + y]
      const wanted =
        deskX >= 1600
          ? pixel(stills[1], deskX - 1600, deskY)
          : deskY < 900
            ? pixel(stills[0], deskX, deskY)
            : [128, 128, 128]
      if (String(pixel(picture, x, y)) !== String(wanted)) different++
    }
  expect(different).toBe(0)
})

test('the display with the pointer is worked with; Esc leaves none covered', async ({ desktop, launch }) => {
  const still = await desktop.still(1)
  const app = await launch()
  await desktop.move(LEFT)
  await openBoth(desktop)
  await desktop.move(RIGHT)
  const area = { x: 1600 + 300, y: 200, width: 200, height: 120 }
  await desktop.drag(area)
  await app.expectFocused('overlay')
  const fields = async () => {
    const pages = app.electron.windows().filter((page) => page.url().includes('/overlay/'))
    const counts = await Promise.all(pages.map((page) => page.getByRole('textbox').count()))
    return pages.filter((_page, at) => (counts[at] ?? 0) > 0)
  }
  await expect.poll(async () => (await fields()).length, { message: 'a field' }).toBe(1)
  const [field] = await fields()
  if (field === undefined) throw new Error('No field')
  await expectOverlayField(field)
  await desktop.press('ctrl+o')
  await app.ask()
  const picture = newestPicture(app)
  expect(picture).toMatchObject({ widthPx: 200, heightPx: 120 })
  expect(pixel(picture, 17, 23)).toEqual(pixel(still, 317, 223))

  await desktop.press('Escape')
  await openBoth(desktop)
  await desktop.press('Escape')
  await app.expectVisible('overlay', false)
})
