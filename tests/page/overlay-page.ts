import type { Page } from '@playwright/test'
import type { OverlayView, SeenWindow } from '../../src/shared/views.ts'
import type { OpenPage } from './fixtures.ts'
import { frame } from './samples.ts'

export async function openOverlay(
  page: Page,
  openPage: OpenPage,
  more: Partial<OverlayView> = {},
  colour?: number,
) {
  await openPage('overlay')
  await show(page, frame(more), colour)
}

/** Shows a frame of one colour, given as 0xrrggbb. */
export async function show(page: Page, view: OverlayView, colour = 0xffffff) {
  await page.evaluate((sent) => fake.push('overlay:show', sent), view)
  await sendFrame(page, view, colour)
  await page.waitForFunction(
    (id) => fake.callsOf('overlay:painted').some(([painted]) => painted === id),
    view.frameId,
  )
}

type Sent = Pick<OverlayView, 'frameId' | 'frameWidthPx' | 'frameHeightPx'>

/** As main does, through the preload script: the pixels come as a message of the window. */
export async function sendFrame(page: Page, view: Sent, colour: number) {
  await page.evaluate(
    ([{ frameId, frameWidthPx: widthPx, frameHeightPx: heightPx }, rgb]) => {
      const pixels = new Uint32Array(widthPx * heightPx).fill(rgb).buffer // read byte by byte: blue, green, red
      window.postMessage({ frameId, widthPx, heightPx, order: 'bgrx', pixels }, location.origin, [pixels])
    },
    [view, colour] as const,
  )
}

/** What is seen at this pixel of the frame. */
export const colourAt = (page: Page, x: number, y: number) =>
  page.locator('.frame').evaluate(
    (canvas: HTMLCanvasElement, [left, top]) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d')!
      context.drawImage(canvas, -left, -top)
      return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)]
    },
    [x, y] as const,
  )

/** The desktop has told its windows, front to back. */
export async function showWindows(page: Page, windows: readonly SeenWindow[], frameId = 'frame-1') {
  await page.evaluate((sent) => fake.push('overlay:windows', sent), { frameId, windows })
}

export const selected = (page: Page) => page.evaluate(() => fake.callsOf('capture:select'))
export const asked = (page: Page) => page.evaluate(() => fake.callsOf('capture:ask'))
export const dismissed = (page: Page) => page.evaluate(() => fake.callsOf('overlay:dismiss').length)
export const reports = (page: Page) =>
  page.evaluate(() => fake.callsOf('overlay:report').map(([report]) => report))

export async function drag(page: Page, from: [number, number], to: [number, number]) {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to)
}

export async function select(page: Page, from: [number, number], to: [number, number]) {
  await drag(page, from, to)
  await page.mouse.up()
}

/** The question field, which is there while a selection is adjusted. */
export const field = (page: Page) => page.getByRole('textbox', { name: 'Your question' })

/** What would be asked about now, by asking it. */
export async function ask(page: Page, question = 'Why?') {
  await field(page).fill(question)
  await field(page).press('Enter')
  const [call] = (await asked(page)).at(-1) ?? []
  return (call as { selection: unknown } | undefined)?.selection
}
