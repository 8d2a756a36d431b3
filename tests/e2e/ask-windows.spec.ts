import type { Page } from '@playwright/test'
import type { Rect } from '../../src/shared/geometry.ts'
import { askingSchema } from '../../src/shared/schemas/asking.ts'
import { askAbout, openOverlay, expectOverlayField, SHOW_LAST_KEYS } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import type { Desktop } from '../support/e2e-desktop.ts'
import { expect, test } from '../support/e2e-test.ts'

const FIRST = { x: 200, y: 160, width: 300, height: 180 }
const SECOND = { x: 900, y: 500, width: 200, height: 120 }

/** The page of the window in which this can be read. */
async function windowWith(app: RunningAskshot, text: string): Promise<Page> {
  let found: Page | undefined
  await expect
    .poll(async () => {
      for (const page of app.electron.windows()) {
        const isIt =
          page.url().includes('/ask/') &&
          (await page
            .getByText(text)
            .count()
            .catch(() => 0)) > 0
        if (isIt) found = page
      }
      return found !== undefined
    })
    .toBe(true)
  return found as Page
}

const seen = async (app: RunningAskshot) =>
  (await app.windows()).filter(({ kind, isVisible }) => kind === 'ask' && isVisible)

const placesOf = (windows: Awaited<ReturnType<typeof seen>>) =>
  windows.map(({ bounds: { x, y } }) => ({ x, y }))

async function askHere(desktop: Desktop, app: RunningAskshot, question: string, area: Rect): Promise<void> {
  const overlay = await openOverlay(desktop, app)
  await desktop.drag(area)
  await expectOverlayField(overlay)
  await desktop.type(question)
  await desktop.press('Return')
  await app.expectVisible('overlay', false)
}

test('a pinned answer stays while others are asked, each window with its own thread', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  server.behave(
    { kind: 'answer', text: 'The first answer.' },
    { kind: 'answer', text: 'The second answer.' },
    { kind: 'answer', text: 'The third answer.' },
    { kind: 'answer', text: 'More of the first.' },
  )
  const first = await askAbout(desktop, app, 'one', FIRST)
  await expect(first.getByText('The first answer.')).toBeVisible()
  const before = placesOf(await seen(app))[0]

  await test.step('pinned, the next capture opens another window', async () => {
    await first.getByRole('button', { name: 'Pin', exact: true }).click()
    await expect(first.getByRole('button', { name: 'Pinned' })).toBeVisible()
    await askHere(desktop, app, 'two', SECOND)
    const second = await windowWith(app, 'The second answer.')
    await expect.poll(async () => (await seen(app)).length).toBe(2)
    await expect(first.getByText('The second answer.')).toHaveCount(0)
    await expect(second.getByText('The first answer.')).toHaveCount(0)
    expect(placesOf(await seen(app))).toContainEqual(before)
  })

  await test.step('the floating one is taken over, the pinned one is not', async () => {
    await askHere(desktop, app, 'three', SECOND)
    await windowWith(app, 'The third answer.')
    await expect.poll(async () => (await seen(app)).length).toBe(2)
    await expect(first.getByText('The first answer.')).toBeVisible()
  })

  await test.step('a reloaded page shows its own thread and how it stands', async () => {
    await first.reload()
    await expect(first.getByText('The first answer.')).toBeVisible()
    await expect(first.getByRole('button', { name: 'Pinned' })).toBeVisible()
  })

  await test.step('asked on in the first window, only the first one shows it', async () => {
    const field = first.getByRole('textbox', { name: 'Your next question' })
    await field.fill('and?')
    await field.press('Enter')
    await expect(first.getByText('More of the first.')).toBeVisible()
    const third = await windowWith(app, 'The third answer.')
    await expect(third.getByText('More of the first.')).toHaveCount(0)
  })

  await test.step('the second hotkey hides the last answer, and shows it again in its window', async () => {
    await desktop.press(SHOW_LAST_KEYS)
    await expect.poll(async () => (await seen(app)).length).toBe(1)
    await desktop.press(SHOW_LAST_KEYS)
    await expect.poll(async () => (await seen(app)).length).toBe(2)
    expect(placesOf(await seen(app))).toContainEqual(before)
  })
})

test('Look again takes the same place once more, for the same thread', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  server.behave({ kind: 'answer', text: 'As it was.' }, { kind: 'answer', text: 'Nothing changed.' })
  const ask = await askAbout(desktop, app, 'what is it', FIRST)
  await expect(ask.getByText('As it was.')).toBeVisible()
  await app.expectFocused('ask')
  await desktop.press('ctrl+l')
  await expect(ask.getByRole('button', { name: 'Capture 1, 300 by 180' })).toHaveCount(2)
  await app.expectVisible('ask')
  expect(app.rows('captures')).toHaveLength(2)
  const field = ask.getByRole('textbox', { name: 'Your next question' })
  await field.fill('what changed')
  await field.press('Enter')
  await expect(ask.getByText('Nothing changed.')).toBeVisible()
  const { body } = await server.request(1)
  expect(JSON.stringify(body)).toContain('what changed')
})

test.describe('with what is set', () => {
  test.use({ settings: { asking: askingSchema.parse({ hideOnBlur: true, opacity: 80 }) } })

  test('a floating window goes when the user clicks elsewhere', async ({ desktop, server, launch }) => {
    const app = await launch()
    server.behave({ kind: 'answer', text: 'The answer.' })
    const ask = await askAbout(desktop, app, 'one', FIRST)
    await expect(ask.getByText('The answer.')).toBeVisible()
    await app.expectFocused('ask')
    await lookAway(app)
    await app.expectVisible('ask', false)
  })
})

/** The focus goes to the window and from it to nothing of ours. */
async function lookAway(app: RunningAskshot): Promise<void> {
  const act = (what: 'focus' | 'blur') =>
    app.electron.evaluate(({ BrowserWindow }, how) => {
      const ask = BrowserWindow.getAllWindows().find((window) => window.isVisible())
      ask?.[how]()
    }, what)
  await act('focus')
  await app.expectFocused('ask')
  await act('blur')
}
