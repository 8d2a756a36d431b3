import { describe, expect, test } from 'vitest'
import type { OutboxAsk } from '#shared/outbox-view.ts'
import { en } from '#shared/words/en.ts'
import { trayFace, trayStatus } from '../../../../src/main/tray/tray-status.ts'
import type { StatusFacts } from '../../../../src/main/tray/tray-status.ts'
import { withoutKeys } from '../../../support/some-hotkeys.ts'

const ask = (part: Partial<OutboxAsk> = {}): OutboxAsk => ({
  askId: 'a1',
  question: 'Why?',
  profileName: 'OpenAI',
  model: 'm',
  host: 'api.example.com',
  state: 'queued',
  attempt: 1,
  ...part,
})
const noKey = ask({ state: 'blocked', reason: 'key', failure: { code: 'key-rejected' } })
const tooLarge = ask({
  askId: 'a2',
  state: 'blocked',
  reason: 'too-large',
  failure: { code: 'too-large' },
})
const waiting = (code: 'offline' | 'not-an-api' | 'server-trouble', askId = 'w') =>
  ask({ askId, state: 'waiting', until: 1, failure: { code } })

function facts(asks: readonly OutboxAsk[] = [], part: Partial<StatusFacts> = {}): StatusFacts {
  const works = { accelerator: 'Control+Alt+W', state: 'proven' } as const
  return {
    words: en,
    outbox: { isHeld: false, count: asks.length, asks },
    hotkeys: { capture: works, showLast: works, ...withoutKeys },
    areHotkeysPaused: false,
    isKeyMissing: false,
    ...part,
  }
}
const taken = {
  capture: { accelerator: 'Control+Alt+W', state: 'taken' },
  showLast: noChord(),
  ...withoutKeys,
} as const

function noChord() {
  return { accelerator: '', state: 'off' } as const
}

describe('the one thing to know', () => {
  test('is nothing when all is well', () => {
    expect(trayStatus(facts())).toBeUndefined()
    expect(trayStatus(facts([ask(), ask({ state: 'streaming' })]))).toBeUndefined()
  })

  test('is the key that was refused, and leads to the settings', () => {
    expect(trayStatus(facts([waiting('offline'), noKey, { ...noKey, askId: 'a9' }]))).toEqual({
      text: 'OpenAI did not accept the API key.',
      choice: { kind: 'settings' },
    })
  })

  test('is how many asks need the user, when there are several reasons', () => {
    expect(trayStatus(facts([noKey, tooLarge, ask({ state: 'needs-approval' })]))).toEqual({
      text: '3 asks need you',
      choice: { kind: 'ask', askId: 'a1' },
    })
    expect(trayStatus(facts([tooLarge]))?.text).toBe('1 ask needs you')
  })

  test('is a hotkey that another program has, unless the hotkeys are paused', () => {
    expect(trayStatus(facts([], { hotkeys: taken }))?.text).toBe('The hotkey does not work')
    expect(trayStatus(facts([], { hotkeys: taken, areHotkeysPaused: true }))).toBeUndefined()
  })

  test('is the missing key', () => {
    expect(trayStatus(facts([], { isKeyMissing: true }))).toEqual({
      text: 'No API key yet',
      choice: { kind: 'settings' },
    })
  })

  test('is what all wait for: a sign-in page before a server in trouble', () => {
    expect(trayStatus(facts([waiting('server-trouble'), waiting('not-an-api', 'portal')]))).toEqual({
      text: 'Sign-in page instead of the network',
      choice: { kind: 'ask', askId: 'portal' },
    })
    expect(trayStatus(facts([waiting('offline')]))?.text).toBe('There is no network.')
  })
})

test.each([
  [[], 'idle', 'Askshot'],
  [
    [ask({ state: 'streaming' }), ask({ state: 'sending' }), ask()],
    'busy',
    'Askshot: 2 asks are being answered',
  ],
  [[ask()], 'waiting', 'Askshot: 1 ask waits'],
  [[waiting('not-an-api')], 'waiting', 'Askshot: Sign-in page instead of the network'],
  [[tooLarge, ask({ state: 'streaming' })], 'needs-you', 'Askshot: 1 ask needs you'],
] as const)('the icon says the same by its shape and in words %#', (asks, look, tooltip) => {
  expect(trayFace(facts(asks))).toEqual({ look, tooltip })
})

test('a held outbox says that it is held', () => {
  const held = facts([ask()])
  expect(trayFace({ ...held, outbox: { ...held.outbox, isHeld: true } }).tooltip).toBe(
    'Askshot: You are holding the outbox',
  )
})
