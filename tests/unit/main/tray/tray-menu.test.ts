import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecentAsk } from '../../../../src/shared/views.ts'
import { en } from '../../../../src/shared/words/en.ts'
import { firstWords } from '#shared/first-words.ts'
import type { OutboxAsk, OutboxView } from '#shared/outbox-view.ts'
import { trayMenu } from '../../../../src/main/tray/tray-menu.ts'
import type { TrayItem, TrayState } from '../../../../src/main/tray/tray-menu.ts'

const recentAsk = (question: string, threadId = 't1'): RecentAsk => ({
  threadId,
  question,
  askedAt: 0,
  state: 'done',
})
const hotkeys = {
  capture: { accelerator: 'Control+Alt+W', state: 'proven' },
  showLast: { accelerator: 'Control+Alt+Shift+W', state: 'taken' },
} as const
const at = new Date(2026, 10, 22, 14, 20).getTime()
const outboxAsk = (part: Partial<OutboxAsk> = {}): OutboxAsk => ({
  askId: 'a1',
  question: 'Why is R&D red?',
  profileName: 'OpenAI',
  model: 'm',
  host: 'api.example.com',
  state: 'queued',
  attempt: 0,
  ...part,
})
const outbox = (...asks: readonly OutboxAsk[]): OutboxView => ({ isHeld: false, count: asks.length, asks })
const menu = (state: Partial<TrayState> = {}) =>
  trayMenu({
    words: en,
    recent: [],
    outbox: outbox(),
    hotkeys,
    areHotkeysPaused: false,
    isKeyMissing: false,
    profiles: [{ id: 'p1', name: 'OpenAI' }],
    profileId: 'p1',
    model: 'gpt',
    recentModels: [],
    hasLastRegion: true,
    ...state,
  })
const labels = (items: readonly TrayItem[]) => items.map((each) => ('label' in each ? each.label : '—'))
const below = (items: readonly TrayItem[], label: string) =>
  items.flatMap((each) => (each.kind === 'submenu' && each.label === label ? each.items : []))
const item = (items: readonly TrayItem[], id: string) =>
  items.find((each) => each.kind === 'command' && each.id === id)
const recentItems = (items: readonly TrayItem[]) => below(items, 'Recent')

test('everything is in its order', () => {
  const everything = menu({
    outbox: outbox(outboxAsk({ state: 'blocked', reason: 'policy' })),
    profiles: [
      { id: 'p1', name: 'OpenAI' },
      { id: 'p2', name: 'Ollama' },
    ],
  })
  expect(labels(everything)).toEqual([
    '1 ask needs you',
    '—',
    'Capture and ask',
    'Capture last region',
    'Show last answer',
    '—',
    'Outbox (1)',
    'Hold the outbox',
    'Recent',
    'History…',
    '—',
    'Profile',
    'Model',
    'Pause hotkeys',
    '—',
    'Settings…',
    'Quit Askshot (1 ask waits for the next start)',
  ])
})

test('what there is none of is left out', () => {
  expect(labels(menu())).toEqual([
    'Capture and ask',
    'Capture last region',
    'Show last answer',
    '—',
    'Hold the outbox',
    'Recent',
    'History…',
    '—',
    'Model',
    'Pause hotkeys',
    '—',
    'Settings…',
    'Quit Askshot',
  ])
})

test('the keys in force stand beside their commands, and no others', () => {
  const items = menu()
  expect(item(items, 'capture')).toMatchObject({ accelerator: 'Control+Alt+W' })
  expect(item(items, 'show-last')).not.toHaveProperty('accelerator')
})

test('without a last region there is none to capture', () => {
  expect(item(menu(), 'capture-last')).toMatchObject({ isEnabled: true })
  expect(item(menu({ hasLastRegion: false }), 'capture-last')).toMatchObject({ isEnabled: false })
})

test('without an answer there is none to show', () => {
  expect(item(menu(), 'show-last')).toMatchObject({ isEnabled: false })
  expect(item(menu({ recent: [recentAsk('Why?')] }), 'show-last')).toMatchObject({ isEnabled: true })
})

test('quitting says what waits for the next start', () => {
  const two = outbox(outboxAsk(), outboxAsk({ askId: 'a2' }))
  expect(item(menu({ outbox: two }), 'quit')).toMatchObject({
    label: 'Quit Askshot (2 asks wait for the next start)',
  })
})

