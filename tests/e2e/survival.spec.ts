import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  askAbout,
  expectOverlayField,
  goOnInAskWindow,
  openOverlay,
  profileFolder,
  SHOW_LAST_KEYS,
} from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'
import { startLocalServer } from '../support/local-server.ts'

const LONG = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ')

test('an answer is there after quitting, and what had arrived of one that was cut short', async ({
  desktop,
  server,
  launch,
}) => {
  const first = await launch()
  await test.step('a finished answer comes back after a restart', async () => {
    server.behave({ kind: 'answer', text: 'It is a dialog.' })
    const ask = await askAbout(desktop, first, 'What is it?')
    await expect(ask.getByRole('main').getByText(/^Answered/)).toBeVisible()
    await first.quit()
  })

  const second = await launch()
  await desktop.press(SHOW_LAST_KEYS)
  await expect((await second.ask()).getByText('It is a dialog.')).toBeVisible()

  await test.step('quitting in the middle of an answer is quick and keeps its words', async () => {
    server.behave({ kind: 'answer', text: LONG, paceMs: 40 })
    const ask = await askAbout(desktop, second, 'And in full?')
    await expect(ask.getByText(/word9 /)).toBeVisible()
    expect(await second.quit()).toBeLessThan(3_000)
    expect(second.rows()[0]).toMatchObject({ kind: 'interrupted' })
    expect(second.rows()[0]?.['answer']).toMatch(/^word0 .*word9 /)
  })

  const third = await launch()
  await desktop.press(SHOW_LAST_KEYS)
  const shown = (await third.ask()).getByRole('main')
  await expect(shown.getByText(/^Cut off after \d+ words$/)).toBeVisible()
  expect(server.ledger).toHaveLength(2)

  await test.step('killed in the middle of an answer: the same, and nothing is asked twice', async () => {
    server.behave({ kind: 'answer', text: LONG, paceMs: 40 })
    await askAbout(desktop, third, 'Once more?')
    await expect
      .poll(() => third.rows().find((row) => row['question'] === 'Once more?')?.['answer'])
      .toMatch(/^word0 .*word9 /)
    await third.kill()
    const fourth = await launch()
    await desktop.press(SHOW_LAST_KEYS)
    const cut = (await fourth.ask()).getByRole('main')
    await expect(cut.getByText(/^Cut off after \d+ words$/)).toBeVisible()
    await expect(cut.getByText(/^word0 .*word9/)).toBeVisible()
    expect(server.ledger).toHaveLength(3)
    expect(fourth.rows()).toHaveLength(3)
  })
})

test('a question that waited when Askshot was killed is sent once at the next start', async ({
  desktop,
  server,
  launch,
}) => {
  const port = Number(new URL(server.url).port)
  await server.stop()
  const first = await launch()
  const ask = await askAbout(desktop, first, 'Are you there?')
  await expect(ask.getByText(/does not answer\. Next try/)).toBeVisible()
  const placeOf = async (app: RunningAskshot) =>
    (await app.windows()).find(({ kind, isVisible }) => kind === 'ask' && isVisible)?.bounds
  const before = await placeOf(first)
  await first.kill()
  const again = await startLocalServer({ port })
  const second = await launch()
  await expect.poll(() => second.rows()[0]?.['kind'], { timeout: 15_000 }).toBe('done')
  expect(again.ledger).toMatchObject([{ question: 'Are you there?' }])
  expect(again.ledger[0]?.pictures).toHaveLength(1)
  await desktop.press(SHOW_LAST_KEYS)
  await expect.poll(() => placeOf(second)).toMatchObject({ x: before?.x, y: before?.y })
  await again.stop()
})

test('a question being written survives hiding, a crash of its page, and a restart', async ({
  desktop,
  launch,
}) => {
  const first = await launch()
  await openOverlay(desktop, first)
  await desktop.drag({ x: 100, y: 100, width: 200, height: 150 })
  const ask = await goOnInAskWindow(desktop, first)
  await expect(ask.getByRole('textbox')).toBeFocused()
  await desktop.type('half a question')
  await expect(ask.getByRole('textbox')).toHaveValue('half a question')

  await test.step('hidden at once after the last key, and shown again', async () => {
    await desktop.press('Escape')
    await first.expectVisible('ask', false)
    await desktop.press(SHOW_LAST_KEYS)
    await first.expectVisible('ask')
    await expectDraft(first, 'half a question')
  })

  await test.step('its page crashes: a new window has it', async () => {
    await first.electron.evaluate(({ BrowserWindow }) => {
      const isAsk = (url: string) => url.startsWith('app://ui/ask/')
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => isAsk(webContents.getURL()))
        ?.webContents.forcefullyCrashRenderer()
    })
    await expect.poll(async () => (await first.page('ask')) !== ask).toBe(true)
    await first.expectVisible('ask')
    await expectDraft(first, 'half a question')
  })

  await test.step('Askshot ends and starts again', async () => {
    await first.quit()
    const second = await launch()
    await desktop.press(SHOW_LAST_KEYS)
    await expectDraft(second, 'half a question')
    await expect((await second.page('ask')).getByText(/^Draft from/)).toBeVisible()
  })
})

