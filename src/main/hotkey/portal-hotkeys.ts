import type { Failure } from '#shared/errors.ts'
import { hotkeyCommands } from '#shared/hotkey-commands.ts'
import type { HotkeyCommand } from '#shared/hotkey-commands.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import { PortalError } from '../portal/portal.ts'
import { parseAccelerator } from './accelerator.ts'
import { advanceHotkey } from './hotkey-state.ts'
import type { HotkeyEvent } from './hotkey-state.ts'
import type { ChordPatch, HotkeyControl, HotkeyView } from './hotkeys.ts'
import type { BindShortcuts, BoundShortcuts, GivenKeys } from './portal-shortcuts.ts'
import { portalTrigger } from './portal-trigger.ts'

type Dependencies = {
  readonly bind: BindShortcuts
  readonly commands: Readonly<Record<HotkeyCommand, () => void>>
  /** What the desktop says when it asks its user. */
  readonly descriptionOf: (command: HotkeyCommand) => string
  readonly after: (delayMs: number, action: () => void) => () => void
  readonly onChange: () => void
}

const OFF: HotkeyView = { accelerator: '', state: 'off' }
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 5 * 60_000

/** How long to wait before the desktop is asked again: twice as long each time. */
export function retryDelayMs(attempt: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS)
}

/**
 * The hotkeys of a desktop that gives them itself. All are asked for together, ours being a wish; what it gives, changes
 * and takes back comes when it comes, and only a press proves anything.
 */
