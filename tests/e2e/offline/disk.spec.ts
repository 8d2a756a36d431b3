import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  APP_FOLDER,
  askAbout,
  expectOverlayField,
  leaveSettings,
  openOverlay,
  profileFolder,
  startCommand,
} from '../../support/e2e-app.ts'
import { expect, test as base } from '../../support/e2e-test.ts'

/** A disk of its own for the profile; only the lane's mount namespace knows it, and it ends with the lane. */
const test = base.extend<{ disk: string }>({
  disk: async ({ desktop, server, launch }, use) => {
    expect(launch).toBeDefined() // it leaves settings of its own, so ours come after it
    const folder = profileFolder(desktop.home)
    await mkdir(folder, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder])
    await leaveSettings(desktop.home, { baseUrl: server.url })
    await use(folder)
    execFileSync('umount', ['--lazy', folder])
  },
})

/** Leaves not one byte. */
function fill(disk: string): void {
  const file = openSync(join(disk, 'ballast'), 'w')
  for (const size of [1 << 20, 4096, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(size, 1))
    } catch {
      // As full as it gets in pieces of this size.
    }
  }
  closeSync(file)
}

test('a full disk is told, keeps question and capture on the screen, and sends them when there is room', async ({
  desktop,
  server,
  launch,
  disk,
}) => {
  const app = await launch()
  const before = await askAbout(desktop, app, 'Before?')
  await expect(before.getByRole('main').getByText(/^Answered/)).toBeVisible()

  fill(disk)
  const overlay = await openOverlay(desktop, app)
  await desktop.drag({ x: 200, y: 200, width: 300, height: 180 })
  await expectOverlayField(overlay)
  await desktop.type('Is there room?')
  await desktop.press('Return')
  await expect(overlay.getByText('The disk is full, so this could not be saved.')).toBeVisible()
  await expect(overlay.getByText('300 × 180')).toBeVisible()
  await expect(overlay.getByRole('textbox', { name: 'Your question' })).toHaveValue('Is there room?')
  expect(app.rows()).toHaveLength(1)
  expect(server.asks).toHaveLength(1)

  rmSync(join(disk, 'ballast'))
  await expectOverlayField(overlay)
  await desktop.press('Return')
  const after = (await app.ask()).getByRole('main')
  await expect(after.getByText('Is there room?')).toBeVisible()
  await expect(after.getByText(/^Answered/)).toBeVisible()
  expect(app.rows()).toMatchObject([{ question: 'Is there room?', kind: 'done' }, { question: 'Before?' }])
  expect(server.asks.map(({ pictures }) => pictures.length)).toEqual([1, 1])
  await app.quit()
})

test('a folder that cannot be written to is named at the start, and nothing in it is changed', async ({
  desktop,
  disk,
}) => {
  execFileSync('mount', ['-o', 'remount,ro', disk])
  const before = readdirSync(disk)
  const command = startCommand(APP_FOLDER)
  const child = spawn(command.exe, [...command.args], { env: desktop.environment })
  let output = ''
  child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString('utf8')))
  child.stdout.resume()
  const ended = once(child, 'exit')
  await expect.poll(() => output).toContain(`Its folder cannot be written to: ${disk}.`)
  await expect.poll(() => desktop.visibleTitles()).toContain('Error')
  await desktop.press('Return')
  await ended
  expect(child.exitCode).toBe(1)
  expect(readdirSync(disk)).toEqual(before)
})
