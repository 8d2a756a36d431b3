import { annotate } from './zh-Hans/annotate.ts'
import { ask } from './zh-Hans/ask.ts'
import { askWindow } from './zh-Hans/ask-window.ts'
import { capture } from './zh-Hans/capture.ts'
import { cli } from './zh-Hans/cli.ts'
import { conversation } from './zh-Hans/conversation.ts'
import { data } from './zh-Hans/data.ts'
import { link, notices, start, tray } from './zh-Hans/desktop.ts'
import { document } from './zh-Hans/document.ts'
import { actions, errors } from './zh-Hans/errors.ts'
import { history } from './zh-Hans/history.ts'
import { keys } from './zh-Hans/keys.ts'
import { language } from './zh-Hans/language.ts'
import { outbox } from './zh-Hans/outbox.ts'
import { overlay } from './zh-Hans/overlay.ts'
import { preferences } from './zh-Hans/preferences.ts'
import { settings } from './zh-Hans/settings.ts'
import { selfTest, setup } from './zh-Hans/setup.ts'
import { blocked, states } from './zh-Hans/states.ts'
import type { Words } from './words.ts'

/** Simplified Chinese. */
export const zhHans: Words = {
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
