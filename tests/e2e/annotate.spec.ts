import type { Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rect } from '../../src/shared/geometry.ts'
import {
  expectOverlayField,
  goOnInAskWindow,
  openOverlay,
  showsOverlay,
  startAgain,
} from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'
import { countDifferent, cropped, decodePng } from '../support/pictures.ts'
import type { Pixels } from '../support/pictures.ts'

const area: Rect = { x: 200, y: 200, width: 400, height: 240 }
/** On the display, and where that is in the capture. */
const secret: Rect = { x: 260, y: 260, width: 120, height: 60 }
const inCapture: Rect = { ...secret, x: secret.x - area.x, y: secret.y - area.y }
const SOLID = [0x14, 0x17, 0x1b]

const tool = (overlay: Page, name: string) => overlay.getByRole('button', { name, exact: true })

test('what is covered with the mouse is in no sent byte, no file and no page of the database', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  server.behave({ kind: 'answer', text: 'A form.' })
  const before = await desktop.still()
  const overlay = await openOverlay(desktop, app)
  await desktop.drag(area)
  await expectOverlayField(overlay)
  await tool(overlay, 'Cover').click()
  await desktop.drag(secret)
  await test.info().attach('the overlay', { body: await desktop.picture(), contentType: 'image/png' })
  await overlay.getByRole('textbox', { name: 'Your question' }).click()
  await desktop.type('What is this form?')
  await desktop.press('Return')
  await expect((await app.ask()).getByRole('main').getByText(/^Answered/)).toBeVisible()

  const sent = decodePng((await server.request(0)).pictures[0]?.bytes ?? Buffer.alloc(0))
  await test.step('the sent picture is the display, but for the cover', () => {
    expect(isSolid(cropped(sent, inCapture))).toBe(true)
    const beside: Rect = { x: 200, y: 0, width: 200, height: 240 }
    expect(countDifferent(cropped(sent, beside), cropped(cropped(before, area), beside))).toBe(0)
  })

  await test.step('nothing on the disk has a row of the covered pixels, packed or not', () => {
    const files = filesBelow(app.folder)
    const rows = rowsOf(cropped(before, secret))
    for (const file of files) {
      const bytes = readFileSync(file)
      expect(rows.filter((row) => bytes.includes(row)).length, file).toBe(0)
      for (const picture of picturesIn(bytes)) expect(countDifferent(decodePng(picture), sent), file).toBe(0)
    }
    expect(files.flatMap((file) => picturesIn(readFileSync(file))).length).toBeGreaterThan(0)
  })
})

test('numbers go along as text, with their places, below the question', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  server.behave({ kind: 'answer', text: 'They differ.' })
  const overlay = await openOverlay(desktop, app)
  await desktop.drag(area)
  await expectOverlayField(overlay)
  await desktop.type('Why does 2 differ?')
  await desktop.press('F6')
  await desktop.press('4')
  await desktop.click({ x: area.x + 100, y: area.y + 60 })
  await desktop.click({ x: area.x + 300, y: area.y + 180 })
  const line = 'Marks on capture 1: 1 at 25 % across, 25 % down; 2 at 75 % across, 75 % down'
  await expect(overlay.getByText(line)).toBeVisible()
  await overlay.getByRole('textbox', { name: 'Your question' }).focus()
  await desktop.press('Return')
  await app.expectVisible('overlay', false)
  const { body, pictures } = await server.request(0)
  expect(JSON.stringify(body)).toContain(JSON.stringify(`Why does 2 differ?\n${line}`).slice(1, -1))
  const { rgba } = cropped(decodePng(pictures[0]?.bytes ?? Buffer.alloc(0)), {
    x: 91,
    y: 60,
    width: 1,
    height: 1,
  })
  expect([...rgba]).toEqual([0xe5, 0x34, 0x2b, 255])
})

test('an overlay that is lost keeps its covers', async ({ desktop, launch }) => {
  const app = await launch()
  const overlay = await openOverlay(desktop, app)
  await desktop.drag(area)
  await expectOverlayField(overlay)
  await tool(overlay, 'Cover').click()
  await desktop.drag(secret)
  // What the page has not been told of by the desktop cannot be kept.
  await expect(tool(overlay, 'Undo')).toBeEnabled()
  await app.electron.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getFocusedWindow()?.webContents
    page?.forcefullyCrashRenderer()
  })
  await app.ask()
  await expect.poll(() => app.rows('captures').length).toBe(1)
  const kept = filesBelow(app.folder).flatMap((file) => picturesIn(readFileSync(file)))
  expect(kept.length).toBe(1)
  for (const picture of kept) expect(isSolid(cropped(decodePng(picture), inCapture))).toBe(true)
})

