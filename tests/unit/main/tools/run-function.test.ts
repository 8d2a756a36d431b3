import { describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import type { FunctionTool } from '#shared/schemas/tool.ts'
import { createRunFunction } from '../../../../src/main/tools/run-function.ts'
import type { FunctionRun } from '../../../../src/main/tools/run-function.ts'
import type { ProgramEnd, ProgramStart } from '../../../../src/main/tools/start-program.ts'
import { FakeClock, settled } from '../../../support/fake-clock.ts'

type Ports = Parameters<typeof createRunFunction>[0]
type Sent = Parameters<Ports['send']>[0]

const http: FunctionTool['run'] = { kind: 'http', url: 'https://tools.example/look-up', timeoutSeconds: 30 }
const command: FunctionTool['run'] = { kind: 'command', program: 'look', args: ['-u'], timeoutSeconds: 5 }

const bytes = (text: string) => new TextEncoder().encode(text)
const written = (text: string, isCut = false) => ({ bytes: bytes(text), isCut })
const ended = (part: Partial<ProgramEnd> = {}): ProgramEnd => ({
  code: 0,
  stdout: written(''),
  stderr: written(''),
  ...part,
})

async function* chunks(...texts: readonly string[]) {
  await Promise.resolve()
  for (const text of texts) yield bytes(text)
}

function runner(changes: Partial<Ports> = {}) {
  const clock = new FakeClock()
  const sent: Sent[] = []
  const started: ProgramStart[] = []
  const killed: string[] = []
  const run = createRunFunction({
    send: (request) => {
      sent.push(request)
      return Promise.resolve({ status: 200, body: chunks('cat: ', 'a pet') })
    },
    startProgram: (start) => {
      started.push(start)
      return { ended: Promise.resolve(ended({ stdout: written('found') })), kill: () => undefined }
    },
    environment: { PATH: '/bin' },
    folder: '/home/a',
    after: clock.after,
    ...changes,
  })
  const ask = (part: Partial<FunctionRun> = {}) =>
    run({ run: http, arguments: { word: 'cat' }, signal: new AbortController().signal, ...part })
  return { clock, sent, started, killed, ask }
}

/** A program, or a server, that never answers until it is stopped. */
const hanging = (onKill: () => void = () => undefined): Partial<Ports> => ({
  startProgram: () => ({ ended: new Promise(() => undefined), kill: onKill }),
  send: ({ signal }) =>
    new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    ),
})

describe('a function behind an address', () => {
  test('is posted the arguments as JSON, and its reply is the output', async () => {
    const { sent, ask } = runner()
    expect(await ask()).toBe('cat: a pet')
    expect(sent).toMatchObject([
      {
        method: 'POST',
        url: 'https://tools.example/look-up',
        headers: { 'content-type': 'application/json' },
        body: bytes('{"word":"cat"}'),
      },
    ])
    expect(sent[0]?.headers).not.toHaveProperty('authorization')
  })

  test('gets its secret', async () => {
    const { sent, ask } = runner()
    await ask({ secret: 'hush' })
    expect(sent[0]?.headers).toMatchObject({ authorization: 'Bearer hush' })
  })

  test('gets no secret over an open line, unless it is on this computer', async () => {
    const { sent, ask } = runner()
    const open = { ...http, url: 'http://tools.example/' }
    expect(await ask({ run: open, secret: 'hush' })).toMatch(/^Error: .*https only/)
    expect(sent).toEqual([])
    await ask({ run: { ...http, url: 'http://127.0.0.1:9/' }, secret: 'hush' })
    expect(sent).toHaveLength(1)
  })

  test('that sends its secret back does not give it away', async () => {
    const { ask } = runner({
      send: () => Promise.resolve({ status: 500, body: chunks('you sent hu', 'sh and hush') }),
    })
    expect(await ask({ secret: 'hush' })).toContain('you sent ••• and •••')
  })

  test.each([302, 404, 500])('that answers with %i did not work, and says what it said', async (status) => {
    const { ask } = runner({ send: () => Promise.resolve({ status, body: chunks('no such word') }) })
    expect(await ask()).toBe(
      `Error: the function did not work: the server answered with status ${status}.\nno such word`,
    )
  })

  test('that cannot be reached did not work, and nothing of the address is told', async () => {
    const { ask } = runner({
      send: () => Promise.reject(new AppError('unreachable', 'https://tools.example/?key=hush refused')),
    })
    expect(await ask()).toBe('Error: the function did not work: it could not be reached (unreachable).')
  })

  test('is read up to a megabyte, and let go of then', async () => {
    let isClosed = false
    async function* endless() {
      try {
        for (;;) {
          await Promise.resolve()
          yield new Uint8Array(300_000).fill(120)
        }
      } finally {
        isClosed = true
      }
    }
    const { ask } = runner({ send: () => Promise.resolve({ status: 200, body: endless() }) })
    const output = await ask()
    expect(output.lastIndexOf('x')).toBe(1_000_000 - 1)
    expect(output).toContain('cut off here')
    expect(isClosed).toBe(true)
  })
})

