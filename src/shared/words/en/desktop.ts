import type { LinkWords, NoticeWords, StartWords, TrayWords } from '../desktop-words.ts'
import { count } from './formats.ts'

export const tray: TrayWords = {
  history: 'History…',
  captureLast: 'Capture last region',
  capture: 'Capture and ask',
  showLast: 'Show last answer',
  recent: 'Recent',
  settings: 'Settings…',
  quit: 'Quit Askshot',
  quitWaiting: (waiting) => `Quit Askshot (${count(waiting, 'ask waits', 'asks wait')} for the next start)`,
  recentLine: (state, firstWords) => `${state}: ${firstWords}`,
  withKeys: (label, keys) => `${label} (${keys})`,
  tooltip: 'Askshot',
  comment:
    'Press a hotkey, drag a rectangle over anything on the screen, ask, and read the answer beside it.',
}

export const start: StartWords = {
  failed: 'Askshot cannot start',
  unwritable: (folder) => `Its folder cannot be written to: ${folder}. What is in it was left as it is.`,
  full: (folder) =>
    `The disk with its folder is full: ${folder}. Make room, then start it again; nothing was changed.`,
}

export const notices: NoticeWords = {
  answered: 'Answer ready',
  approval: 'Needs your yes',
  approvalText: (name, server) => (server === undefined ? name : `${name} of ${server}`),
}

export const link: LinkWords = {
  title: 'Open a web address?',
  message: (host) => `This opens ${host} in your browser.`,
  unencrypted: 'The connection is not encrypted.',
  open: 'Open',
  cancel: 'Cancel',
}
