import type { Menu, MenuItem } from 'electron'
import { askAbout } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'

type Line = {
  readonly label: string
  readonly enabled: boolean
  readonly below: readonly string[]
}

type WithMenu = { trayMenu?: Menu | undefined }

test('the tray menu says what there is to do and what was asked, and each line does it', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  await app.electron.evaluate(({ Tray }) => {
    Tray.prototype.setContextMenu = (menu) => void ((globalThis as WithMenu).trayMenu = menu ?? undefined)
  })
  server.behave({ kind: 'answer', text: 'A tray.' })
  const ask = await askAbout(desktop, app, 'What & where is this?')
  await expect(ask.getByRole('main').getByText(/^Answered/)).toBeVisible()

  await test.step('its lines', async () => {
    const lines = await menuOf(app)
    expect(lines.map(({ label }) => label)).toEqual([
      'Capture and ask',
      'Capture last region',
      'Show last answer',
      '',
      'Recent',
      '',
      'Settings…',
      'Quit Askshot',
    ])
    expect(lines.every(({ label, enabled }) => label === '' || enabled)).toBe(true)
    expect(lines[4]?.below).toEqual(['Answered: What && where is this?'])
  })

  await test.step('a question that waits is counted beside Quit', async () => {
    server.behave({ kind: 'trouble', status: 503 }, { kind: 'trouble', status: 503 })
    await askAbout(desktop, app, 'And this?')
    await expect.poll(async () => (await menuOf(app)).at(-1)?.label).toContain('1 ask waits')
    await expect.poll(async () => (await menuOf(app)).at(-1)?.label, { timeout: 20_000 }).toBe('Quit Askshot')
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

async function choose(app: RunningAskshot, label: string): Promise<void> {
  await app.electron.evaluate((_electron, wanted) => {
    const all = (items: readonly MenuItem[]): MenuItem[] =>
      items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])])
    const found = all((globalThis as WithMenu).trayMenu?.items ?? []).find((item) => item.label === wanted)
    ;(found?.click as (() => void) | undefined)?.()
  }, label)
}
