import type { OutboxAsk, OutboxView } from '#shared/outbox-view.ts'
import type { SettingsView } from '#shared/views.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { Words } from '#shared/words/words.ts'
import type { TrayChoice } from './tray-menu.ts'

/** How the icon looks; each is another shape. */
export type TrayLook = 'idle' | 'busy' | 'waiting' | 'needs-you'

/** What the icon says without its menu. */
export type TrayFace = { readonly look: TrayLook; readonly tooltip: string }

/** The one thing to know, and the choice that leads to where it is healed. */
export type TrayStatus = { readonly text: string; readonly choice: TrayChoice }

export type StatusFacts = {
  readonly words: Words
  readonly outbox: OutboxView
  readonly hotkeys: SettingsView['hotkeys']
  readonly areHotkeysPaused: boolean
  /** The profile of the next ask wants a key and has none. */
  readonly isKeyMissing: boolean
}

/** What waits for the network, the most telling first. */
const tellingFirst: readonly ErrorCode[] = [
  'not-an-api',
  'proxy-trouble',
  'offline',
  'unreachable',
  'server-trouble',
  'rate-limited',
]

/** What only the user can heal comes first, then what heals by itself; nothing to know: undefined. */
export function trayStatus(facts: StatusFacts): TrayStatus | undefined {
  return needed(facts) ?? hotkeyDead(facts) ?? keyMissing(facts) ?? awaited(facts)
}

function needed({ words, outbox }: StatusFacts): TrayStatus | undefined {
  const needy = outbox.asks.filter(needsUser)
  const [first] = needy
  if (first === undefined) return undefined
  const [code, ...others] = new Set(
    needy.map(({ failure, profileName }) => `${failure?.code} ${profileName}`),
  )
  // One reason for all of them is worth naming.
  const isOne = code !== undefined && others.length === 0 && first.failure !== undefined
  const text = isOne && isOfProfile(first) ? titleOf(first, words) : words.outbox.tray.needYou(needy.length)
  const isKey = isOne && first.reason === 'key'
  return { text, choice: isKey ? { kind: 'settings' } : { kind: 'ask', askId: first.askId } }
}

function isOfProfile({ reason }: OutboxAsk): boolean {
  return reason === 'key' || reason === 'billing' || reason === 'keychain'
}

function hotkeyDead({ words, hotkeys, areHotkeysPaused }: StatusFacts): TrayStatus | undefined {
  const isDead =
    ['taken', 'invalid', 'refused', 'absent', 'lost'].includes(hotkeys.capture.state) && !areHotkeysPaused
  return isDead ? { text: words.outbox.tray.hotkeyDead, choice: { kind: 'settings' } } : undefined
}

function keyMissing({ words, isKeyMissing }: StatusFacts): TrayStatus | undefined {
  return isKeyMissing ? { text: words.outbox.tray.noKey, choice: { kind: 'settings' } } : undefined
}

function awaited({ words, outbox }: StatusFacts): TrayStatus | undefined {
  const waiting = outbox.asks.filter(({ state }) => state === 'waiting')
  const code = tellingFirst.find((each) => waiting.some(({ failure }) => failure?.code === each))
  const ask = waiting.find(({ failure }) => failure?.code === code)
  if (code === undefined || ask === undefined) return undefined
  const text = code === 'not-an-api' ? words.outbox.tray.portal : titleOf(ask, words)
  return { text, choice: { kind: 'ask', askId: ask.askId } }
}

function titleOf({ failure, profileName: profile, model, host }: OutboxAsk, words: Words): string {
  return words.errors[failure?.code ?? 'unexpected'].title({ profile, model, host })
}

function needsUser({ state }: OutboxAsk): boolean {
  return state === 'blocked' || state === 'needs-approval'
}

/** The look of the icon, and the same in words. */
export function trayFace(facts: StatusFacts): TrayFace {
  const { words, outbox } = facts
  const { product } = words
  const { tooltip, busy, waiting } = words.outbox.tray
  const status = trayStatus(facts)?.text
  const look = lookOf(facts)
  const said = {
    idle: status,
    busy: busy(outbox.asks.filter(isBusy).length),
    waiting: status ?? (outbox.isHeld ? words.outbox.holding : waiting(outbox.count)),
    'needs-you': status,
  }[look]
  return { look, tooltip: said === undefined ? words.tray.tooltip : tooltip(product, said) }
}

function lookOf(facts: StatusFacts): TrayLook {
  const { outbox } = facts
  if (needed(facts) !== undefined || keyMissing(facts) !== undefined) return 'needs-you'
  if (outbox.asks.some(isBusy)) return 'busy'
  return outbox.count > 0 ? 'waiting' : 'idle'
}

function isBusy({ state }: OutboxAsk): boolean {
  return state === 'sending' || state === 'streaming'
}
