import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { APP_FOLDER, leaveSettings, profileFolder, startAgain, startCommand } from '../support/e2e-app.ts'
import type { Desktop } from '../support/e2e-desktop.ts'
import { expect, KEY, test } from '../support/e2e-test.ts'
import { decodePng, flatPng } from '../support/pictures.ts'

const question = 'What is this?'
/** What Chromium says of a desktop without a system bus. */
const CHROMIUM = /^\[\d+:.*\n/gm

test('asks the Askshot that runs, prints the answer as it comes, and is in the history', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  server.behave({ kind: 'answer', text: 'It is **red**.', paceMs: 5 })
  await writeFile(join(desktop.home, 'red.txt'), flatPng(40, 30, [200, 10, 10]))

  await test.step('a file is meant in the folder of whoever asks, whatever it is called', async () => {
    const asked = ask(desktop, ['red.txt', question])
    expect(await asked.end()).toEqual({ code: 0, out: 'It is **red**.\n', err: '' })
  })

  await test.step('the ask is like any other', async () => {
    expect(app.rows()).toMatchObject([{ question, kind: 'done', answer: 'It is **red**.' }])
    expect(app.rows('outbox')).toEqual([])
    const { pictures } = await server.request(0)
    expect(decodePng(pictures[0]?.bytes ?? Buffer.alloc(0))).toMatchObject({ widthPx: 40, heightPx: 30 })
    expect(await app.isVisible('ask')).toBe(false)
  })

  await test.step('standard input and --json', async () => {
    server.behave({ kind: 'answer', text: 'It is **red**.' })
    const asked = ask(desktop, ['--json', '-', question])
    asked.child.stdin?.end(flatPng(8, 8, [0, 0, 0]))
    const { code, out } = await asked.end()
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      id: expect.any(String),
      thread: expect.any(String),
      state: 'done',
      answer: 'It is **red**.',
      profile: 'Test server',
      model: 'test-model',
      usage: { input: expect.any(Number), output: expect.any(Number) },
      cost: { amount: null, currency: null, estimated: null },
      citations: [],
      error: null,
    })
  })

  await test.step('another model of the profile, by its name', async () => {
    server.behave({ kind: 'answer', text: 'Me, too.' })
    const asked = ask(desktop, ['red.txt', question, '--profile', 'test SERVER', '--model', 'other-model'])
    expect(await asked.end()).toMatchObject({ code: 0, out: 'Me, too.\n' })
    expect((await server.request(2)).body).toMatchObject({ model: 'other-model' })
    expect(app.rows()[0]).toMatchObject({ model: 'other-model' })
  })

  await test.step('what is no picture is told, and nothing is asked', async () => {
    await writeFile(join(desktop.home, 'words.png'), 'no picture')
    const before = app.rows().length
    for (const [file, says] of [
      ['words.png', 'words.png is no PNG, JPEG, WebP, GIF, BMP, HEIC or PDF that can be read.'],
      ['missing.png', 'There is no file missing.png.'],
      ['.', '. is a folder.'],
    ] as const)
      expect(await ask(desktop, [file, question]).end()).toEqual({ code: 2, out: '', err: `${says}\n` })
    const unknown = await ask(desktop, ['red.txt', question, '--profile', 'Nobody']).end()
    expect(unknown).toMatchObject({
      code: 2,
      err: 'There is no profile named Nobody. There is: Test server.\n',
    })
    expect(app.rows()).toHaveLength(before)
  })

  await test.step('a key is refused and not repeated', async () => {
    const refused = await ask(desktop, ['red.txt', question, '--api-key', KEY]).end()
    expect(refused.code).toBe(2)
    expect(refused.out + refused.err).not.toContain(KEY)
    expect(refused.err).toContain('never given on the command line')
  })

  await test.step('the channel is for this user alone', () => {
    expect(statSync(join(app.folder, 'ask.sock')).mode & 0o777).toBe(0o600)
    expect(statSync(app.folder).mode & 0o777).toBe(0o700)
  })
})

test('Ctrl+C and the time limit end the waiting, not the ask', async ({ desktop, server, launch }) => {
  const app = await launch()
  const slowly = () => server.behave({ kind: 'answer', text: 'word '.repeat(200), paceMs: 50 })
  slowly()
  await writeFile(join(desktop.home, 'a.png'), flatPng(8, 8, [1, 2, 3]))

  const late = await ask(desktop, ['a.png', 'One', '--timeout', '1.5']).end()
  expect(late).toMatchObject({ code: 3, err: 'Still in the outbox.\n' })

  slowly()
  const left = ask(desktop, ['a.png', 'Two'])
  await left.says('word')
  left.child.kill('SIGINT')
  expect(await left.end()).toMatchObject({ code: 130, err: 'Still in the outbox.\n' })
  await expect.poll(() => app.rows().map(({ kind }) => kind), { timeout: 60_000 }).toEqual(['done', 'done'])
})

test('asks an Askshot that does not run: it is started in the tray', async ({ desktop, server }) => {
  await leaveSettings(desktop.home, { baseUrl: server.url })
  server.behave({ kind: 'answer', text: 'Here I am.' })
  await writeFile(join(desktop.home, 'a.png'), flatPng(8, 8, [1, 2, 3]))
  const asked = await ask(desktop, ['a.png', question]).end()
  expect(asked).toEqual({ code: 0, out: 'Here I am.\n', err: 'Starting Askshot.\n' })
  expect(await desktop.visibleTitles()).not.toContain('Askshot')
  await startAgain(desktop, '--quit')
  await expect.poll(() => existsSync(join(profileFolder(desktop.home), 'ask.sock'))).toBe(false)
})

test.describe('without a key', () => {
  test.use({ setUp: 'wants-key' })

  test('the ask waits for its user, and says for what', async ({ desktop, launch }) => {
    const app = await launch()
    await writeFile(join(desktop.home, 'a.png'), flatPng(8, 8, [1, 2, 3]))
    const { code, out, err } = await ask(desktop, ['a.png', question, '--json']).end()
    expect(code).toBe(4)
    expect(err).toContain('There is no key for Test server in the keychain.')
    expect(JSON.parse(out)).toMatchObject({
      state: 'blocked',
      error: { kind: 'key-missing', action: 'Open the settings: askshot --settings' },
    })
    expect(app.rows()).toMatchObject([{ kind: 'blocked' }])
    expect(app.report()).not.toContain(question)
  })
})

type Asked = {
  readonly child: ChildProcess
  readonly says: (text: string) => Promise<void>
  readonly end: () => Promise<{ code: number | null; out: string; err: string }>
}

/** Starts `askshot ask` in the home folder, as from a terminal. */
function ask(desktop: Desktop, words: readonly string[]): Asked {
  const { exe, args } = startCommand(APP_FOLDER)
  const child = spawn(exe, [...args, 'ask', ...words], { env: desktop.environment, cwd: desktop.home })
  let [out, err] = ['', '']
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString('utf8')))
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString('utf8')))
  const closed = once(child, 'close')
  return {
    child,
    says: (text) => expect.poll(() => out).toContain(text),
    end: async () => {
      await closed
      return { code: child.exitCode, out, err: err.replace(CHROMIUM, '') }
    },
  }
}
