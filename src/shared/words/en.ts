import { annotate } from './en/annotate.ts'
import { ask } from './en/ask.ts'
import { askWindow } from './en/ask-window.ts'
import { capture } from './en/capture.ts'
import { cli } from './en/cli.ts'
import { conversation } from './en/conversation.ts'
import { data } from './en/data.ts'
import { link, notices, start, tray } from './en/desktop.ts'
import { document } from './en/document.ts'
import { actions, errors } from './en/errors.ts'
import { history } from './en/history.ts'
import { keys } from './en/keys.ts'
import { language } from './en/language.ts'
import { outbox } from './en/outbox.ts'
import { overlay } from './en/overlay.ts'
import { preferences } from './en/preferences.ts'
import { settings } from './en/settings.ts'
import { selfTest, setup } from './en/setup.ts'
import { blocked, states } from './en/states.ts'
import type { Words } from './words.ts'

/** English, the language that every other one is checked against. */
export const en: Words = {
  product: 'Askshot',
  direction: 'ltr',
  language,
  keys,
  cli,
  setup,
  selfTest,
  errors,
  actions,
  states,
  blocked,
  overlay,
  annotate,
  capture,
  ask,
  askWindow,
  conversation,
  settings,
  preferences,
  history,
  data,
  document,
  tray,
  outbox,
  notices,
  start,
  link,
}
