import { annotate } from './ja/annotate.ts'
import { ask } from './ja/ask.ts'
import { askWindow } from './ja/ask-window.ts'
import { capture } from './ja/capture.ts'
import { cli } from './ja/cli.ts'
import { conversation } from './ja/conversation.ts'
import { data } from './ja/data.ts'
import { link, notices, start, tray } from './ja/desktop.ts'
import { document } from './ja/document.ts'
import { actions, errors } from './ja/errors.ts'
import { history } from './ja/history.ts'
import { keys } from './ja/keys.ts'
import { language } from './ja/language.ts'
import { outbox } from './ja/outbox.ts'
import { overlay } from './ja/overlay.ts'
import { preferences } from './ja/preferences.ts'
import { settings } from './ja/settings.ts'
import { selfTest, setup } from './ja/setup.ts'
import { blocked, states } from './ja/states.ts'
import type { Words } from './words.ts'

/** Japanese, in です and ます. */
export const ja: Words = {
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
