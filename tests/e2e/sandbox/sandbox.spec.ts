import { readFileSync } from 'node:fs'
import { askAbout } from '../../support/e2e-app.ts'
import { expect, KEY, test } from '../../support/e2e-test.ts'

test.use({ setUp: 'with-key' })

test('an ordinary user asks and is answered, with every page inside the sandbox of Chromium', async ({
  desktop,
  server,
  launch,
}) => {
  expect(process.getuid?.(), 'root cannot have the sandbox').not.toBe(0)
  const app = await launch({ args: ['--settings'] })
  await app.expectVisible('settings')
  const ask = await askAbout(desktop, app, 'Am I in a box?')
  await expect(ask.getByRole('main').getByText(/^Answered/)).toBeVisible()
  expect(server.ledger).toMatchObject([{ authorization: `Bearer ${KEY}` }])

  const pids = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
  )
  expect(pids.length).toBeGreaterThanOrEqual(3)
  for (const pid of pids) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    expect(/^Seccomp:\s+(\d)/m.exec(status)?.[1]).toBe('2')
    expect(/^NSpid:\s+(.*)$/m.exec(status)?.[1]?.split(/\s+/)).toHaveLength(3)
  }
})
