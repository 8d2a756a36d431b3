import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { askAbout } from '../support/e2e-app.ts'
import type { Desktop } from '../support/e2e-desktop.ts'
import { expect, test } from '../support/e2e-test.ts'
import { flatPng } from '../support/pictures.ts'

test('three questions, a pasted picture, another version, and one paste back where it was asked from', async ({
  desktop,
  server,
  launch,
}) => {
  const { field, close } = await openProgram(desktop)
  const app = await launch()
  server.behave(
    { kind: 'answer', text: 'The **first** answer.' },
    { kind: 'answer', text: 'The second answer.' },
    { kind: 'answer', text: 'The third answer.' },
    { kind: 'answer', text: 'The third answer, again.' },
  )
  const ask = await askAbout(desktop, app, 'What is this?')
  await expect(ask.getByText('The first answer.')).toBeVisible()

  await test.step('a question goes on with a picture that was pasted', async () => {
    await paste(ask, flatPng(64, 48, [200, 30, 30]))
    await expect(ask.getByRole('button', { name: 'Capture 1, 64 by 48' })).toBeVisible()
    await goOn(ask, 'And this one?')
    await expect(ask.getByText('The second answer.')).toBeVisible()
    const { body } = await server.request(1)
    const input = JSON.stringify(body)
    expect(input.match(/data:image\/png/g)).toHaveLength(2)
    for (const said of ['What is this?', 'The **first** answer.', 'And this one?'])
      expect(input).toContain(said)
  })

  await test.step('a third one knows all that was said', async () => {
    await goOn(ask, 'And now?')
    await expect(ask.getByText('The third answer.')).toBeVisible()
    expect(JSON.stringify((await server.request(2)).body)).toContain('The second answer.')
  })

  await test.step('asked again it is a second version beside the first', async () => {
    await app.expectFocused('ask')
    await desktop.press('ctrl+r')
    await expect(ask.getByText('The third answer, again.')).toBeVisible()
    const versions = ask.getByRole('group', { name: 'Versions of the answer' })
    await expect(versions).toHaveText('2/2')
    await ask.reload()
    await expect(ask.getByText('The third answer, again.')).toBeVisible()
    await expect(versions).toHaveText('2/2')
    expect(app.rows('asks')).toHaveLength(4)
  })

  await test.step('copied, the window makes way, and a paste lands in the program behind it', async () => {
    await app.expectFocused('ask')
    await ask.getByRole('region', { name: 'Answer' }).focus()
    await desktop.press('ctrl+shift+Return')
    await app.expectVisible('ask', false)
    await expect
      .poll(() => desktop.xdotool('getwindowfocus', 'getwindowname'), {
        message: 'the program has the focus',
      })
      .toContain('Chromium')
    await desktop.press('ctrl+v')
    await expect(field).toHaveValue('The third answer, again.')
  })
  await close()
})

async function goOn(ask: Page, question: string): Promise<void> {
  const field = ask.getByRole('textbox', { name: 'Your next question' })
  await field.fill(question)
  await field.press('Enter')
}

async function paste(ask: Page, png: Uint8Array): Promise<void> {
  await ask.getByRole('textbox', { name: 'Your next question' }).focus()
  await ask.evaluate(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(bytes)], 'picture.png', { type: 'image/png' }))
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    [...png],
  )
}

/** Another program with a field to type in, as large as the display. */
async function openProgram(desktop: Desktop) {
  const browser = await chromium.launchPersistentContext('', {
    executablePath: process.env['ASKSHOT_CHROMIUM'] ?? 'chromium',
    headless: false,
    viewport: null,
    env: desktop.environment,
    args: ['--kiosk', '--window-position=0,0', '--window-size=1600,900'],
  })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.setContent('<textarea autofocus style="width: 600px; height: 300px"></textarea>')
  const field = page.locator('textarea')
  // By hand, as its user would: the desktop then knows which window had the focus.
  await desktop.click({ x: 200, y: 100 })
  await expect(field).toBeFocused()
  return { field, close: () => browser.close() }
}
