import type { Menu, MenuItem } from 'electron'
import { askAbout } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'

type Line = {
  readonly label: string
  readonly enabled: boolean
  readonly below: readonly string[]
}

type WithMenu = { trayMenu?: Menu | undefined; rendered?: number; tooltip?: string }

test('the tray menu says what there is to do and what was asked, and each line does it', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  await app.electron.evaluate(({ Tray }) => {
    Tray.prototype.setContextMenu = (menu) => {
      const seen = globalThis as WithMenu
      seen.trayMenu = menu ?? undefined
      seen.rendered = (seen.rendered ?? 0) + 1
    }
    Tray.prototype.setToolTip = (tooltip) => void ((globalThis as WithMenu).tooltip = tooltip)
  })
  server.behave({ kind: 'answer', text: 'A tray.' })
  const ask = await askAbout(desktop, app, 'What & where is this?')
  await expect(ask.getByRole('main').getByText(/^Answered/)).toBeVisible()

  await test.step('its lines', async () => {
    const lines = await menuOf(app)
    expect(lines.map(({ label }) => label)).toEqual([
      'Capture and ask',
      'Show last answer',
      '',
      'Hold the outbox',
      'Recent',
      '',
      'Model',
      'Pause hotkeys',
      '',
      'Settings…',
      'Quit Askshot',
    ])
    expect(lines.every(({ label, enabled }) => label === '' || enabled)).toBe(true)
    expect(lines.find(({ label }) => label === 'Recent')?.below).toEqual(['Answered: What && where is this?'])
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

async function menuOf(app: RunningAskshot): Promise<readonly Line[]> {
  return app.electron.evaluate(() =>
    ((globalThis as WithMenu).trayMenu?.items ?? []).map((item) => ({
      label: item.label,
      enabled: item.enabled,
      below: item.submenu?.items.map(({ label }) => label) ?? [],
    })),
  )
}

async function tooltipOf(app: RunningAskshot): Promise<string | undefined> {
  return app.electron.evaluate(() => (globalThis as WithMenu).tooltip)
}

async function isTicked(app: RunningAskshot, label: string): Promise<boolean | undefined> {
  return app.electron.evaluate(
    (_electron, wanted) =>
      (globalThis as WithMenu).trayMenu?.items.find((item) => item.label === wanted)?.checked,
    label,
  )
}

async function hasHotkey(app: RunningAskshot): Promise<boolean> {
  return app.electron.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+W'))
}

/** Chooses a line with a tick, and waits for the menu that shows what came of it. */
async function tick(app: RunningAskshot, label: string): Promise<void> {
  const rendered = () => app.electron.evaluate(() => (globalThis as WithMenu).rendered ?? 0)
  const before = await rendered()
  await choose(app, label)
  await expect.poll(rendered).toBeGreaterThan(before)
}

async function choose(app: RunningAskshot, label: string): Promise<void> {
  await app.electron.evaluate((_electron, wanted) => {
    const all = (items: readonly MenuItem[]): MenuItem[] =>
      items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])])
    const found = all((globalThis as WithMenu).trayMenu?.items ?? []).find((item) => item.label === wanted)
    ;(found?.click as (() => void) | undefined)?.()
  }, label)
}
