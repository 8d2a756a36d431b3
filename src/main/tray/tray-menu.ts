import type { OutboxAsk } from '#shared/outbox-view.ts'
import type { RecentAsk, SettingsView } from '#shared/views.ts'
import { RECENT_COUNT } from '#shared/limits.ts'
import type { HotkeyCommand } from '#shared/schemas/settings.ts'
import type { Words } from '#shared/words/words.ts'
import { firstWords } from '#shared/first-words.ts'
import { trayStatus } from './tray-status.ts'
import type { StatusFacts } from './tray-status.ts'

export type TrayCommand = 'capture' | 'capture-last' | 'show-last' | 'open-history' | 'open-settings' | 'quit'

/** What a line does that is no command of the app. */
export type TrayChoice =
  | { readonly kind: 'settings' | 'send-all' }
  | { readonly kind: 'history'; readonly what: 'all' | 'outbox' }
  | { readonly kind: 'ask'; readonly askId: string }
  | { readonly kind: 'hold' | 'pause-hotkeys'; readonly isOn: boolean }
  | { readonly kind: 'profile'; readonly profileId: string }
  | { readonly kind: 'model'; readonly model: string }

/** The menu as data. Labels are ready for a native menu: `&` is doubled, since a single one marks a letter there. */
export type TrayItem =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'command'
      readonly id: TrayCommand
      readonly label: string
      readonly isEnabled: boolean
      /** Shown beside the label; pressing it is the hotkey's business. */
      readonly accelerator?: string
    }
  | { readonly kind: 'thread'; readonly id: string; readonly label: string }
  | {
      readonly kind: 'choice'
      readonly look: 'plain' | 'check' | 'radio'
      readonly label: string
      readonly isChecked: boolean
      readonly choice: TrayChoice
    }
  | {
      readonly kind: 'submenu'
      readonly label: string
      readonly isEnabled: boolean
      readonly items: readonly TrayItem[]
    }

type Named = { readonly id: string; readonly name: string }

export type TrayState = StatusFacts & {
  /** Newest first. */
  readonly recent: readonly RecentAsk[]
  readonly profiles: readonly Named[]
  /** The profile of the next ask, and its model. */
  readonly profileId: string
  readonly model: string
  /** Models last asked with this profile, newest first. */
  readonly recentModels: readonly string[]
  /** A region was captured before. */
  readonly hasLastRegion: boolean
}

const LABEL_LENGTH = 40
const MOST_ASKS = 20
const MOST_MODELS = 8

/** What the tray menu says at this moment. */
export function trayMenu(state: TrayState): readonly TrayItem[] {
  const { tray } = state.words
  const { count } = state.outbox
  const quit = count > 0 ? tray.quitWaiting(count) : tray.quit
  return [
    ...statusLine(state),
    keyed('capture', tray.capture, true, state),
    command('capture-last', tray.captureLast, state.hasLastRegion),
    keyed('show-last', tray.showLast, state.recent.length > 0, state),
    { kind: 'separator' },
    ...outboxMenu(state),
    check(state.words.outbox.tray.hold, state.outbox.isHeld, { kind: 'hold', isOn: !state.outbox.isHeld }),
    recentMenu(state),
    plain(state.words.tray.history, { kind: 'history', what: 'all' }),
    { kind: 'separator' },
    ...profileMenu(state),
    modelMenu(state),
    check(state.words.outbox.tray.pauseHotkeys, state.areHotkeysPaused, {
      kind: 'pause-hotkeys',
      isOn: !state.areHotkeysPaused,
    }),
    { kind: 'separator' },
    command('open-settings', tray.settings),
    command('quit', quit),
  ]
}

/** With the keys of the command: ours beside it, and those that the desktop gave, in its own words, in the label. */
function keyed(
  id: 'capture' | 'show-last',
  label: string,
  isEnabled: boolean,
  { hotkeys, words }: TrayState,
): TrayItem {
  const hotkey = hotkeys[id === 'capture' ? 'capture' : 'showLast']
  if (hotkey.given === undefined) return command(id, label, isEnabled, inForce(hotkey))
  return command(id, words.tray.withKeys(label, hotkey.given), isEnabled)
}

