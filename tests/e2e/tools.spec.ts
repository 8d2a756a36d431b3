import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { askAbout, leaveSettings, SHOW_LAST_KEYS } from '../support/e2e-app.ts'
import type { Desktop } from '../support/e2e-desktop.ts'
import { expect, test } from '../support/e2e-test.ts'
import { someFunction } from '../support/profiles.ts'

/** A function that is a program of the user's own: it notes each run and gives its sum. */
async function leaveProgram(desktop: Desktop, url: string): Promise<() => readonly string[]> {
  const [program, notes] = [join(desktop.home, 'add'), join(desktop.home, 'runs.txt')]
  await writeFile(program, `#!/bin/sh\nread -r asked\necho "$asked" >> '${notes}'\necho '{"sum": 42}'\n`, {
    mode: 0o755,
  })
  await writeFile(notes, '')
  await leaveSettings(desktop.home, {
    baseUrl: url,
    tools: {
      functions: [{ ...someFunction, run: { kind: 'command', program, args: [], timeoutSeconds: 10 } }],
    },
  })
  return () => readFileSync(notes, 'utf8').split('\n').filter(Boolean)
}

test('a program runs after a yes and never before it, also across a restart; after a no the answer goes on', async ({
  desktop,
  server,
  launch,
}) => {
  const runs = await leaveProgram(desktop, server.url)
  let app = await launch()
  server.behaveAlways({ kind: 'call-tools', calls: [{ name: 'add', arguments: { a: 20, b: 22 } }] })

  await test.step('it waits for a yes, and says what would run', async () => {
    const ask = await askAbout(desktop, app, 'How much is it?')
    const card = ask.getByRole('region', { name: 'Wants to run add' })
    await expect(card.getByText('22')).toBeVisible()
    await expect(ask.getByText('Needs your yes', { exact: true }).first()).toBeVisible()
    expect(runs()).toEqual([])
    await app.kill()
  })

  await test.step('it still waits after a crash, and runs once when allowed', async () => {
    app = await launch()
    await desktop.press(SHOW_LAST_KEYS)
    const ask = await app.ask()
    const card = ask.getByRole('region', { name: 'Wants to run add' })
    await expect(card).toBeVisible()
    expect(runs()).toEqual([])
    await card.getByRole('button', { name: 'Allow once' }).click()
    await expect(ask.getByText(/^Answered/)).toBeVisible()
    expect(runs().map((line): unknown => JSON.parse(line))).toEqual([{ a: 20, b: 22 }])
    expect(server.ledger).toHaveLength(2)
    const sent = JSON.stringify((await server.request(1)).body)
    expect(sent).toContain('function_call_output')
    expect(sent).toContain('sum')
  })

  await test.step('a no is sent as a no', async () => {
    const ask = await askAbout(desktop, app, 'And again?')
    const card = ask.getByRole('region', { name: 'Wants to run add' })
    await card.getByRole('button', { name: 'Refuse' }).click()
    await expect(ask.getByText(/^Answered/).first()).toBeVisible()
    expect(runs()).toHaveLength(1)
    expect(app.rows()).toMatchObject([{ kind: 'done' }, { kind: 'done' }])
  })
})
