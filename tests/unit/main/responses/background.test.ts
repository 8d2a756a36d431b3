import { describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { Leaving } from '../../../../src/main/leaving.ts'
import { FakeClock, settled } from '../../../support/fake-clock.ts'
import { ask, fakeHttp, framesOf, hear, json, profileWith } from '../network/fake-http.ts'
import type { HttpRequest } from '../../../../src/main/network/http.ts'
import type { FakeHttp, Reply, Told } from '../network/fake-http.ts'

const options = { background: true, store: true }
const whole = profileWith({ dialect: { backgroundOk: true, streamOk: false }, options })
const streamed = profileWith({ dialect: { backgroundOk: true }, options })

const status = (value: string): Reply => json({ id: 'resp_1', status: value, output: [] })
const message = (text: string) => ({
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_text', text }],
})
const done = (text: string): Reply => json({ id: 'resp_1', status: 'completed', output: [message(text)] })
const gone = json({ error: { message: 'Not found', code: 'not_found' } }, 404)

const created = { type: 'response.created', sequence_number: 0, response: { id: 'resp_1', status: 'queued' } }
const delta = (sequence_number: number, text: string) => ({
  type: 'response.output_text.delta',
  sequence_number,
  output_index: 0,
  content_index: 0,
  delta: text,
})
const completed = (sequence_number: number) => ({
  type: 'response.completed',
  sequence_number,
  response: { id: 'resp_1', status: 'completed', output: [] },
})

/** A stream that breaks, or ends in good order but too early. */
function broken(...events: readonly object[]): Reply {
  return {
    body: (function* () {
      yield* framesOf(...events)
      throw new AppError('stream-cut', 'The connection broke')
    })(),
  }
}

function ended(...events: readonly object[]): Reply {
  return { body: framesOf(...events) }
}

type Run = {
  readonly clock: FakeClock
  readonly http: FakeHttp
  readonly told: Promise<Told>
  readonly stop: () => void
}

function run(http: FakeHttp, profile = whole, why: unknown = 'stopped'): Run {
  const clock = new FakeClock(0)
  const controller = new AbortController()
  const { now, after } = clock
  const told = hear(ask(http, { profile, signal: controller.signal }, { now, after, random: () => 0 }))
  return { clock, http, told, stop: () => controller.abort(why) }
}

/** Lets so much time pass, and gives what was told by then. */
async function after(ms: number, { clock, told }: Run): Promise<Told> {
  await clock.moveAndSettle(ms)
  return told
}

const lines = ({ asked }: FakeHttp) =>
  asked.map(({ method, url }: HttpRequest) => `${method} ${url.replace('https://api.example.test/v1', '')}`)

describe('an answer that is not there yet', () => {
  test('is asked for after 2 s and then ever more rarely, down to every 10 s', async () => {
    const times: number[] = []
    const clock = new FakeClock(0)
    const http = fakeHttp(status('queued'), () => {
      times.push(clock.now())
      return times.length < 8 ? status('in_progress') : done('Hi')
    })
    const told = hear(ask(http, { profile: whole }, { now: clock.now, after: clock.after, random: () => 0 }))
    await clock.moveAndSettle(100_000)
    expect((await told).text).toBe('Hi')
    expect(times).toEqual([2_000, 5_000, 9_500, 16_250, 26_250, 36_250, 46_250, 56_250])
  })

  test('says what it is waiting for, each once, and comes with its id and time', async () => {
    const http = fakeHttp(
      status('queued'),
      status('queued'),
      status('in_progress'),
      status('in_progress'),
      done('Hi'),
    )
    const told = await after(60_000, run(http))
    expect(told).toMatchObject({
      begun: true,
      responseId: 'resp_1',
      text: 'Hi',
      activities: ['queued', 'polling'],
    })
    expect(told.whole?.tookMs).toBe(2_000 + 3_000 + 4_500 + 6_750)
    expect(lines(http)).toEqual(['POST /responses', ...Array<string>(4).fill('GET /responses/resp_1')])
    expect(http.asked[1]?.headers['authorization']).toMatch(/^Bearer /)
    expect(http.asked[1]).not.toHaveProperty('body')
  })

  test.each([
    [
      'failed',
      json({ id: 'resp_1', status: 'failed', error: { code: 'server_error', message: 'x' } }),
      'server-trouble',
    ],
    ['was cancelled there', status('cancelled'), 'stream-cut'],
    ['is gone', gone, 'stream-cut'],
    ['may not be asked for', json({ error: { message: 'no' } }, 401), 'key-rejected'],
  ])('but %s is told', async (_name, reply, code) => {
    const { begun, failure } = await after(60_000, run(fakeHttp(status('queued'), reply)))
    expect([begun, failure?.code]).toEqual([true, code])
  })

  test('survives a few failures in between, of whatever kind', async () => {
    const html = { headers: { 'content-type': 'text/html' }, body: [Buffer.from('<p>Sign in')] }
    const half = { headers: { 'content-type': 'application/json' }, body: [Buffer.from('{"id":')] }
    const down = new AppError('unreachable', 'x')
    const busy = json({}, 503)
    const http = fakeHttp(status('queued'), down, html, half, busy, status('queued'), busy, down, done('Hi'))
    expect((await after(200_000, run(http))).text).toBe('Hi')
  })

  test('is given up after many failures in a row', async () => {
    const http = fakeHttp(status('queued'), new AppError('unreachable', 'x'))
    const { failure } = await after(600_000, run(http))
    expect([failure?.code, failure?.details?.host]).toEqual(['stream-cut', 'api.example.test'])
    expect(http.asked.filter(({ method }) => method === 'GET')).toHaveLength(9)
  })

  test('has its tool calls, when those are what came', async () => {
    const call = { type: 'function_call', call_id: 'c1', name: 'look', arguments: '{}' }
    const http = fakeHttp(status('queued'), json({ id: 'resp_1', status: 'completed', output: [call] }))
    expect((await after(60_000, run(http))).calls).toMatchObject([{ callId: 'c1', name: 'look' }])
  })

  test('without an id cannot be asked for', async () => {
    const { failure } = await after(60_000, run(fakeHttp(json({ status: 'queued' }))))
    expect(failure?.code).toBe('stream-cut')
  })

  test('may be there at once', async () => {
    const http = fakeHttp(done('Hi'))
    expect(await after(0, run(http))).toMatchObject({ begun: true, text: 'Hi' })
    expect(lines(http)).toEqual(['POST /responses'])
  })
})

describe('a stream that breaks', () => {
  test.each([
    ['breaks', broken],
    ['ends too early', ended],
  ])('is resumed after its last event when it %s', async (_name, first) => {
    const http = fakeHttp(first(created, delta(4, 'Hel')), ended(delta(5, 'lo'), completed(6)))
    const told = await after(10_000, run(http, streamed))
    expect(told).toMatchObject({ text: 'Hello', responseId: 'resp_1' })
    expect(lines(http)).toEqual(['POST /responses', 'GET /responses/resp_1?stream=true&starting_after=4'])
  })

  test('again and again, as long as each time something comes', async () => {
    const pieces = [...'abcdefghijklmnop'].map((letter, n) => broken(delta(n + 1, letter)))
    const http = fakeHttp(broken(created), ...pieces, ended(completed(99)))
    expect((await after(60_000, run(http, streamed))).text).toBe('abcdefghijklmnop')
  })

  test('tells nothing twice that is sent twice', async () => {
    const http = fakeHttp(
      broken(created, delta(1, 'Hel')),
      ended(delta(1, 'Hel'), delta(2, 'lo'), completed(3)),
    )
    expect((await after(10_000, run(http, streamed))).text).toBe('Hello')
  })

  test('is waited for longer from one failure to the next, and then asked for as a whole', async () => {
    const down = new AppError('unreachable', 'x')
    const http = fakeHttp(broken(created, delta(1, 'Hel')), ...Array<Error>(8).fill(down), done('Hello'))
    const started = run(http, streamed)
    await started.clock.moveAndSettle(499)
    expect(http.asked).toHaveLength(1)
    await started.clock.moveAndSettle(1 + 1_000 + 2_000)
    expect(http.asked).toHaveLength(4)
    expect((await after(100_000, started)).text).toBe('Hello')
    expect(lines(http).slice(-2)).toEqual([
      'GET /responses/resp_1?stream=true&starting_after=1',
      'GET /responses/resp_1',
    ])
  })

  test.each([
    ['refuses to resume', json({ error: { message: "Unknown parameter: 'starting_after'." } }, 400)],
    ['answers with the state of things', status('in_progress')],
  ])('is asked for as a whole when the server %s', async (_name, reply) => {
    const http = fakeHttp(broken(created, delta(1, 'Hel')), reply, status('in_progress'), done('Hello'))
    const told = await after(60_000, run(http, streamed))
    expect(told).toMatchObject({ text: 'Hello', activities: ['queued', 'polling'] })
  })

  test('is asked for as a whole when the server does not count its events', async () => {
    const uncounted = { ...created, sequence_number: undefined }
    const http = fakeHttp(broken(uncounted), done('Hello'))
    expect((await after(60_000, run(http, streamed))).text).toBe('Hello')
    expect(lines(http)[1]).toBe('GET /responses/resp_1')
  })

  test('is corrected when the whole says otherwise', async () => {
    const http = fakeHttp(broken(created, delta(1, 'Hel')), status('in_progress'), done('Bye'))
    expect((await after(60_000, run(http, streamed))).text).toBe('Bye')
  })

  test('keeps its text when the server no longer has the answer', async () => {
    const http = fakeHttp(broken(created, delta(1, 'Hel')), gone)
    const { text, failure } = await after(60_000, run(http, streamed))
    expect([text, failure?.code]).toEqual(['Hel', 'stream-cut'])
  })

  test('tells an error of the answer itself', async () => {
    const failed = {
      type: 'response.failed',
      sequence_number: 2,
      response: { id: 'resp_1', status: 'failed', error: { code: 'server_error', message: 'x' } },
    }
    const http = fakeHttp(broken(created, delta(1, 'Hel')), ended(failed))
    const { text, failure } = await after(60_000, run(http, streamed))
    expect([text, failure?.code, http.asked.length]).toEqual(['Hel', 'server-trouble', 2])
  })

  test('that never ends is cut off and not gone on with', async () => {
    const endless = function* (): Generator<Uint8Array> {
      yield* framesOf(created, delta(1, 'Hel'))
      for (;;) yield comments
    }
    const comments = Buffer.from(`:${'x'.repeat(999_998)}\n`)
    const { text, failure } = await after(60_000, run(fakeHttp({ body: endless() }, done('Hello')), streamed))
    expect([text, failure?.code]).toEqual(['Hel', 'stream-cut'])
  })

  test('before it has a name is cut off', async () => {
    const http = fakeHttp(broken({ type: 'keepalive' }), done('Hi'))
    const { failure } = await after(60_000, run(http, streamed))
    expect([failure?.code, http.asked.length]).toEqual(['stream-cut', 1])
  })
})

describe('stopping', () => {
  test.each([
    ['while it waits', whole, [status('queued'), status('in_progress')]],
    ['while it resumes', streamed, [broken(created, delta(1, 'Hel')), new AppError('unreachable', 'x')]],
  ] as const)('%s stops it at the server too', async (_name, profile, replies) => {
    const started = run(fakeHttp(...replies), profile)
    await started.clock.moveAndSettle(2_100)
    started.stop()
    expect((await started.told).error).toBe('stopped')
    await settled()
    expect(lines(started.http).at(-1)).toBe('POST /responses/resp_1/cancel')
    expect(started.http.asked.at(-1)?.signal.aborted).toBe(false)
    expect(started.clock.pendingCount).toBe(0)
  })

  test('is not what a quit does: the answer is looked up at the next start', async () => {
    const started = run(fakeHttp(status('queued'), status('in_progress')), whole, new Leaving())
    await started.clock.moveAndSettle(2_100)
    started.stop()
    expect((await started.told).error).toBeInstanceOf(Leaving)
    await settled()
    expect(lines(started.http)).toEqual(['POST /responses', 'GET /responses/resp_1'])
  })

  test('does not wait for that', async () => {
    const replies = [status('queued'), status('in_progress'), { body: never() }]
    const started = run(fakeHttp(...replies))
    await started.clock.moveAndSettle(2_100)
    started.stop()
    expect((await started.told).error).toBe('stopped')
    await started.clock.moveAndSettle(5_000)
    expect(started.http.asked.at(-1)?.signal.aborted).toBe(true)
  })

  test('by leaving the loop stops it too', async () => {
    const http = fakeHttp(status('queued'), status('in_progress'))
    for await (const event of ask(http, { profile: whole })) if (event.type === 'activity-change') break
    await settled()
    expect(lines(http)).toEqual(['POST /responses', 'POST /responses/resp_1/cancel'])
  })

  test.each([
    ['is there', done('Hi')],
    ['is gone', gone],
    ['has failed', json({ id: 'resp_1', status: 'failed', error: { code: 'server_error', message: 'x' } })],
  ])('nothing is sent for an answer that %s', async (_name, reply) => {
    const started = run(fakeHttp(status('queued'), reply))
    await after(60_000, started)
    await settled()
    expect(lines(started.http)).toEqual(['POST /responses', 'GET /responses/resp_1'])
  })

  test('a plain answer sends nothing', async () => {
    const http = fakeHttp(ended(created, delta(1, 'Hel')))
    const { failure } = await hear(ask(http))
    await settled()
    expect([failure?.code, http.asked.length]).toEqual(['stream-cut', 1])
  })
})

async function* never(): AsyncGenerator<Uint8Array> {
  await new Promise(() => undefined)
  yield Buffer.alloc(0)
}
