import { expect } from '@playwright/test'
import type { Menu, MenuItem } from 'electron'
import type { RunningAskshot } from './e2e-app.ts'

type Line = {
  readonly label: string
  readonly enabled: boolean
  readonly below: readonly string[]
}

type WithMenu = { trayMenu?: Menu | undefined; rendered?: number; tooltip?: string }

/** From here on what the tray is given is kept, since a native menu cannot be read. */
export async function watchTray(app: RunningAskshot): Promise<void> {
  await app.electron.evaluate(({ Tray }) => {
    Tray.prototype.setContextMenu = (menu) => {
      const seen = globalThis as WithMenu
      seen.trayMenu = menu ?? undefined
      seen.rendered = (seen.rendered ?? 0) + 1
    }
    Tray.prototype.setToolTip = (tooltip) => void ((globalThis as WithMenu).tooltip = tooltip)
  })
}

export async function menuOf(app: RunningAskshot): Promise<readonly Line[]> {
  return app.electron.evaluate(() =>
    ((globalThis as WithMenu).trayMenu?.items ?? []).map((item) => ({
      label: item.label,
      enabled: item.enabled,
      below: item.submenu?.items.map(({ label }) => label) ?? [],
    })),
  )
}

export async function tooltipOf(app: RunningAskshot): Promise<string | undefined> {
  return app.electron.evaluate(() => (globalThis as WithMenu).tooltip)
}

export async function isTicked(app: RunningAskshot, label: string): Promise<boolean | undefined> {
  return app.electron.evaluate(
    (_electron, wanted) =>
      (globalThis as WithMenu).trayMenu?.items.find((item) => item.label === wanted)?.checked,
    label,
  )
}

export async function hasHotkey(app: RunningAskshot): Promise<boolean> {
  return app.electron.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+W'))
}

/** Chooses a line with a tick, and waits for the menu that shows what came of it. */
export async function tick(app: RunningAskshot, label: string): Promise<void> {
  const rendered = () => app.electron.evaluate(() => (globalThis as WithMenu).rendered ?? 0)
  const before = await rendered()
  await choose(app, label)
  await expect.poll(rendered).toBeGreaterThan(before)
}

export async function choose(app: RunningAskshot, label: string): Promise<void> {
  await app.electron.evaluate((_electron, wanted) => {
    const all = (items: readonly MenuItem[]): MenuItem[] =>
      items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])])
    const found = all((globalThis as WithMenu).trayMenu?.items ?? []).find((item) => item.label === wanted)
    ;(found?.click as (() => void) | undefined)?.()
  }, label)
}

/** The lines under “Outbox”, up to the commands; none where there is no outbox. */
export async function outboxLines(app: RunningAskshot): Promise<readonly string[]> {
  const outbox = (await menuOf(app)).find(({ label }) => label.startsWith('Outbox ('))
  return outbox === undefined ? [] : outbox.below.slice(0, outbox.below.indexOf(''))
}
