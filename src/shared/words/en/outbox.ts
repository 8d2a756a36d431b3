import type { OutboxWords } from '../outbox-words.ts'
import { clock, count } from './formats.ts'

export const outbox: OutboxWords = {
  holding: 'You are holding the outbox',
  hold: 'Hold',
  letGo: 'Let it go on',
  noNetwork: 'No network',
  edit: 'Edit',
  editing: 'Not sent yet. Send puts it back in its place.',
  because: (state, reason) => `${state}. ${reason}`,
  tray: {
    outbox: (waiting) => `Outbox (${waiting})`,
    line: (state, firstWords) => `${state}: ${firstWords}`,
    until: (state, at) => `${state}, next try ${clock(at)}`,
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