test('two captures of the same frames in one question, a copy and a file', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  server.behave({ kind: 'answer', text: 'Two.' })
  const file = join(desktop.home, 'saved.png')
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, file)
  const before = await desktop.still()
  const overlay = await openOverlay(desktop, app)
  await desktop.drag(area)
  await expectOverlayField(overlay)
  await desktop.press('F6')
  await desktop.press('ctrl+s')
  await expect(overlay.getByText('Saved').first()).toBeVisible()
  expect(countDifferent(decodePng(readFileSync(file)), cropped(before, area))).toBe(0)
  await desktop.press('ctrl+c')
  await expect(overlay.getByText('Copied').first()).toBeVisible()
  const size = await app.electron.evaluate(({ clipboard }) =>
    (clipboard as unknown as { readImage(): { getSize(): unknown } }).readImage().getSize(),
  )
  expect(size).toEqual({ width: area.width, height: area.height })
  await desktop.press('plus')
  await expect(overlay.getByText('1 capture is kept. Select another').first()).toBeVisible()
  await desktop.drag({ x: 800, y: 300, width: 200, height: 100 })
  await expectOverlayField(overlay)
  await desktop.type('How do they differ?')
  await desktop.press('Return')
  await app.expectVisible('overlay', false)
  const { pictures } = await server.request(0)
  expect(pictures.map(({ bytes }) => decodePng(bytes).widthPx)).toEqual([400, 200])
})

test('the last region again: at once, beside it, and by the overlay where there is none', async ({
  desktop,
  launch,
}) => {
  const app = await launch()
  const command = () => startAgain(desktop, '--last-region')
  const first = await showsOverlay(desktop, app, command)
  await expect(first.getByText('There is no last region yet.').first()).toBeVisible()
  await desktop.drag(area)
  const ask = await goOnInAskWindow(desktop, app)
  await ask.keyboard.press('Escape')
  await app.expectVisible('ask', false)
  await desktop.paintSolid('#20a060')
  await command()
  await app.expectVisible('ask')
  const place = (await app.windows()).find(({ kind }) => kind === 'ask')
  expect(place?.bounds).toMatchObject({ x: area.x + area.width + 12, y: area.y })
  const newest = app.rows('captures')[0]
  expect(newest).toMatchObject({ width_px: area.width, height_px: area.height })
  const picture = decodePng(readFileSync(join(app.folder, 'pictures', String(newest?.['file']))))
  expect([...picture.rgba.subarray(0, 3)]).toEqual([0x20, 0xa0, 0x60])
})

test('an overlay whose page hangs is closed, and what was selected goes on in the ask window', async ({
  desktop,
  launch,
}) => {
  const app = await launch()
  const overlay = await openOverlay(desktop, app)
  await desktop.drag(area)
  await expectOverlayField(overlay)
  await desktop.type('Why')
  await expect.poll(() => app.rows('draft')).toMatchObject([{ text: 'Why' }])
  void overlay.evaluate(() => setTimeout(() => { for (;;); }, 0)).catch(() => undefined) // prettier-ignore
  await app.expectVisible('overlay', false)
  await expect((await app.ask()).getByRole('textbox', { name: 'Your question' })).toHaveValue('Why')
})

function isSolid({ rgba }: Pixels): boolean {
  return rgba.every((value, at) => at % 4 === 3 || value === SOLID[at % 4])
}

/** Each row of a picture as raw memory has it, in either order of colours. */
function rowsOf({ rgba, widthPx }: Pixels): readonly Buffer[] {
  const rows: Buffer[] = []
  for (let start = 0; start < rgba.length; start += widthPx * 4) {
    const row = Buffer.from(rgba.subarray(start, start + widthPx * 4))
    rows.push(row, blueFirst(row))
  }
  return rows
}

function blueFirst(row: Buffer): Buffer {
  return Buffer.from(row.map((_, at) => row[at % 4 === 0 ? at + 2 : at % 4 === 2 ? at - 2 : at] ?? 0))
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Whole PNGs anywhere in these bytes. */
function picturesIn(bytes: Buffer): readonly Buffer[] {
  const start = Buffer.from('89504e470d0a1a0a', 'hex')
  const end = Buffer.from('49454e44ae426082', 'hex')
  const found: Buffer[] = []
  for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) {
    const stop = bytes.indexOf(end, at)
    if (stop !== -1) found.push(bytes.subarray(at, stop + end.length))
  }
  return found
}