/** A chord that did not register is left out, because it does nothing. */
function inForce({ accelerator, state }: SettingsView['hotkeys'][HotkeyCommand]): string | undefined {
  return state === 'asked' || state === 'proven' ? accelerator : undefined
}

function statusLine(state: TrayState): readonly TrayItem[] {
  const status = trayStatus(state)
  return status === undefined ? [] : [plain(status.text, status.choice), { kind: 'separator' }]
}

function outboxMenu({ words, outbox }: TrayState): readonly TrayItem[] {
  if (outbox.count === 0) return []
  const { tray } = words.outbox
  const asks = outbox.asks.slice(0, MOST_ASKS)
  const others = outbox.count - asks.length
  const items: readonly TrayItem[] = [
    ...asks.map((ask) => plain(askLine(ask, words), { kind: 'ask', askId: ask.askId })),
    ...(others > 0 ? [plain(tray.more(others), { kind: 'history', what: 'outbox' })] : []),
    { kind: 'separator' },
    plain(tray.sendAll, { kind: 'send-all' }),
    plain(tray.openOutbox, { kind: 'history', what: 'outbox' }),
  ]
  return [{ kind: 'submenu', label: escaped(tray.outbox(outbox.count)), isEnabled: true, items }]
}

function askLine({ question, state, reason, until, heldBy }: OutboxAsk, words: Words): string {
  const { tray } = words.outbox
  const word = reason === undefined ? words.states[state] : words.blocked[reason]
  const said = until === undefined || heldBy !== undefined ? word : tray.until(word, until)
  return tray.line(said, firstWords(question, LABEL_LENGTH))
}

function profileMenu({ words, profiles, profileId }: TrayState): readonly TrayItem[] {
  if (profiles.length < 2) return []
  const items = profiles.map(({ id, name }) =>
    radio(name, id === profileId, { kind: 'profile', profileId: id }),
  )
  return [{ kind: 'submenu', label: escaped(words.outbox.tray.profile), isEnabled: true, items }]
}

function modelMenu({ words, model, recentModels }: TrayState): TrayItem {
  const { tray } = words.outbox
  const last = recentModels.slice(0, MOST_MODELS)
  const shown = model === '' || last.includes(model) ? last : [model, ...last.slice(0, MOST_MODELS - 1)]
  const items: readonly TrayItem[] = [
    ...shown.map((each) => radio(each, each === model, { kind: 'model', model: each })),
    ...(shown.length > 0 ? [{ kind: 'separator' } as const] : []),
    plain(tray.chooseModel, { kind: 'settings' }),
  ]
  return { kind: 'submenu', label: escaped(tray.model), isEnabled: true, items }
}

function plain(label: string, choice: TrayChoice): TrayItem {
  return { kind: 'choice', look: 'plain', label: escaped(label), isChecked: false, choice }
}

function check(label: string, isChecked: boolean, choice: TrayChoice): TrayItem {
  return { kind: 'choice', look: 'check', label: escaped(label), isChecked, choice }
}

function radio(label: string, isChecked: boolean, choice: TrayChoice): TrayItem {
  return { kind: 'choice', look: 'radio', label: escaped(label), isChecked, choice }
}

function recentMenu({ words, recent }: TrayState): TrayItem {
  const items = recent.slice(0, RECENT_COUNT).map(({ threadId, question, state }): TrayItem => {
    const line = words.tray.recentLine(words.states[state], firstWords(question, LABEL_LENGTH))
    return { kind: 'thread', id: threadId, label: escaped(line) }
  })
  return { kind: 'submenu', label: escaped(words.tray.recent), isEnabled: items.length > 0, items }
}

function command(id: TrayCommand, label: string, isEnabled = true, accelerator?: string): TrayItem {
  return { kind: 'command', id, label: escaped(label), isEnabled, ...(accelerator ? { accelerator } : {}) }
}

function escaped(label: string): string {
  return label.replaceAll('&', '&&')
}