test('what was typed last is kept, however Askshot is made to quit', async ({ desktop, launch }) => {
  const first = await launch()
  await openOverlay(desktop, first)
  await desktop.drag({ x: 100, y: 100, width: 200, height: 150 })
  const ask = await goOnInAskWindow(desktop, first)
  await ask.getByRole('textbox').fill('typed and quit')
  await first.quit()
  expect(first.rows('draft')[0]).toMatchObject({ text: 'typed and quit' })

  const second = await launch()
  await desktop.press(SHOW_LAST_KEYS)
  await (await second.ask()).getByRole('textbox').fill('typed, and the session ended')
  process.kill(second.pid, 'SIGTERM')
  await second.ended()
  expect(second.rows('draft')[0]).toMatchObject({ text: 'typed, and the session ended' })

  const third = await launch()
  const overlay = await openOverlay(desktop, third)
  await desktop.drag({ x: 100, y: 100, width: 200, height: 150 })
  await expectOverlayField(overlay)
  await overlay.getByRole('textbox', { name: 'Your question' }).fill('typed on the overlay')
  await third.quit()
  expect(third.rows('draft')[0]).toMatchObject({ text: 'typed on the overlay' })
  const fourth = await launch()
  await desktop.press(SHOW_LAST_KEYS)
  await expectDraft(fourth, 'typed on the overlay')
  await expect((await fourth.ask()).getByRole('img', { name: 'Capture 2, 200 by 150' })).toBeVisible()
})

test('what was typed just before the hotkey goes on beside the next capture', async ({ desktop, launch }) => {
  const app = await launch()
  await openOverlay(desktop, app)
  await desktop.drag({ x: 100, y: 100, width: 200, height: 150 })
  const ask = await goOnInAskWindow(desktop, app)
  await ask.getByRole('textbox').fill('explain the red part')
  const overlay = await openOverlay(desktop, app)
  await desktop.drag({ x: 300, y: 300, width: 120, height: 90 })
  await expectOverlayField(overlay)
  await expect(overlay.getByRole('textbox', { name: 'Your question' })).toHaveValue('explain the red part')
  await goOnInAskWindow(desktop, app)
  await expectDraft(app, 'explain the red part')
  expect(app.rows('draft_captures')).toHaveLength(2)
})

test('a page that is stuck does not keep Askshot from quitting', async ({ desktop, launch }) => {
  const app = await launch()
  await desktop.press(SHOW_LAST_KEYS)
  await app.expectVisible('ask')
  const page = await app.page('ask')
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })
  expect(await app.quit()).toBeLessThan(3_000)
})

test('damaged settings and a damaged history are set aside, told, and do not keep it from starting', async ({
  desktop,
  launch,
}) => {
  const folder = profileFolder(desktop.home)
  await mkdir(folder, { recursive: true })
  writeFileSync(join(folder, 'settings.json'), '{"version": 1, "hotk')
  const first = await launch({ args: ['--settings'] })
  const settings = await first.settings()
  await expect(
    settings.getByText('The settings could not be read, so the defaults are in use.'),
  ).toBeVisible()
  expect(keptFiles(folder)).toEqual([expect.stringMatching(/^settings\.broken-/)])
  await first.quit()

  writeFileSync(join(folder, 'history.sqlite'), 'this is no database '.repeat(500))
  const second = await launch({ args: ['--settings'] })
  const told = await second.settings()
  await expect(told.getByText(/^The history file was damaged; the copy of .+ is in use\.$/)).toBeVisible()
  await expect(told.getByText('It has 0 asks; what came later is in the damaged file')).toBeVisible()
  expect(keptFiles(folder)).toContainEqual(expect.stringMatching(/^history\.sqlite\.damaged-/))
  expect(existsSync(join(folder, 'history.sqlite'))).toBe(true)
})

async function expectDraft(app: RunningAskshot, text: string): Promise<void> {
  const ask = await app.ask()
  await expect(ask.getByRole('textbox', { name: 'Your question' })).toHaveValue(text)
  await expect(ask.getByRole('img', { name: 'Capture 1, 200 by 150' })).toBeVisible()
}

function keptFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /broken|damaged/.test(name) && !/-(wal|shm)$/.test(name))
}