export class PortalHotkeys implements HotkeyControl {
  readonly #given: Dependencies
  #views: Readonly<Record<HotkeyCommand, HotkeyView>> = mapCommands(() => OFF)
  #bound: BoundShortcuts | undefined
  /** Which time of asking counts: what comes of an earlier one comes too late. */
  #turn = 0
  #attempt = 0
  #paused: Settings['hotkeys'] | undefined
  #cancelRetry: () => void = () => undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  start(chords: Settings['hotkeys']): void {
    this.#views = wishes(chords)
    this.#ask()
  }

  /** The desktop is asked for the commands' keys alone. */
  promptViews(): ReadonlyMap<string, HotkeyView> {
    return new Map()
  }

  rebind(patch: ChordPatch): Failure | undefined {
    const before = this.#chords()
    const chords = mapCommands((command) => patch[command] ?? before[command])
    const views = wishes(chords)
    if (hotkeyCommands.some((command) => patch[command] !== undefined && views[command].state === 'invalid'))
      return { code: 'hotkey-invalid' }
    const isSame = hotkeyCommands.every((command) => views[command].accelerator === before[command])
    if (isSame && !this.isPaused) return undefined
    this.#paused = undefined
    this.#views = views
    this.#ask()
    return undefined
  }

  view(): Readonly<Record<HotkeyCommand, HotkeyView>> {
    return this.#views
  }

  get isPaused(): boolean {
    return this.#paused !== undefined
  }

  pause(): void {
    if (this.#paused !== undefined) return
    this.#paused = this.#chords()
    this.stop()
  }

  resume(): void {
    const chords = this.#paused
    this.#paused = undefined
    if (chords !== undefined) this.start(chords)
  }

  stop(): void {
    this.#turn++
    this.#end()
    this.#each(() => 'release')
  }

  #chords(): Settings['hotkeys'] {
    return this.#paused ?? mapCommands((command) => this.#views[command].accelerator)
  }

  #ask(): void {
    const turn = ++this.#turn
    this.#end()
    const wanted = hotkeyCommands
      .filter((command) => isWish(this.#views[command]))
      .map((command) => ({
        id: command,
        description: this.#given.descriptionOf(command),
        trigger: portalTrigger(this.#views[command].accelerator),
      }))
    if (wanted.length === 0) return
    const ifCurrent =
      <Args extends readonly unknown[]>(act: (...args: Args) => void) =>
      (...args: Args) => {
        if (turn === this.#turn) act(...args)
      }
    const events = {
      onPress: ifCurrent((id: string) => this.#fire(id)),
      onChange: ifCurrent((given: GivenKeys) => this.#take(given)),
      onEnd: ifCurrent(() => this.#retry()),
    }
    this.#given.bind(wanted, events).then(
      (bound) => {
        if (turn !== this.#turn) return bound.end()
        this.#bound = bound
        this.#attempt = 0
        this.#take(bound.given)
      },
      ifCurrent((error: unknown) => this.#fail(error)),
    )
  }

  #end(): void {
    this.#cancelRetry()
    this.#bound?.end()
    this.#bound = undefined
  }

  #fire(id: string): void {
    const command = hotkeyCommands.find((each) => each === id)
    if (command === undefined) return
    const { state } = this.#views[command]
    const next = advanceHotkey(state, 'fire')
    this.#views = { ...this.#views, [command]: { ...this.#views[command], state: next } }
    this.#given.commands[command]()
    if (next !== state) this.#given.onChange()
  }

  /** Other keys than before are as unproven as the first ones. */
  #take(given: GivenKeys): void {
    const entries = hotkeyCommands.map((command) => {
      const view = this.#views[command]
      if (!isWish(view)) return [command, view] as const
      const { accelerator, state } = view
      const keys = given.get(command)
      if (keys === undefined) return [command, { accelerator, state: advanceHotkey(state, 'deny') }] as const
      const isKnown = keys === view.given && state === 'proven'
      return [
        command,
        isKnown ? view : { accelerator, state: advanceHotkey(state, 'ask'), given: keys },
      ] as const
    })
    this.#views = Object.fromEntries(entries) as Record<HotkeyCommand, HotkeyView>
    this.#given.onChange()
  }

  #fail(error: unknown): void {
    const fault = error instanceof PortalError ? error.fault : 'failed'
    if (fault !== 'absent' && fault !== 'denied') return this.#retry()
    this.#each((view) => (isWish(view) ? (fault === 'absent' ? 'miss' : 'deny') : undefined))
    this.#given.onChange()
  }

  /** It was there, or may be soon: a desktop that has just begun, or whose portal was started anew. */
  #retry(): void {
    this.#bound = undefined
    this.#each((view) => (isWish(view) ? 'lose' : undefined))
    this.#cancelRetry = this.#given.after(retryDelayMs(this.#attempt++), () => this.#ask())
    this.#given.onChange()
  }

  #each(eventOf: (view: HotkeyView) => HotkeyEvent | undefined): void {
    const entries = hotkeyCommands.map((command) => {
      const { accelerator, state } = this.#views[command]
      const event = eventOf(this.#views[command])
      return [
        command,
        event === undefined ? this.#views[command] : { accelerator, state: advanceHotkey(state, event) },
      ]
    })
    this.#views = Object.fromEntries(entries) as Record<HotkeyCommand, HotkeyView>
  }
}

/** What is asked of the desktop: a chord that can be none, or is used twice, is not. */
function mapCommands<T>(of: (command: HotkeyCommand) => T): Readonly<Record<HotkeyCommand, T>> {
  const entries = hotkeyCommands.map((command) => [command, of(command)])
  return Object.fromEntries(entries) as Record<HotkeyCommand, T>
}

function wishes(chords: Settings['hotkeys']): Readonly<Record<HotkeyCommand, HotkeyView>> {
  const seen = new Set<string>()
  const entries = hotkeyCommands.map((command) => {
    const parsed = parseAccelerator(chords[command], 'linux')
    if (parsed.kind === 'valid' && !seen.has(parsed.accelerator)) {
      seen.add(parsed.accelerator)
      return [command, { accelerator: parsed.accelerator, state: advanceHotkey('off', 'ask') }]
    }
    const isEmpty = parsed.kind === 'invalid' && parsed.fault === 'empty'
    const broken = { accelerator: chords[command], state: advanceHotkey('off', 'fault') }
    return [command, isEmpty ? OFF : broken]
  })
  return Object.fromEntries(entries) as Record<HotkeyCommand, HotkeyView>
}

function isWish({ state }: HotkeyView): boolean {
  return state !== 'off' && state !== 'invalid'
}
