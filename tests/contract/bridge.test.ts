import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { requests } from '#shared/contract.ts'
import type { AskUpdate, Channel } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { MAX_QUESTION_LENGTH } from '#shared/limits.ts'
import type { AskStream } from '../../src/main/ask/ask-stream.ts'
import { createRouter } from '../../src/main/ipc/router.ts'
import type { Handlers } from '../../src/main/ipc/router.ts'
import { createTrust } from '../../src/main/ipc/trusted-sender.ts'
import type { Sender } from '../../src/main/ipc/trusted-sender.ts'
import { mayUse } from '../../src/main/ipc/window-channels.ts'
import { createLoopback } from '../support/loopback.ts'
import { validArgs } from './valid-args.ts'

const OURS: Sender = { url: 'app://ui/ask/index.html', isMainFrame: true, windowId: 1 }
const channels = Object.keys(requests) as Channel[]

/** Handlers that note what came through the door. */
function setUp(sender: Sender = OURS, answer: (channel: Channel) => unknown = () => undefined) {
  const handled: { channel: Channel; args: unknown[] }[] = []
  const reported: unknown[] = []
  const streams: AskStream[] = []
  const handlers = Object.fromEntries(
    channels.map((channel) => [
      channel,
      (...args: unknown[]) => {
        handled.push({ channel, args })
        return answer(channel)
      },
    ]),
  ) as unknown as Handlers
  const router = createRouter({
    isTrusted: createTrust('app://ui', (id) => id === 1),
    mayUse: () => true,
    handlers: () => handlers,
    watchAsk: (_askId, stream) => streams.push(stream),
    report: (_channel, error) => reported.push(error),
  })
  return { handled, reported, streams, router, ...createLoopback(router, sender) }
}

test('a question goes through the bridge and its reply comes back', async () => {
  const { bridge, handled } = setUp(OURS, () => ({ askId: 'a' }))
  const reply = await bridge.ask.submit({ captureIds: ['c'], question: '  Why?  ' })
  expect(reply).toEqual({ ok: true, value: { askId: 'a' } })
  expect(handled).toEqual([{ channel: 'ask:submit', args: [{ captureIds: ['c'], question: 'Why?' }] }])
})

test('every call of the bridge has a channel of its own, and every channel a call', async () => {
  const { bridge, handled } = setUp()
  const { onShow: overlayShow, onWindows, onLead, onPointer, onDrawn, ...overlay } = bridge.overlay
  const { onShow: countShow, ...countdown } = bridge.countdown
  const { onShow: askShow, onOffers, onReplaced, onSaveNow, watch, ...ask } = bridge.ask
  const { onShow: outboxShow, ...outbox } = bridge.outbox
  const { onShow: settingsShow, ...settings } = bridge.settings
  const { onChanged, onShown, ...history } = bridge.history
  const { onShow: languageShow, ...language } = bridge.language
  const shows = [overlayShow, askShow, outboxShow, settingsShow, languageShow]
  expect(
    [
      ...shows,
      onWindows,
      onLead,
      onPointer,
      onDrawn,
      onOffers,
      onReplaced,
      onSaveNow,
      countShow,
      watch,
      onChanged,
      onShown,
    ].every((each) => typeof each === 'function'),
  ).toBe(true)
  const { app, setup, selfTest, data, pin } = bridge
  const { onLook, ...preferences } = bridge.preferences
  expect(typeof onLook).toBe('function')
  const areas = [
    ...[overlay, ask, app, outbox, settings, setup, selfTest, history],
    ...[data, preferences, pin, countdown, language],
  ]
  const calls = areas.flatMap((area) => Object.values<unknown>(area))
  expect(calls).toHaveLength(channels.length)
  const seen = new Set<string>()
  for (const channel of channels) {
    const valid = validArgs[channel]
    for (const call of calls as ((...args: unknown[]) => Promise<unknown>)[]) await call(...valid)
    for (const { channel: reached } of handled.splice(0)) seen.add(reached)
  }
  expect([...seen].sort()).toEqual([...channels].sort())
})

describe('a sender that is not one of our pages is refused, and nothing happens', () => {
  const strangers: readonly [string, Sender][] = [
    ['another window', { ...OURS, windowId: 2 }],
    ['no window', { ...OURS, windowId: undefined }],
    ['a frame inside our page', { ...OURS, isMainFrame: false }],
    ['an empty address', { ...OURS, url: '' }],
    ['a blank page', { ...OURS, url: 'about:blank' }],
    ['another host that begins like ours', { ...OURS, url: 'app://ui.evil/index.html' }],
    ['another scheme', { ...OURS, url: 'https://ui/index.html' }],
    ['a file', { ...OURS, url: 'file:///app/ui/index.html' }],
    ['a name before the host', { ...OURS, url: 'app://evil@ui.evil/' }],
    ['words that are no address', { ...OURS, url: 'app' }],
  ]
  test.each(strangers)('%s', async (_name, sender) => {
    const { bridge, handled, reported } = setUp(sender)
    expect(await bridge.settings.view()).toEqual({ ok: false, failure: { code: 'bad-request' } })
    expect(handled).toEqual([])
    expect(reported).toHaveLength(1)
  })
})

