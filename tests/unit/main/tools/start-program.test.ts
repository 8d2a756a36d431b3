import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRunFunction } from '../../../../src/main/tools/run-function.ts'
import { createStartProgram } from '../../../../src/main/tools/start-program.ts'
import type { ProgramStart } from '../../../../src/main/tools/start-program.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import type { TempDir } from '../../../support/temp-dir.ts'

const after = (delayMs: number, action: () => void) => {
  const timer = setTimeout(action, delayMs)
  return () => clearTimeout(timer)
}
const startProgram = createStartProgram(after)

let dir: TempDir
beforeEach(async () => {
  dir = await makeTempDir('program')
})
afterEach(() => dir.remove())

/** Runs a script of Node's, as a program of the user's would be run. */
async function script(source: string, part: Partial<ProgramStart> = {}) {
  const file = join(dir.path, 'script.mjs')
  await writeFile(file, source)
  return startProgram({
    program: process.execPath,
    args: [file],
    input: '{"word":"cat"}',
    environment: { PATH: process.env['PATH'] ?? '' },
    folder: dir.path,
    maxBytes: 1_000,
    ...part,
  })
}

const text = ({ bytes }: { readonly bytes: Uint8Array }) => new TextDecoder().decode(bytes)

test('a program gets the arguments on standard input, in the folder and the environment it was given', async () => {
  process.env['ASKSHOT_PLANTED_KEY'] = 'secret'
  const { ended } = await script(`
    let input = ''
    for await (const chunk of process.stdin) input += chunk
    const { word } = JSON.parse(input)
    console.log(JSON.stringify({ word, folder: process.cwd(), names: Object.keys(process.env) }))
    console.error('careful')
  `)
  delete process.env['ASKSHOT_PLANTED_KEY']
  const { code, stdout, stderr } = await ended
  expect(code).toBe(0)
  expect(text(stderr)).toBe('careful\n')
  const said = JSON.parse(text(stdout)) as { word: string; folder: string; names: string[] }
  expect(said).toMatchObject({ word: 'cat', folder: dir.path })
  expect(said.names).not.toContain('ASKSHOT_PLANTED_KEY')
})

test('arguments are arguments: there is no shell to read them', async () => {
  const marker = join(dir.path, 'made by a shell')
  const { ended } = await script(`console.log(process.argv.slice(2).join('|'))`, {
    args: [join(dir.path, 'script.mjs'), `; touch "${marker}"`, '$(id)', '*'],
  })
  expect(text((await ended).stdout)).toBe(`; touch "${marker}"|$(id)|*\n`)
  await expect(readFile(marker)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a program that does not read its arguments is no trouble', async () => {
  const { ended } = await script(`process.stdin.destroy(); console.log('ok')`, {
    input: 'x'.repeat(5_000_000),
  })
  expect(await ended).toMatchObject({ code: 0 })
})

test('of a flood only the first bytes are kept, and it is not held up', async () => {
  const { ended } = await script(`process.stdout.write('x'.repeat(2_000_000), () => process.exit(4))`)
  const { code, stdout } = await ended
  expect(code).toBe(4)
  expect(stdout.isCut).toBe(true)
  expect(stdout.bytes).toHaveLength(1_000)
})

test('a program that is not there cannot be started', async () => {
  const { ended } = await script('', { program: join(dir.path, 'nothing') })
  await expect(ended).rejects.toMatchObject({ code: 'ENOENT' })
})

test('what it leaves running in the background is not waited for', async () => {
  const { ended, kill } = await script(`
    import { spawn } from 'node:child_process'
    spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'inherit' }).unref()
    console.log('done')
    process.exit(0)
  `)
  expect(text((await ended).stdout)).toBe('done\n')
  kill()
})

/** A program with a child of its own, which holds a connection for as long as it lives; neither ends by itself. */
const family = (socketPath: string) => `
  import { spawn } from 'node:child_process'
  const child = 'process.on("SIGTERM", () => {}); require("node:net").connect(process.argv[1])'
  spawn(process.execPath, ['-e', child, ${JSON.stringify(socketPath)}], { stdio: 'inherit' })
  process.on('SIGTERM', () => undefined)
  setInterval(() => undefined, 1000)
`

describe('a program that is stopped', () => {
  test.each(['Stop', 'its time limit'])('by %s takes everything with it that it started', async (by) => {
    const file = join(dir.path, 'family.mjs')
    const server = createServer().listen(join(dir.path, 'socket'))
    await writeFile(file, family(join(dir.path, 'socket')))
    let endTime = (): void => undefined
    const run = createRunFunction({
      send: () => Promise.reject(new Error('not sent')),
      startProgram,
      environment: { PATH: process.env['PATH'] ?? '' },
      folder: dir.path,
      after: (_delayMs, action) => {
        endTime = action
        return () => undefined
      },
    })
    const stop = new AbortController()
    const output = run({
      run: { kind: 'command', program: process.execPath, args: [file], timeoutSeconds: 60 },
      arguments: {},
      signal: stop.signal,
    }).catch(() => 'stopped')
    const [connection] = (await once(server, 'connection')) as [Socket]
    const isGone = once(
      connection.resume().on('error', () => undefined),
      'close',
    )
    if (by === 'Stop') stop.abort()
    else endTime()
    await isGone
    expect(await output).toMatch(by === 'Stop' ? 'stopped' : /longer than 60 seconds/)
    server.close()
  })
})
