import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { askAbout, captureMore } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'
import { countDifferent, cropped, decodePng } from '../support/pictures.ts'

const FIRST = { x: 200, y: 200, width: 300, height: 180 }
const SECOND = { x: 900, y: 500, width: 200, height: 120 }

test('a second capture joins the thread for its next question, and the thread is saved whole', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  server.behave({ kind: 'answer', text: 'The **first** answer.' }, { kind: 'answer', text: 'They differ.' })
  const before = await desktop.still()
  const ask = await askAbout(desktop, app, 'What is this?', FIRST)
  await expect(ask.getByText('The first answer.')).toBeVisible()

  await test.step('+ leads over the screen once more, and back into the same thread', async () => {
    const place = await placeOf(app)
    const field = ask.getByRole('textbox', { name: 'Your next question' })
    await captureMore(desktop, app, ask, SECOND)
    await expect(field).toBeFocused()
    await expect(ask.getByText('The first answer.')).toBeVisible()
    expect(await placeOf(app)).toEqual(place)
    await expect(ask.getByRole('button', { name: 'Capture 1, 200 by 120' })).toBeVisible()
  })

  await test.step('the next question sends it after the first one', async () => {
    const field = ask.getByRole('textbox', { name: 'Your next question' })
    await field.fill('How do they differ?')
    await field.press('Enter')
    await expect(ask.getByText('They differ.')).toBeVisible()
    const { body, pictures } = await server.request(1)
    expect(JSON.stringify(body).match(/data:image\/png/g)).toHaveLength(2)
    const [added] = pictures.map(({ bytes }) => decodePng(bytes)) // of the newest question
    expect(added && countDifferent(added, cropped(before, SECOND))).toBe(0)
    const threads = new Set(app.rows('asks').map(({ thread_id }) => thread_id))
    expect(threads.size).toBe(1)
  })

  await test.step('saved as Markdown it has every word', async () => {
    const file = join(desktop.home, 'thread.md')
    await saveTo(app, file)
    await expect.poll(() => textOf(file)).toContain('The **first** answer.')
    for (const words of ['What is this?', 'How do they differ?', 'They differ.'])
      expect(textOf(file)).toContain(words)
  })

  await test.step('saved as HTML it has the pictures in it, and needs nothing else', async () => {
    const file = join(desktop.home, 'thread.html')
    await saveTo(app, file)
    await expect.poll(() => textOf(file)).toContain('They differ.')
    expect(textOf(file).match(/src="data:image\/png;base64,/g)).toHaveLength(2)
    expect(textOf(file)).not.toMatch(/(?:src|href)="(?!data:)|<script/)
  })
})

/** By the menu of the ask window; where to is answered for its user. */
async function placeOf(app: RunningAskshot): Promise<{ readonly x: number; readonly y: number }> {
  const shown = (await app.windows()).find(({ kind, isVisible }) => kind === 'ask' && isVisible)
  if (shown === undefined) throw new Error('No ask window is shown')
  const { x, y } = shown.bounds
  return { x, y }
}

async function saveTo(app: RunningAskshot, file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, file)
  const ask = await app.ask()
  await ask.getByRole('button', { name: 'More', exact: true }).click()
  await ask.getByRole('menuitem', { name: 'Save the thread…' }).click()
}

/** Nothing while it is not there. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // not yet
  }
}
