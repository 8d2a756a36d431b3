import { annotate } from './de/annotate.ts'
import { ask } from './de/ask.ts'
import { askWindow } from './de/ask-window.ts'
import { capture } from './de/capture.ts'
import { cli } from './de/cli.ts'
import { conversation } from './de/conversation.ts'
import { data } from './de/data.ts'
import { link, notices, start, tray } from './de/desktop.ts'
import { document } from './de/document.ts'
import { actions, errors } from './de/errors.ts'
import { history } from './de/history.ts'
import { keys } from './de/keys.ts'
import { language } from './de/language.ts'
import { outbox } from './de/outbox.ts'
import { overlay } from './de/overlay.ts'
import { preferences } from './de/preferences.ts'
import { settings } from './de/settings.ts'
import { selfTest, setup } from './de/setup.ts'
import { blocked, states } from './de/states.ts'
import type { Words } from './words.ts'

/** German; readers are addressed as "Sie". */
export const de: Words = {
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
