import type { RecentAsk, SettingsView } from '#shared/views.ts'
import { RECENT_COUNT } from '#shared/limits.ts'
import type { HotkeyCommand } from '#shared/schemas/settings.ts'
import type { Words } from '#shared/words/words.ts'
import { firstWords } from '#shared/first-words.ts'

export type TrayCommand = 'capture' | 'capture-last' | 'show-last' | 'open-settings' | 'quit'

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
      readonly kind: 'submenu'
      readonly label: string
      readonly isEnabled: boolean
      readonly items: readonly TrayItem[]
    }

type TrayState = {
  readonly words: Words
  /** Newest first. */
  readonly recent: readonly RecentAsk[]
  /** Asks that will go out at the next start if the user quits now. */
  readonly waitingCount: number
  readonly hotkeys: SettingsView['hotkeys']
  /** A region was captured before. */
  readonly hasLastRegion: boolean
}

const LABEL_LENGTH = 40

/** What the tray menu says at this moment. */
export function trayMenu(state: TrayState): readonly TrayItem[] {
  const { tray } = state.words
  const quit = state.waitingCount > 0 ? tray.quitWaiting(state.waitingCount) : tray.quit
  return [
    command('capture', tray.capture, true, inForce(state.hotkeys.capture)),
    command('capture-last', tray.captureLast, state.hasLastRegion),
    command('show-last', tray.showLast, state.recent.length > 0, inForce(state.hotkeys.showLast)),
    { kind: 'separator' },
    recentMenu(state),
    { kind: 'separator' },
    command('open-settings', tray.settings),
    command('quit', quit),
  ]
}

/** A chord that did not register is left out, because it does nothing. */
function inForce({ accelerator, state }: SettingsView['hotkeys'][HotkeyCommand]): string | undefined {
  return state === 'asked' || state === 'proven' ? accelerator : undefined
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
