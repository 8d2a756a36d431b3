import type { Rect } from '../../../src/shared/geometry.ts'
import { CAPTURE_KEYS, expectOverlayField, goOnInAskWindow, openOverlay } from '../../support/e2e-app.ts'
import type { RunningAskshot } from '../../support/e2e-app.ts'
import type { Desktop } from '../../support/e2e-desktop.ts'
import { countDifferent, cropped, decodePng } from '../../support/pictures.ts'
import { expect, test } from '../../support/e2e-test.ts'
import type { LocalServer } from '../../support/local-server.ts'

test.use({ desktopOptions: { displays: 2 } })

const LEFT = { x: 800, y: 450 }
const RIGHT = { x: 1600 + 960, y: 540 }
/** Where the right display begins, in pixels. */
const RIGHT_BEGINS = 1600
const BOUNDS: readonly Rect[] = [
  { x: 0, y: 0, width: 1600, height: 900 },
  { x: RIGHT_BEGINS, y: 0, width: 1920, height: 1080 },
]

test.beforeEach(async ({ desktop }) => {
  await desktop.paint(1600 + 1920, 1080)
})

for (const [display, pointer] of [LEFT, RIGHT].entries()) {
  test(`the overlay covers display ${display + 1} with the pointer on it, and sends its exact pixels`, async ({
    desktop,
    server,
    launch,
  }) => {
    const app = await launch()
    await desktop.move(pointer)
    await openOverlay(desktop, app, display)
    expect(await overlayBounds(app)).toEqual(BOUNDS[display])
    await sendAndCompare({ desktop, app, server, display, area: { x: 203, y: 151, width: 317, height: 211 } })
  })
}

test('the overlay follows the pointer to another display', async ({ desktop, launch }) => {
  const app = await launch()
  for (const [display, pointer] of [LEFT, RIGHT, LEFT].entries()) {
    await desktop.move(pointer)
    await desktop.press(CAPTURE_KEYS)
    await app.overlay()
    expect(await overlayBounds(app)).toEqual(BOUNDS[display % 2])
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
  }
})

test('a display that is unplugged while selecting closes the overlay with a word, and the next hotkey works', async ({
  desktop,
  launch,
}) => {
  const app = await launch()
  await desktop.move(RIGHT)
  await openOverlay(desktop, app, 1)
  await desktop.run('xrandr', '--output', 'DUMMY1', '--off')
  await desktop.run('xrandr')
  await app.expectVisible('overlay', false)
  const ask = await app.ask()
  await expect(ask.getByText('The displays changed while you were selecting.')).toBeVisible()
  expect(app.rows('captures')).toEqual([])
  await desktop.press('Escape')
  await app.expectVisible('ask', false)

  await desktop.move(LEFT)
  await openOverlay(desktop, app)
  await desktop.drag({ x: 100, y: 100, width: 200, height: 150 })
  await goOnInAskWindow(desktop, app)
  expect(app.rows('captures')).toMatchObject([{ width_px: 200, height_px: 150 }])
})

test('at a scale of 1.5 the selection is told and sent in pixels of the display', async ({
  desktop,
  server,
  launch,
}) => {
  await desktop.run('bash', '-c', 'echo "Xft.dpi: 144" | xrdb -merge')
  const app = await launch()
  const scale = await app.electron.evaluate(({ screen }) => screen.getPrimaryDisplay().scaleFactor)
  expect(scale).toBe(1.5)
  await desktop.move(LEFT)
  await openOverlay(desktop, app, 0)
  await sendAndCompare({
    desktop,
    app,
    server,
    display: 0,
    area: { x: 300, y: 240, width: 450, height: 300 },
  })
})

type Comparison = {
  readonly desktop: Desktop
  readonly app: RunningAskshot
  readonly server: LocalServer
  readonly display: number
  readonly area: Rect
}

/** Drags over `area` of a display, in its pixels, asks, and looks at what the server got. */
async function sendAndCompare({ desktop, app, server, display, area }: Comparison): Promise<void> {
  await desktop.press('Escape')
  await app.expectVisible('overlay', false)
  const screen = await desktop.still(display)
  await openOverlay(desktop, app, display)
  const before = server.ledger.length
  const overlay = await app.overlay()
  await desktop.beginDrag({ ...area, x: area.x + (display === 1 ? RIGHT_BEGINS : 0) })
  await expect(overlay.locator('.size')).toHaveText(`${area.width} × ${area.height}`)
  await desktop.endDrag()
  await expectOverlayField(overlay)
  await desktop.type('Which display?')
  await desktop.press('Return')
  const ask = await app.ask()
  const { pictures } = await server.request(before)
  const picture = decodePng(pictures[0]?.bytes ?? Buffer.alloc(0))
  expect(picture).toMatchObject({ widthPx: area.width, heightPx: area.height })
  expect(countDifferent(picture, cropped(screen, area))).toBe(0)
  await expect(ask.getByRole('main').getByText(/^Answered/)).toBeVisible()
}

async function overlayBounds(app: RunningAskshot): Promise<Rect | undefined> {
  return (await app.windows()).find(({ kind, isVisible }) => kind === 'overlay' && isVisible)?.bounds
}
