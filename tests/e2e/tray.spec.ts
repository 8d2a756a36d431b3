import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generalSchema } from '../../src/shared/schemas/preferences.ts'
import { askAbout, CAPTURE_KEYS, openOverlay } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'
import { choose, hasHotkey, isTicked, menuOf, tick, tooltipOf, watchTray } from '../support/e2e-tray.ts'

test('the tray menu says what there is to do and what was asked, and each line does it', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  await watchTray(app)
  server.behave({ kind: 'answer', text: 'A tray.' })
  const ask = await askAbout(desktop, app, 'What & where is this?')
  await expect(ask.getByRole('main').getByText(/^Answered/)).toBeVisible()

  await test.step('its lines', async () => {
    // The menu is written anew soon after the window has the answer.
    await expect
      .poll(async () => (await menuOf(app)).find(({ label }) => label === 'Recent')?.below)
      .toEqual(['Answered: What && where is this?'])
    const lines = await menuOf(app)
    expect(lines.map(({ label }) => label)).toEqual([
      'Capture and ask',
      'Capture last region',
      'Capture after',
      'Show last answer',
      '',
      'Hold the outbox',
      'Recent',
      'History…',
      '',
      'Model',
      'Pause hotkeys',
      '',
      'Settings…',
      'Quit Askshot',
    ])
    expect(lines.every(({ label, enabled }) => label === '' || enabled)).toBe(true)
  })

  await test.step('a question that waits is counted beside Quit', async () => {
    server.behave({ kind: 'trouble', status: 503 }, { kind: 'trouble', status: 503 })
    await askAbout(desktop, app, 'And this?')
    await expect.poll(async () => (await menuOf(app)).at(-1)?.label).toContain('1 ask waits')
    await expect.poll(async () => (await menuOf(app)).at(-1)?.label, { timeout: 20_000 }).toBe('Quit Askshot')
  })

  await test.step('it says so in words on the icon too', async () => {
    await expect.poll(() => tooltipOf(app)).toBe('Askshot')
  })

  await test.step('held, questions are kept until it lets them go', async () => {
    await tick(app, 'Hold the outbox')
    expect(await isTicked(app, 'Hold the outbox')).toBe(true)
    const sent = server.ledger.length
    const held = await askAbout(desktop, app, 'Held back?')
    await expect(held.getByText('Queued. You are holding the outbox')).toBeVisible()
    await expect.poll(() => tooltipOf(app)).toBe('Askshot: You are holding the outbox')
    const lines = await menuOf(app)
    expect(lines.find(({ label }) => label === 'Outbox (1)')?.below).toEqual([
      'Queued: Held back?',
      '',
      'Send all now',
      'Open outbox',
    ])
    expect(server.ledger).toHaveLength(sent)
    await tick(app, 'Hold the outbox')
    await expect(held.getByRole('main').getByText(/^Answered/)).toBeVisible()
    expect((await menuOf(app)).some(({ label }) => label.startsWith('Outbox'))).toBe(false)
  })

  await test.step('paused, the hotkey does nothing', async () => {
    await tick(app, 'Pause hotkeys')
    expect(await isTicked(app, 'Pause hotkeys')).toBe(true)
    expect(await hasHotkey(app)).toBe(false)
    await tick(app, 'Pause hotkeys')
    await expect.poll(() => hasHotkey(app)).toBe(true)
  })

  await test.step('its lines work', async () => {
    await choose(app, 'Capture and ask')
    await app.overlay()
    await app.expectVisible('overlay')
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
    await choose(app, 'Settings…')
    await app.expectVisible('settings')
    await choose(app, 'Answered: What && where is this?')
    await expect((await app.ask()).getByText('A tray.')).toBeVisible()
    await choose(app, 'Show last answer')
    await app.expectVisible('ask', false)
    await choose(app, 'Quit Askshot').catch(() => undefined) // the answer may not come any more
    await app.ended()
  })
})

test('paused, the keys reach the program in front; after that they are ours again', async ({
  desktop,
  launch,
}) => {
  const app = await launch()
  await watchTray(app)
  await openOverlay(desktop, app) // the first press, by which the menu is written anew
  await desktop.press('Escape')
  await app.expectVisible('overlay', false)
  const seen = join(desktop.home, 'keys-in-front.txt')
  await desktop.run('bash', '-c', `xev -event keyboard >"${seen}" 2>&1 &`)
  await expect.poll(() => desktop.visibleTitles()).toContain('Event Tester')
  const [id = ''] = (await desktop.xdotool('search', '--name', 'Event Tester')).split('\n')
  await tick(app, 'Pause hotkeys')
  await expect.poll(() => hasHotkey(app)).toBe(false)
  // The overlay that was closed may still be giving the focus back to whoever had it.
  await expect
    .poll(async () => {
      await desktop.xdotool('windowactivate', '--sync', id)
      await desktop.press(CAPTURE_KEYS)
      return readFileSync(seen, 'utf8')
    })
    .toMatch(/keysym 0x\w+, w\)/)
  expect(await app.isVisible('overlay')).toBe(false)
  await tick(app, 'Pause hotkeys')
  await expect.poll(() => hasHotkey(app)).toBe(true)
  await desktop.press(CAPTURE_KEYS)
  await app.expectVisible('overlay')
  await desktop.press('Escape')
  await app.expectVisible('overlay', false)
  await desktop.xdotool('windowkill', id)
})

test.describe('apps in front of which hotkeys are off', () => {
  test.use({ settings: { general: generalSchema.parse({ hotkeysOffIn: ['event tester'] }) } })

  test('get the keys themselves, and no other app does', async ({ desktop, launch }) => {
    const app = await launch()
    await openOverlay(desktop, app)
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
    const seen = join(desktop.home, 'keys-in-front.txt')
    await desktop.run('bash', '-c', `xev -event keyboard >"${seen}" 2>&1 &`)
    await expect.poll(() => desktop.visibleTitles()).toContain('Event Tester')
    const [id = ''] = (await desktop.xdotool('search', '--name', 'Event Tester')).split('\n')
    await desktop.xdotool('windowactivate', '--sync', id)
    await expect.poll(() => hasHotkey(app)).toBe(false)
    await desktop.press(CAPTURE_KEYS)
    await expect.poll(() => readFileSync(seen, 'utf8')).toMatch(/keysym 0x\w+, w\)/)
    expect(await app.isVisible('overlay')).toBe(false)
    await desktop.xdotool('windowkill', id)
    await expect.poll(() => hasHotkey(app)).toBe(true)
    await openOverlay(desktop, app)
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
  })
})
