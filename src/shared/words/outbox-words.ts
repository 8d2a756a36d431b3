import { count } from './english.ts'

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** What is said of asks that wait: in the ask window, the tray and notifications. */
export type OutboxWords = {
  readonly holding: string
  readonly letGo: string
  readonly noNetwork: string
  /** A state and why nothing happens: "Queued. You are holding the outbox". */
  readonly because: (state: string, reason: string) => string
  readonly tray: {
    readonly outbox: (count: number) => string
    readonly line: (state: string, firstWords: string) => string
    readonly until: (state: string, at: number) => string
    readonly more: (count: number) => string
    readonly sendAll: string
    readonly openOutbox: string
    readonly hold: string
    readonly profile: string
    readonly model: string
    readonly chooseModel: string
    readonly pauseHotkeys: string
    readonly needYou: (count: number) => string
    readonly hotkeyDead: string
    readonly noKey: string
    readonly portal: string
    readonly tooltip: (product: string, state: string) => string
    readonly busy: (count: number) => string
    readonly waiting: (count: number) => string
  }
  readonly damagedFile: string
  readonly notices: {
    readonly drained: (count: number) => string
  }
}

export const outboxEn: OutboxWords = {
  holding: 'You are holding the outbox',
  letGo: 'Let it go on',
  noNetwork: 'No network',
  because: (state, reason) => `${state}. ${reason}`,
  tray: {
    outbox: (waiting) => `Outbox (${waiting})`,
    line: (state, firstWords) => `${state}: ${firstWords}`,
    until: (state, at) => `${state}, next try ${clock.format(at)}`,
    more: (others) => `… and ${count(others, 'other', 'others')}`,
    sendAll: 'Send all now',
    openOutbox: 'Open outbox',
    hold: 'Hold the outbox',
    profile: 'Profile',
    model: 'Model',
    chooseModel: 'Choose…',
    pauseHotkeys: 'Pause hotkeys',
    needYou: (asks) => (asks === 1 ? '1 ask needs you' : `${asks} asks need you`),
    hotkeyDead: 'The hotkey does not work',
    noKey: 'No API key yet',
    portal: 'Sign-in page instead of the network',
    tooltip: (product, state) => `${product}: ${state}`,
    busy: (asks) => `${count(asks, 'ask is', 'asks are')} being answered`,
    waiting: (asks) => count(asks, 'ask waits', 'asks wait'),
  },
  damagedFile: 'Damaged file',
  notices: {
    drained: (asks) => `${count(asks, 'waiting question', 'waiting questions')} answered`,
  },
}