describe('a function that is a program', () => {
  test('is given the arguments on standard input, and what it writes is the output', async () => {
    const { started, ask } = runner()
    expect(await ask({ run: command })).toBe('found')
    expect(started).toEqual([
      {
        program: 'look',
        args: ['-u'],
        input: '{"word":"cat"}',
        environment: { PATH: '/bin' },
        folder: '/home/a',
        maxBytes: 1_000_000,
      },
    ])
  })

  test('that ends with a code did not work, and says what it wrote about that', async () => {
    const end = ended({ code: 3, stdout: written('half'), stderr: written('boom'.repeat(1_000)) })
    const { ask } = runner({
      startProgram: () => ({ ended: Promise.resolve(end), kill: () => undefined }),
    })
    const output = await ask({ run: command })
    expect(output).toMatch(/^Error: .*ended with code 3\.\nboom/)
    expect(output.length).toBeLessThan(2_200)
    expect(output).not.toContain('half')
  })

  test('that cannot be started did not work', async () => {
    const missing = Object.assign(new Error('spawn look ENOENT'), { code: 'ENOENT' })
    const { ask } = runner({
      startProgram: () => ({ ended: Promise.reject(missing), kill: () => undefined }),
    })
    expect(await ask({ run: command })).toBe(
      'Error: the function did not work: it could not be started (ENOENT).',
    )
  })

  test('that wrote more than is read says so', async () => {
    const end = ended({ stdout: written('much', true) })
    const { ask } = runner({
      startProgram: () => ({ ended: Promise.resolve(end), kill: () => undefined }),
    })
    expect(await ask({ run: command })).toMatch(/^much\n\[cut off here/)
  })
})

describe.each([
  ['a program', command, 5_000],
  ['a server', http, 30_000],
] as const)('%s that takes for ever', (_what, run, limitMs) => {
  test('is ended when its time is up, and the model is told', async () => {
    let kills = 0
    const { clock, ask } = runner(hanging(() => kills++))
    const output = ask({ run })
    await clock.moveAndSettle(limitMs - 1)
    expect(kills).toBe(0)
    await clock.moveAndSettle(1)
    expect(await output).toMatch(/^Error: .*longer than \d+ seconds/)
    expect(kills).toBe(run === command ? 1 : 0)
    expect(clock.pendingCount).toBe(0)
  })

  test('is ended by Stop, which is no failure', async () => {
    let kills = 0
    const { clock, ask } = runner(hanging(() => kills++))
    const controller = new AbortController()
    const output = ask({ run, signal: controller.signal })
    const outcome = expect(output).rejects.toMatchObject({ name: 'AbortError' })
    await settled()
    controller.abort()
    await outcome
    expect(kills).toBe(run === command ? 1 : 0)
    expect(clock.pendingCount).toBe(0)
  })
})

test('what is stopped before it began is not begun', async () => {
  const { sent, ask } = runner()
  await expect(ask({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
  expect(sent).toEqual([])
})