describe('what is not as agreed is refused', () => {
  const malformed: readonly [Channel, unknown[]][] = [
    ['ask:submit', []],
    ['ask:submit', [{ captureIds: [], question: '   ' }]],
    ['ask:submit', [{ captureIds: [], question: 'x'.repeat(MAX_QUESTION_LENGTH + 1) }]],
    ['ask:submit', [{ captureIds: Array.from({ length: 9 }, () => 'c'), question: 'x' }]],
    ['ask:submit', [{ captureIds: [], question: 'x', path: '/etc/passwd' }]],
    ['ask:submit', [{ captureIds: [], question: 'x' }, 'more']],
    ['capture:select', [{ frameId: 'f', selection: { x: NaN, y: 0, width: 1, height: 1 } }]],
    ['capture:select', [{ frameId: 'f', selection: { x: 1e9, y: 0, width: 1, height: 1 } }]],
    ['key:replace', ['p', '']],
    ['key:replace', ['p', 'k'.repeat(401)]],
    ['profile:change', ['p', { keyHost: 'evil.example' }]],
    ['profile:change', ['p', { id: 'other' }]],
    ['ask:decide', ['a', 'call', 'perhaps']],
    ['app:run', ['reboot']],
    ['settings:view', ['extra']],
    ['login:set', ['yes']],
    ['settings:change', [{ general: { theme: 'blue' } }]],
    ['settings:change', [{ general: { textSize: 500 } }]],
    ['settings:change', [{ network: { proxyAddress: 'http://user:secret@proxy:80' } }]],
    ['settings:change', [{ network: { proxyAddress: 'http://proxy:99999' } }]],
    ['settings:change', [{ capture: { savedPicturesFolder: '/etc' } }]],
    ['settings:change', [{ profiles: [] }]],
    ['settings:open-folder', ['/etc']],
    ['self-test:run', ['everything']],
    ['history:find', [{ query: { text: 'x'.repeat(501) } }]],
    ['history:find', [{ query: { text: '', kinds: ['lost'] } }]],
    ['history:rows', [{ askIds: Array.from({ length: 201 }, () => 'a'), words: [] }]],
    ['history:delete', [[]]],
    ['data:clear', []],
    ['data:clear', ['delete']],
    ['language:choose', ['tlh']],
    ['language:choose', []],
    ['data:set-retention', [{ picturesDays: 1, threadsDays: 0, maxGigabytes: 0 }]],
    ['history:export', [{ what: 'everything', path: '/etc' }, 'json']],
    ['history:export', [{ what: 'everything' }, 'exe']],
  ]
  test.each(malformed)('%s %j', async (channel, args) => {
    const { router, handled } = setUp()
    const result = await router.dispatch(channel, OURS, args)
    expect(result).toEqual({ ok: false, failure: { code: 'bad-request' } })
    expect(handled).toEqual([])
  })

  test('no rubbish on any channel reaches a handler unread, or throws', async () => {
    const { router, handled } = setUp()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...channels),
        fc.array(fc.anything(), { maxLength: 3 }),
        async (channel, args) => {
          handled.length = 0
          const result = await router.dispatch(channel, OURS, args)
          expect(handled.length).toBe(result.ok ? 1 : 0)
          for (const { args: read } of handled) expect(requests[channel].safeParse(read).success).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

test('an error that is not ours tells a page nothing of itself', async () => {
  const { bridge } = setUp(OURS, () => {
    throw new Error('sk-secret-1234567890 in /home/somebody')
  })
  const reply = await bridge.ask.view()
  expect(reply).toEqual({ ok: false, failure: { code: 'unexpected' } })
  expect(JSON.stringify(reply)).not.toContain('secret')
})

test('an error of ours crosses as its code and details, without its message', async () => {
  const { bridge } = setUp(OURS, () => {
    throw new AppError('rate-limited', 'for the log', { retryAfterMs: 5, details: { host: 'h' } })
  })
  expect(await bridge.ask.view()).toEqual({
    ok: false,
    failure: { code: 'rate-limited', retryAfterMs: 5, details: { host: 'h' } },
  })
})

test.each([
  [{ extraHeaders: { Authorization: 'Bearer x' } }, 'extraHeaders.Authorization'],
  [{ extraHeaders: { 'X-Team': 'a\nb' } }, 'extraHeaders.X-Team'],
  [{ extraBody: { model: 'other' } }, 'extraBody'],
  [{ options: { temperature: 3 } }, 'options.temperature'],
  [{ tools: { functions: [{ parameters: { type: 'string' } }] } }, 'tools.functions'],
  [{ prices: { m: { input: -1, output: 1, asOf: '2026-11-22' } } }, 'prices.m.input'],
  [{ certificate: 'not a certificate' }, 'certificate'],
  [{ authHeader: 'two words' }, 'authHeader'],
])('a profile with %j is refused by the name of its field', async (patch, field) => {
  const { router, handled } = setUp()
  const result = await router.dispatch('profile:change', OURS, ['p', patch])
  expect(result).toMatchObject({ ok: false, failure: { code: 'field-invalid' } })
  expect(result.ok ? '' : result.failure.details?.field).toMatch(
    new RegExp(`^${field.replaceAll('.', '\\.')}`),
  )
  expect(handled).toEqual([])
})

describe('watching', () => {
  test('updates come in order over a real port, until the page lets go', async () => {
    const { bridge, streams } = setUp()
    const updates: AskUpdate[] = []
    const unwatch = bridge.ask.watch({ askId: 'a' }, (update) => updates.push(update))
    const [stream] = streams
    const onClose = vi.fn()
    stream?.onClose(onClose)
    stream?.send({ type: 'snapshot', state: { kind: 'queued', attempt: 0 } })
    stream?.send({ type: 'event', event: { type: 'send-start', attempt: 1 } })
    await expect.poll(() => updates.length).toBe(2)
    expect(updates.map(({ type }) => type)).toEqual(['snapshot', 'event'])
    unwatch()
    await expect.poll(() => onClose.mock.calls.length).toBe(1)
  })

  test.each([[{}], [{ askId: 'a', more: 1 }], [null], ['a']])('%j is refused, once', async (request) => {
    const { bridge, streams } = setUp()
    const updates: AskUpdate[] = []
    bridge.ask.watch(request as never, (update) => updates.push(update))
    await expect.poll(() => updates).toEqual([{ type: 'refused', failure: { code: 'bad-request' } }])
    expect(streams).toEqual([])
  })

  test('a stranger is refused', async () => {
    const { bridge, streams } = setUp({ ...OURS, windowId: 7 })
    const updates: AskUpdate[] = []
    bridge.ask.watch({ askId: 'a' }, (update) => updates.push(update))
    await expect.poll(() => updates).toEqual([{ type: 'refused', failure: { code: 'bad-request' } }])
    expect(streams).toEqual([])
  })
})

test('pushes reach who listens, as copies, until they stop listening', () => {
  const { bridge, push } = setUp()
  const heard: unknown[] = []
  const stop = bridge.ask.onShow((view) => heard.push(view))
  const view = { kind: 'problem', failure: { code: 'offline' } } as const
  push('ask:show', view)
  stop()
  push('ask:show', view)
  expect(heard).toEqual([view])
  expect(heard[0]).not.toBe(view)
})

describe('each window has only the channels it needs', () => {
  test('an overlay can select and nothing else', () => {
    expect(channels.filter((channel) => mayUse('overlay', channel))).toEqual([
      'overlay:painted',
      'overlay:dismiss',
      'overlay:beat',
      'overlay:report',
      'overlay:magnify',
      'overlay:fail',
      'overlay:cover-look',
      'overlay:delay',
      'overlay:point',
      'overlay:draw',
      'capture:go-to',
      'capture:select',
      'capture:ask',
      'capture:add',
      'capture:copy',
      'capture:pin',
      'capture:save',
      'language:view',
    ])
  })
  test('only the settings reach keys and profiles', () => {
    const guarded = channels.filter((channel) => /^(key|tool-key|profile|settings|data):/.test(channel))
    for (const channel of guarded) {
      expect(mayUse('settings', channel)).toBe(true)
      expect(mayUse('self-test', channel)).toBe(channel === 'settings:view')
      for (const kind of ['ask', 'history', 'overlay', undefined] as const)
        expect(mayUse(kind, channel)).toBe(false)
    }
  })
  test('the first steps set keys, and nothing captures, asks or tests from there', () => {
    expect(mayUse('first-run', 'key:replace') && mayUse('first-run', 'setup:local-servers')).toBe(true)
    for (const channel of [
      ...(['ask:submit', 'capture:ask', 'self-test:run', 'tool-key:replace'] as const),
      ...(['settings:change', 'settings:import', 'settings:undo'] as const),
    ])
      expect(mayUse('first-run', channel)).toBe(false)
  })
  test('the pattern of the self-test reaches nothing', () => {
    expect(channels.filter((channel) => mayUse('pattern', channel))).toEqual([])
  })
  test('only the windows that show answers watch asks', () => {
    expect(mayUse('ask', 'ask:watch') && mayUse('history', 'ask:watch')).toBe(true)
    expect(mayUse('settings', 'ask:watch') || mayUse('overlay', 'ask:watch')).toBe(false)
  })
  test('only the history window reaches the history, and it sends no question', () => {
    for (const channel of channels.filter((each) => each.startsWith('history:'))) {
      expect(mayUse('history', channel)).toBe(true)
      expect(mayUse('ask', channel) || mayUse('overlay', channel)).toBe(false)
      // Everything can be exported where everything can be deleted.
      const isExport = channel === 'history:export' || channel === 'history:measure'
      expect(mayUse('settings', channel)).toBe(isExport)
    }
    expect(mayUse('history', 'ask:submit') || mayUse('history', 'draft:save')).toBe(false)
  })
})