describe('the outbox', () => {
  test('says of each ask how it stands, and leads to it', () => {
    const items = menu({
      outbox: outbox(
        outboxAsk({ state: 'waiting', until: at }),
        outboxAsk({ askId: 'a2', state: 'blocked', reason: 'billing' }),
        outboxAsk({ askId: 'a3', state: 'waiting', until: at, heldBy: { kind: 'user' } }),
      ),
    })
    expect(below(items, 'Outbox (3)')).toMatchObject([
      { label: 'Waiting, next try 14:20: Why is R&&D red?', choice: { kind: 'ask', askId: 'a1' } },
      { label: 'Needs credit: Why is R&&D red?', choice: { kind: 'ask', askId: 'a2' } },
      { label: 'Waiting: Why is R&&D red?' },
      { kind: 'separator' },
      { label: 'Send all now', choice: { kind: 'send-all' } },
      { label: 'Open outbox', choice: { kind: 'history', what: 'outbox' } },
    ])
  })

  test('names twenty and counts the others', () => {
    const asks = Array.from({ length: 25 }, (_, index) => outboxAsk({ askId: `a${index}` }))
    const items = below(menu({ outbox: { isHeld: false, count: 130, asks } }), 'Outbox (130)')
    expect(labels(items)[20]).toBe('… and 110 others')
  })

  test('is held by a tick and let go by the same', () => {
    const hold = (isHeld: boolean) =>
      menu({ outbox: { ...outbox(), isHeld } }).find(
        (each) => each.kind === 'choice' && each.choice.kind === 'hold',
      )
    expect(hold(false)).toMatchObject({ isChecked: false, choice: { isOn: true } })
    expect(hold(true)).toMatchObject({ isChecked: true, choice: { isOn: false } })
  })
})

describe('profile and model of the next ask', () => {
  test('are chosen from lists with one tick each', () => {
    const items = menu({
      profiles: [
        { id: 'p1', name: 'OpenAI' },
        { id: 'p2', name: 'Ollama' },
      ],
      profileId: 'p2',
      model: 'llava',
      recentModels: ['qwen', 'llava'],
    })
    expect(below(items, 'Profile')).toMatchObject([
      { label: 'OpenAI', isChecked: false },
      { label: 'Ollama', isChecked: true, choice: { kind: 'profile', profileId: 'p2' } },
    ])
    expect(below(items, 'Model')).toMatchObject([
      { label: 'qwen', isChecked: false, choice: { kind: 'model', model: 'qwen' } },
      { label: 'llava', isChecked: true },
      { kind: 'separator' },
      { label: 'Choose…' },
    ])
  })

  test('a model that was never asked stands first, and there are eight at most', () => {
    const recentModels = Array.from({ length: 12 }, (_, index) => `m${index}`)
    const models = below(menu({ model: 'new', recentModels }), 'Model').filter(
      (each) => each.kind === 'choice' && each.look === 'radio',
    )
    expect(models).toHaveLength(8)
    expect(models[0]).toMatchObject({ label: 'new', isChecked: true })
  })
})

describe('recent asks', () => {
  test('are named by their state and first words', () => {
    expect(recentItems(menu({ recent: [recentAsk('What is\n  this?')] }))).toEqual([
      { kind: 'thread', id: 't1', label: 'Answered: What is this?' },
    ])
  })

  test('are ten at most, and none greys the menu', () => {
    const recent = Array.from({ length: 12 }, (_, index) => recentAsk('Q', `t${index}`))
    expect(recentItems(menu({ recent }))).toHaveLength(10)
    expect(menu().find((each) => each.kind === 'submenu' && each.label === 'Recent')).toMatchObject({
      isEnabled: false,
    })
  })

  test('keep their ampersands, which a native menu would take for a mark', () => {
    expect(recentItems(menu({ recent: [recentAsk('R&D')] }))[0]).toMatchObject({ label: 'Answered: R&&D' })
  })
})

describe('first words', () => {
  test('are the whole text when it fits, and end with a sign when it does not', () => {
    expect(firstWords('a'.repeat(40), 40)).toBe('a'.repeat(40))
    expect(firstWords('a'.repeat(41), 40)).toBe(`${'a'.repeat(39)}…`)
  })

  test('never cut a letter in two', () => {
    expect(firstWords('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦…')
  })

  test('cannot turn the reading direction of what follows them', () => {
    expect(firstWords('a\u202Eb', 40)).toBe('ab')
  })

  test('are one line of bounded length, whatever the text', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const words = firstWords(text, 40)
        expect(words).not.toMatch(/[\n\r\t\u2028\u2029]/)
        expect([...segmenter.segment(words)].length).toBeLessThanOrEqual(40)
      }),
    )
  })
})

test('keys that the desktop gave stand in the label, as it writes them', () => {
  const given = { accelerator: 'Control+Alt+W', state: 'asked', given: 'Super + W' } as const
  const items = menu({ hotkeys: { ...hotkeys, capture: given } })
  expect(labels(items)).toContain('Capture and ask (Super + W)')
  expect(items.some((each) => 'accelerator' in each)).toBe(false)
})
