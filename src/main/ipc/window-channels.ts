import type { Channel } from '#shared/contract.ts'
import type { WindowKind } from '../windows/window-options.ts'

/** The areas (the part of a channel before the colon) that each kind of window needs, or single channels. */
const areas: Readonly<Record<WindowKind, readonly string[]>> = {
  overlay: ['overlay', 'capture', 'language:view'],
  ask: ['ask', 'draft', 'answer', 'code', 'link', 'recent', 'app', 'outbox', 'look', 'language:view'],
  history: ['history', 'code', 'link', 'app', 'outbox', 'ask:watch', 'look', 'language:view'],
  settings: [
    ...['settings', 'data', 'profile', 'key', 'tool-key', 'tool', 'app', 'login', 'look', 'language'],
    ...['code:copy', 'history:measure', 'history:export'],
  ],
  'first-run': [
    ...['settings:view', 'settings:set-hotkeys', 'profile', 'key'],
    ...['code:copy', 'app', 'login', 'setup', 'look', 'language:view'],
  ],
  'self-test': ['settings:view', 'app', 'self-test', 'look', 'language:view'],
  pattern: [],
}

/** Whether a window of this kind may use this channel. */
export function mayUse(kind: WindowKind | undefined, channel: Channel | 'ask:watch'): boolean {
  const [area] = channel.split(':')
  return (
    kind !== undefined && area !== undefined && (areas[kind].includes(area) || areas[kind].includes(channel))
  )
}
