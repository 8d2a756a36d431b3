import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { leaveSettings, profileFolder, showsOverlay, startAgain } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'

test('a second start hands its command to the Askshot that runs, and ends', async ({ desktop, launch }) => {
  const app = await launch()

  await test.step('--capture opens the overlay of the first', async () => {
    const ends: Promise<unknown>[] = []
    await showsOverlay(desktop, app, () => Promise.resolve(ends.push(startAgain(desktop, '--capture'))))
    expect(await ends[0]).toMatchObject({ code: 0 })
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
  })

  await test.step('--settings opens the settings, --show the ask window and hides it again', async () => {
    await startAgain(desktop, '--settings')
    await app.expectVisible('settings')
    await startAgain(desktop, '--show')
    await app.expectVisible('ask')
    await startAgain(desktop, '--show')
    await app.expectVisible('ask', false)
  })

  await test.step('a word it does not know is refused, with help, and changes nothing', async () => {
    const { code } = await startAgain(desktop, 'sk-somebody-put-a-key-here')
    expect(code).toBe(2)
    const help = await startAgain(desktop, '--help')
    expect(help.code).toBe(0)
    expect(help.output).toContain('--capture')
    expect(app.isRunning).toBe(true)
  })

  await test.step('--quit ends it', async () => {
    await startAgain(desktop, '--quit')
    await app.ended()
  })
})

test('of twenty starts at once one Askshot is left', async ({ desktop, server }) => {
  await leaveSettings(desktop.home, { baseUrl: server.url })
  let running = 20
  const starts = Array.from({ length: 20 }, () => startAgain(desktop).finally(() => (running -= 1)))
  await expect.poll(() => running, { timeout: 50_000 }).toBe(1)
  await expect.poll(() => existsSync(join(profileFolder(desktop.home), 'history.sqlite'))).toBe(true)
  await startAgain(desktop, '--quit')
  const codes = (await Promise.all(starts)).map(({ code }) => code)
  expect(codes).toEqual(Array.from({ length: 20 }, () => 0))
})
