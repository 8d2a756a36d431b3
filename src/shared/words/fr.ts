import { annotate } from './fr/annotate.ts'
import { ask } from './fr/ask.ts'
import { askWindow } from './fr/ask-window.ts'
import { capture } from './fr/capture.ts'
import { cli } from './fr/cli.ts'
import { conversation } from './fr/conversation.ts'
import { data } from './fr/data.ts'
import { link, notices, start, tray } from './fr/desktop.ts'
import { document } from './fr/document.ts'
import { actions, errors } from './fr/errors.ts'
import { history } from './fr/history.ts'
import { keys } from './fr/keys.ts'
import { language } from './fr/language.ts'
import { outbox } from './fr/outbox.ts'
import { overlay } from './fr/overlay.ts'
import { preferences } from './fr/preferences.ts'
import { settings } from './fr/settings.ts'
import { selfTest, setup } from './fr/setup.ts'
import { blocked, states } from './fr/states.ts'
import type { Words } from './words.ts'

/** French; readers are addressed as "vous". */
export const fr: Words = {
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
