import type { HotkeyState } from '#shared/views.ts'
import type { Failure } from '#shared/errors.ts'
import type { HotkeyCommand, Settings } from '#shared/schemas/settings.ts'
import { parseAccelerator } from './accelerator.ts'
import type { KeyPlatform } from './accelerator.ts'
import { advanceHotkey } from './hotkey-state.ts'

/**
 * Asks the desktop for a chord and returns how to give it back. Undefined: another program has it. `invalid`: the
 * desktop does not know such keys.
 */
export type TakeHotkey = (accelerator: string, onPress: () => void) => (() => void) | undefined | 'invalid'

export type HotkeyView = {
  readonly accelerator: string
  readonly state: HotkeyState
  /** The keys that the desktop gave for it, as it writes them for people. */
  readonly given?: string
}
/** What the app does with its hotkeys, whoever gives the keys. */
export type HotkeyControl = Pick<Hotkeys, 'rebind' | 'view' | 'isPaused' | 'pause' | 'resume' | 'stop'>
export type Chords = Settings['hotkeys']
export type ChordPatch = { readonly [C in HotkeyCommand]?: string | undefined }

type Dependencies = {
  readonly take: TakeHotkey
  readonly platform: KeyPlatform
  readonly commands: Readonly<Record<HotkeyCommand, () => void>>
  /** A state changed by itself: a chord fired for the first time. */
  readonly onChange?: () => void
}

export const COMMANDS: readonly HotkeyCommand[] = ['capture', 'showLast']
const OFF: HotkeyView = { accelerator: '', state: 'off' }

/** The chords of the commands, each with its state. Two commands never share one. */
export class Hotkeys {
  readonly #given: Dependencies
  /** What the desktop gave us, by chord and not by command, so that two commands can trade without losing theirs. */
  readonly #releases = new Map<string, () => void>()
  #paused: Chords | undefined
  readonly #views: Record<HotkeyCommand, HotkeyView> = { capture: OFF, showLast: OFF }

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Asks for every chord; what cannot be had is told by its state. An empty text means no hotkey. */
  start(chords: Chords): void {
    for (const command of COMMANDS) this.#views[command] = this.#ask(chords[command])
  }

  /**
   * Gives commands other chords, all or none: the old ones are given back only when the new ones are ours. Returns what
   * stands in the way, if anything does; then everything is as it was.
   */
  rebind(patch: ChordPatch): Failure | undefined {
    this.resume() // so that the answer is about keys that are ours
    if (this.#wouldShare(patch)) return { code: 'hotkey-invalid' }
    const wanted = COMMANDS.filter((command) => patch[command] !== undefined)
    const before = new Set(this.#releases.keys())
    const next = { ...this.#views }
    for (const command of wanted) next[command] = this.#viewFor(patch[command] ?? '')
    const failure = failureOf(wanted.map((command) => next[command]))
    if (failure !== undefined) {
      this.#releaseAllBut(before)
      return failure
    }
    Object.assign(this.#views, next)
    this.#releaseAllBut(new Set(COMMANDS.map((command) => next[command].accelerator)))
    return undefined
  }

  view(): Readonly<Record<HotkeyCommand, HotkeyView>> {
    return { ...this.#views }
  }

  /** Whether every chord has been given back for now, at the user's word. */
  get isPaused(): boolean {
    return this.#paused !== undefined
  }

  /** Gives every chord back until `resume`, or until one is bound anew. */
  pause(): void {
    if (this.#paused !== undefined) return
    this.#paused = { capture: this.#views.capture.accelerator, showLast: this.#views.showLast.accelerator }
    this.stop()
  }

  resume(): void {
    const chords = this.#paused
    this.#paused = undefined
    if (chords !== undefined) this.start(chords)
  }

  /** Gives everything back. */
  stop(): void {
    this.#releaseAllBut(new Set())
    for (const command of COMMANDS) {
      const { accelerator, state } = this.#views[command]
      this.#views[command] = { accelerator, state: advanceHotkey(state, 'release') }
    }
  }

  #wouldShare(patch: ChordPatch): boolean {
    const [first, second] = COMMANDS.map((command) => {
      const parsed = parseAccelerator(
        patch[command] ?? this.#views[command].accelerator,
        this.#given.platform,
      )
      return parsed.kind === 'valid' ? parsed.accelerator : undefined
    })
    return first !== undefined && first === second
  }

  /** The state so far goes with a chord that we have already, whichever command has it. */
  #viewFor(text: string): HotkeyView {
    const parsed = parseAccelerator(text, this.#given.platform)
    const holder = COMMANDS.find(
      (command) => parsed.kind === 'valid' && this.#views[command].accelerator === parsed.accelerator,
    )
    const isOurs = parsed.kind === 'valid' && this.#releases.has(parsed.accelerator)
    return holder !== undefined && isOurs ? this.#views[holder] : this.#ask(text)
  }

  #ask(text: string): HotkeyView {
    const parsed = parseAccelerator(text, this.#given.platform)
    if (parsed.kind === 'invalid') {
      return parsed.fault === 'empty' ? OFF : { accelerator: text, state: advanceHotkey('off', 'fault') }
    }
    const { accelerator } = parsed
    // The other command has it; settings written by hand can say so.
    if (this.#releases.has(accelerator)) return { accelerator, state: advanceHotkey('off', 'fault') }
    const release = this.#given.take(accelerator, () => this.#fire(accelerator))
    if (release === 'invalid') return { accelerator, state: advanceHotkey('off', 'fault') }
    if (release === undefined) return { accelerator, state: advanceHotkey('off', 'refuse') }
    this.#releases.set(accelerator, release)
    return { accelerator, state: advanceHotkey('off', 'ask') }
  }

  #fire(accelerator: string): void {
    const command = COMMANDS.find((each) => this.#views[each].accelerator === accelerator)
    if (command === undefined) return // pressed while it was being given back
    const { state } = this.#views[command]
    const next = advanceHotkey(state, 'fire')
    this.#views[command] = { accelerator, state: next }
    this.#given.commands[command]()
    if (next !== state) this.#given.onChange?.()
  }

  #releaseAllBut(kept: ReadonlySet<string>): void {
    for (const [accelerator, release] of [...this.#releases]) {
      if (kept.has(accelerator)) continue
      this.#releases.delete(accelerator)
      release()
    }
  }
}

function failureOf(views: readonly HotkeyView[]): Failure | undefined {
  if (views.some(({ state }) => state === 'invalid')) return { code: 'hotkey-invalid' }
  return views.some(({ state }) => state === 'taken') ? { code: 'hotkey-taken' } : undefined
}
