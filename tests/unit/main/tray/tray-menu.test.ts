import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecentAsk } from '../../../../src/shared/views.ts'
import { en } from '../../../../src/shared/words/en.ts'
import { firstWords } from '#shared/first-words.ts'
import { trayMenu } from '../../../../src/main/tray/tray-menu.ts'
import type { TrayItem } from '../../../../src/main/tray/tray-menu.ts'

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
const menu = (state: Partial<Parameters<typeof trayMenu>[0]> = {}) =>
  trayMenu({ words: en, recent: [], waitingCount: 0, hotkeys, hasLastRegion: true, ...state })
const item = (items: readonly TrayItem[], id: string) =>
  items.find((each) => each.kind === 'command' && each.id === id)
const recentItems = (items: readonly TrayItem[]) =>
  items.flatMap((each) => (each.kind === 'submenu' ? each.items : []))

test('everything is in its order', () => {
  expect(menu().map((each) => ('label' in each ? each.label : '—'))).toEqual([
    'Capture and ask',
    'Capture last region',
    'Show last answer',
    '—',
    'Recent',
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
  expect(item(menu({ waitingCount: 2 }), 'quit')).toMatchObject({
    label: 'Quit Askshot (2 asks wait for the next start)',
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
    expect(menu().find((each) => each.kind === 'submenu')).toMatchObject({ isEnabled: false })
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
