import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { askAbout, SHOW_LAST_KEYS, startAgain } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import type { Desktop } from '../support/e2e-desktop.ts'
import { expect, test } from '../support/e2e-test.ts'
import { choose, watchTray } from '../support/e2e-tray.ts'
import { decodePng } from '../support/pictures.ts'

/** In no dictionary, and in no file of Chromium's. */
const QUESTION = 'Which gherkin8317 is this?'
const ANSWER = 'It is a marmalade4729 one.'
const TEXTS = ['gherkin8317', 'marmalade4729'] as const
const COLOURS = ['#5b3c91', '#c7e12d'] as const

test('a thread that is forgotten leaves no word and no row of its picture in the whole profile folder', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  const page = await asked(desktop, app, server)
  const marks = [...marksOfTexts(), ...marksOfPicture(app)]
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Forget when closed' }).click()
  await expect(page.getByText('Will be forgotten')).toBeVisible()
  // That they are found where they are shows that they would be found.
  expect(filesWithAny(app.folder, marks)).not.toEqual([])

  await desktop.press('Escape')
  await app.expectVisible('ask', false)
  await expect.poll(() => app.rows()).toEqual([])
  await app.quit()
  expect(filesWithAny(app.folder, marks)).toEqual([])

  await test.step('nor does the next start bring any of it back', async () => {
    const second = await launch()
    await desktop.press(SHOW_LAST_KEYS)
    expect(second.rows()).toEqual([])
    await second.quit()
    expect(filesWithAny(second.folder, marks)).toEqual([])
  })
})

test('once everything was deleted, nothing that was asked is in the whole profile folder', async ({
  desktop,
  server,
  launch,
}) => {
  const first = await launch()
  await asked(desktop, first, server)
  await first.quit() // takes a copy of the database
  const app = await launch()
  await watchTray(app)
  const page = await asked(desktop, app, server)
  await desktop.press('Escape')
  await choose(app, 'History…')
  const history = await app.page('history')
  await history.getByRole('searchbox').fill('gherkin8317')
  await expect(history.getByRole('option').first().locator('img')).toBeVisible() // makes a small copy of the picture
  const marks = [...marksOfTexts(), ...marksOfPicture(app)]
  expect(filesWithAny(app.folder, marks)).not.toEqual([])

  await startAgain(desktop, '--settings')
  const settings = await app.settings('Privacy and data')
  await settings.getByRole('button', { name: 'Delete everything…' }).click()
  await settings.getByRole('textbox', { name: 'Type DELETE' }).fill('DELETE')
  await settings.getByRole('button', { name: 'Delete everything', exact: true }).click()
  await expect(settings.getByText('Everything was deleted.')).toBeVisible()
  await expect(history.getByRole('option')).toHaveCount(0)
  await expect(page.getByText(TEXTS[1])).toHaveCount(0)
  await app.quit()
  expect(filesWithAny(app.folder, marks)).toEqual([])
})

type Server = { behave(answer: { kind: 'answer'; text: string }): void }

async function asked(desktop: Desktop, app: RunningAskshot, server: Server): Promise<Page> {
  await desktop.paint(1600, 900, COLOURS)
  server.behave({ kind: 'answer', text: ANSWER })
  const page = await askAbout(desktop, app, QUESTION)
  await expect(page.getByRole('main').getByText(/^Answered/)).toBeVisible()
  return page
}

type Mark = { readonly name: string; readonly bytes: Buffer }

function marksOfTexts(): readonly Mark[] {
  return TEXTS.flatMap((text) =>
    (['utf8', 'utf16le'] as const).map((encoding) => ({
      name: `${text} in ${encoding}`,
      bytes: Buffer.from(text, encoding),
    })),
  )
}

/** Of each picture: its name, what its file is made of, and its rows as pixels where the colours change. */
function marksOfPicture(app: RunningAskshot): readonly Mark[] {
  const folder = join(app.folder, 'pictures')
  return readdirSync(folder).flatMap((name) => {
    const png = readFileSync(join(folder, name))
    const { rgba, widthPx } = decodePng(png)
    const at = changeIn(rgba, widthPx)
    const row = Buffer.from(rgba.slice(at - 32, at + 32))
    return [
      { name: `the name ${name}`, bytes: Buffer.from(name.slice(0, 64)) },
      { name: 'the file of the picture', bytes: png.subarray(60, 124) },
      { name: 'a row of the picture', bytes: row },
      { name: 'a row of the picture, blue first', bytes: blueFirst(row) },
    ]
  })
}

/** Where in the first rows one pixel differs from the one before it. */
function changeIn(rgba: Uint8Array, widthPx: number): number {
  for (let at = 32; at < widthPx * 4 * 100; at += 4)
    if (rgba[at] !== rgba[at - 4] && at % (widthPx * 4) > 64) return at
  throw new Error('The picture is of one colour and so no mark')
}

function blueFirst(pixels: Buffer): Buffer {
  const swapped = Buffer.from(pixels)
  for (let at = 0; at < swapped.length; at += 4) {
    swapped[at] = pixels[at + 2]!
    swapped[at + 2] = pixels[at]!
  }
  return swapped
}

function filesWithAny(folder: string, marks: readonly Mark[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name)
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return []
    const held = readFileSync(path)
    return marks
      .filter(({ bytes }) => held.includes(bytes) || name.includes(bytes.toString('latin1')))
      .map((mark) => `${name}: ${mark.name}`)
  })
}
