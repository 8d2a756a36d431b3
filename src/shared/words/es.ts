import { annotate } from './es/annotate.ts'
import { ask } from './es/ask.ts'
import { askWindow } from './es/ask-window.ts'
import { capture } from './es/capture.ts'
import { cli } from './es/cli.ts'
import { conversation } from './es/conversation.ts'
import { data } from './es/data.ts'
import { link, notices, start, tray } from './es/desktop.ts'
import { document } from './es/document.ts'
import { actions, errors } from './es/errors.ts'
import { history } from './es/history.ts'
import { keys } from './es/keys.ts'
import { language } from './es/language.ts'
import { outbox } from './es/outbox.ts'
import { overlay } from './es/overlay.ts'
import { preferences } from './es/preferences.ts'
import { settings } from './es/settings.ts'
import { selfTest, setup } from './es/setup.ts'
import { blocked, states } from './es/states.ts'
import type { Words } from './words.ts'

/** Spanish; impersonal, else "usted". */
export const es: Words = {
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
  capture,
  annotate,
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
