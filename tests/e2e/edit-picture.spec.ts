import type { Page } from '@playwright/test'
import type { Rect } from '../../src/shared/geometry.ts'
import {
  askAbout,
  captureMore,
  goOnInAskWindow,
  openOverlay,
  SHOW_LAST_KEYS,
  startAgain,
} from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'
import { countDifferent, cropped, decodePng } from '../support/pictures.ts'

const FIRST = { x: 200, y: 200, width: 300, height: 180 }
const SECOND = { x: 900, y: 500, width: 200, height: 120 }
/** In the second picture. */
const SECRET: Rect = { x: 40, y: 30, width: 80, height: 50 }
const SOLID = [0x14, 0x17, 0x1b, 0xff]

const tile = (ask: Page, name: string) => ask.getByRole('button', { name, exact: true })

test('a picture of the next question is drawn on, and only what is drawn is sent', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  server.behave({ kind: 'answer', text: 'A form.' }, { kind: 'answer', text: 'They differ.' })
  const before = await desktop.still()
  const ask = await askAbout(desktop, app, 'What is this?', FIRST)
  await expect(ask.getByText('A form.')).toBeVisible()
  await captureMore(desktop, app, ask, SECOND)

  await test.step('it opens in the tools of the overlay, pixel for pixel', async () => {
    const overlay = await edit(app, ask)
    const place = await placeOf(overlay)
    expect(place).toMatchObject({ width: 200, height: 120 })
    const shown = cropped(await desktop.still(), inside(place))
    expect(countDifferent(shown, cropped(cropped(before, SECOND), inside({ ...place, x: 0, y: 0 })))).toBe(0)
    await test.info().attach('the picture', { body: await desktop.picture(), contentType: 'image/png' })
  })

  await test.step('with nothing drawn, Enter leaves it as it is', async () => {
    await desktop.press('Return')
    await app.expectVisible('overlay', false)
    await app.expectVisible('ask')
    await app.expectFocused('ask')
    expect(app.rows('captures')).toHaveLength(2)
  })

  await test.step('a cover that is drawn on it is in the strip, in the place of the old picture', async () => {
    const overlay = await edit(app, ask)
    const { x, y } = await placeOf(overlay)
    await overlay.getByRole('button', { name: 'Cover', exact: true }).click()
    await desktop.drag({ ...SECRET, x: x + SECRET.x, y: y + SECRET.y })
    await desktop.press('6') // the tool is put away
    await desktop.press('Return')
    await app.expectVisible('overlay', false)
    await app.expectFocused('ask')
    await expect(ask.getByText('Capture 1 changed')).toBeVisible()
    await expect(tile(ask, 'Capture 1, 200 by 120')).toBeVisible()
    await expect(tile(ask, 'Capture 2, 200 by 120')).toBeHidden()
  })

  await test.step('the next question sends the picture with its cover, and no other', async () => {
    const field = ask.getByRole('textbox', { name: 'Your next question' })
    await field.fill('How do they differ?')
    await field.press('Enter')
    await expect(ask.getByText('They differ.')).toBeVisible()
    const { body, pictures } = await server.request(1)
    expect(JSON.stringify(body).match(/data:image\/png/g)).toHaveLength(2)
    const [sent] = pictures.map(({ bytes }) => decodePng(bytes)) // of the newest question
    const covered = cropped(sent!, SECRET)
    const solid = { ...covered, rgba: covered.rgba.map((_, at) => SOLID[at % 4] ?? 0) }
    expect(countDifferent(covered, solid)).toBe(0)
    const beside: Rect = { x: 120, y: 0, width: 80, height: 120 }
    expect(countDifferent(cropped(sent!, beside), cropped(cropped(before, SECOND), beside))).toBe(0)
  })
})

test('what is drawn is kept when another program comes before it, and over a kill', async ({
  desktop,
  launch,
}) => {
  const app = await launch()
  await openOverlay(desktop, app)
  await desktop.drag(FIRST)
  const ask = await goOnInAskWindow(desktop, app)
  await app.expectVisible('overlay', false)
  const overlay = await edit(app, ask)
  const { x, y } = await placeOf(overlay)
  await desktop.press('4')
  await desktop.click({ x: x + 150, y: y + 90 })
  await startAgain(desktop, '--settings') // another window takes the focus
  await app.expectVisible('overlay', false)
  const line = 'Marks on capture 1: 1 at 50 % across, 50 % down'
  await expect(ask.getByRole('textbox', { name: 'Your question' })).toHaveValue(line)
  await app.kill()

  const again = await launch()
  await desktop.press(SHOW_LAST_KEYS)
  const draft = await again.ask()
  await expect(draft.getByRole('textbox', { name: 'Your question' })).toHaveValue(line)
  await expect(tile(draft, 'Capture 1, 300 by 180')).toBeVisible()
  expect(again.rows('draft_captures')).toHaveLength(1)
  expect(again.rows('captures')).toHaveLength(2)
})

async function edit(app: RunningAskshot, ask: Page): Promise<Page> {
  await ask.getByRole('button', { name: 'Edit capture 1' }).click()
  const overlay = await app.overlay()
  await app.expectVisible('overlay')
  await expect(overlay.getByRole('toolbar', { name: 'Tools' })).toBeVisible()
  return overlay
}

async function placeOf(overlay: Page): Promise<Rect> {
  const place = await overlay.locator('.frame').boundingBox()
  if (place === null) throw new Error('There is no picture')
  return place
}

/** Without the border and the handles, which lie on its edge. */
function inside({ x, y, width, height }: Rect): Rect {
  return { x: x + 16, y: y + 16, width: width - 32, height: height - 32 }
}
