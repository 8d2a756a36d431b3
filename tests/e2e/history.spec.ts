import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Menu } from 'electron'
import { askAbout } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'

type WithMenu = { trayMenu?: Menu | undefined }

test('what was asked is found in the history by a word, opened, and deleted from the disk', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  await app.electron.evaluate(({ Tray }) => {
    Tray.prototype.setContextMenu = (menu) => void ((globalThis as WithMenu).trayMenu = menu ?? undefined)
  })
  server.behave({ kind: 'answer', text: 'It is a marmalade47 cat.' })
  const ask = await askAbout(desktop, app, 'Which animal is this?')
  await expect(ask.getByRole('main').getByText(/^Answered/)).toBeVisible()
  await desktop.press('Escape')
  await app.expectVisible('ask', false)

  await test.step('the tray opens it', async () => {
    await expect.poll(() => choose(app, 'History…')).toBe(true)
    await app.expectVisible('history')
  })
  const history = await app.page('history')
  const found = history.getByRole('option')

  await test.step('it is found by a word of its answer, with its picture', async () => {
    await history.getByRole('searchbox').fill('marmal')
    await expect(found).toHaveCount(1)
    await expect(found).toContainText('Which animal is this?')
    await expect(history.getByRole('region', { name: 'Thread', exact: true })).toContainText('marmalade47')
    await expect
      .poll(() => found.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0)
  })

  await test.step('Enter opens it in an ask window', async () => {
    await history.getByRole('listbox').press('Enter')
    await expect((await app.ask()).getByText('It is a marmalade47 cat.')).toBeVisible()
    await (await app.ask()).keyboard.press('Escape')
  })

  await test.step('deleted, it is out of sight, and back by Undo', async () => {
    await history.getByRole('listbox').press('Delete')
    await expect(found).toHaveCount(0)
    await history.getByRole('button', { name: 'Undo' }).click()
    await expect(found).toHaveCount(1)
  })

  await test.step('deleted, it is gone from the disk after the time to undo', async () => {
    await history.getByRole('listbox').press('Delete')
    await expect.poll(() => app.rows().length, { timeout: 20_000 }).toBe(0)
    await expect.poll(() => readdirSync(join(app.folder, 'pictures'))).toEqual([])
    await expect.poll(() => thumbnailsOf(app)).toEqual([])
    await expect
      .poll(() => readFileSync(join(app.folder, 'history.sqlite')).includes('marmalade47'), {
        timeout: 20_000,
      })
      .toBe(false)
    await app.quit()
    for (const file of readdirSync(app.folder).filter((name) => name.startsWith('history.sqlite')))
      expect(readFileSync(join(app.folder, file)).includes('marmalade47'), file).toBe(false)
  })
})

function thumbnailsOf(app: RunningAskshot): readonly string[] {
  const folder = join(app.folder, 'thumbnails')
  return existsSync(folder) ? readdirSync(folder) : []
}

async function choose(app: RunningAskshot, label: string): Promise<boolean> {
  return app.electron.evaluate((_electron, wanted) => {
    const found = (globalThis as WithMenu).trayMenu?.items.find((item) => item.label === wanted)
    ;(found?.click as (() => void) | undefined)?.()
    return found !== undefined
  }, label)
}
