import type { HotkeyState } from '#shared/views.ts'
import type { Failure } from '#shared/errors.ts'
import { hotkeyCommands } from '#shared/hotkey-commands.ts'
import type { HotkeyCommand } from '#shared/hotkey-commands.ts'
import type { KeyPlatform } from '#shared/shown-keys.ts'
import { parseAccelerator } from './accelerator.ts'
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
export type HotkeyControl = Pick<
  Hotkeys,
  'rebind' | 'view' | 'promptViews' | 'isPaused' | 'pause' | 'resume' | 'stop'
>
export type ChordPatch = { readonly [C in HotkeyCommand]?: string | undefined }
type Bound =
  | { readonly kind: 'command'; readonly name: HotkeyCommand }
  | { readonly kind: 'prompt'; readonly name: string }

type Dependencies = {
  readonly take: TakeHotkey
  readonly platform: KeyPlatform
  readonly commands: Readonly<Record<HotkeyCommand, () => void>>
  /** The chord of a preset was pressed. */
  readonly onPrompt?: (name: string) => void
  /** A state changed by itself: a chord fired for the first time. */
  readonly onChange?: () => void
}

/** A preset that has a chord of its own; an empty one is none. */
type PromptChord = { readonly name: string; readonly hotkey?: string | undefined }

const COMMANDS = hotkeyCommands
const OFF: HotkeyView = { accelerator: '', state: 'off' }

/** The chords of the commands, each with its state. Two commands never share one. */
export class Hotkeys {
  readonly #given: Dependencies
  /** What the desktop gave us, by chord and not by command, so that two commands can trade without losing theirs. */
  readonly #releases = new Map<string, () => void>()
  #isPaused = false
  /** A program that our keys are not to be taken from is in front. */
  #isGivingWay = false
  readonly #views: Record<HotkeyCommand, HotkeyView>
  /** Those of the presets, by name. */
  readonly #prompts = new Map<string, HotkeyView>()

  constructor(given: Dependencies) {
    this.#given = given
    this.#views = {
      capture: OFF,
      showLast: OFF,
      captureLast: OFF,
      captureAfterDelay: OFF,
      captureDisplay: OFF,
    }
  }

  /** Asks for every chord; what cannot be had is told by its state. An empty text means no hotkey. */
  start(chords: ChordPatch): void {
    for (const command of COMMANDS) this.#views[command] = this.#ask(chords[command] ?? '')
  }

  /** Gives the presets their chords, in place of those they had; the commands' own go first. */
  bindPrompts(prompts: readonly PromptChord[]): void {
    const wanted = new Map(prompts.map(({ name, hotkey = '' }) => [name, hotkey] as const))
    for (const [name, { accelerator }] of [...this.#prompts]) {
      if (wanted.get(name) !== accelerator) this.#dropPrompt(name)
    }
    for (const [name, chord] of wanted) {
      if (chord === '' || this.#prompts.has(name)) continue
      this.#prompts.set(name, this.#isPaused ? { accelerator: chord, state: 'off' } : this.#ask(chord))
    }
  }

  /** The chords of the presets that have one, by name. */
  promptViews(): ReadonlyMap<string, HotkeyView> {
    return new Map(this.#prompts)
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
    this.#releaseAllBut(new Set(this.#all().map(([, { accelerator }]) => accelerator)))
    return undefined
  }

  view(): Readonly<Record<HotkeyCommand, HotkeyView>> {
    return { ...this.#views }
  }

  /** Whether every chord has been given back for now, at the user's word. */
  get isPaused(): boolean {
    return this.#isPaused
  }

  /** Gives every chord back until `resume`, or until one is bound anew. */
  pause(): void {
    if (this.#isPaused) return
    this.#isPaused = true
    this.stop()
  }

  resume(): void {
    if (!this.#isPaused) return
    this.#isPaused = false
    for (const [id, { accelerator }] of this.#all()) this.#set(id, this.#ask(accelerator))
    if (this.#isGivingWay) this.#releaseAllBut(new Set())
  }

  /** Gives the chords to whoever is in front, without a word: what is known of them stays. */
  giveWay(isGivingWay: boolean): void {
    if (isGivingWay === this.#isGivingWay) return
    this.#isGivingWay = isGivingWay
    if (this.#isPaused) return
    if (isGivingWay) return this.#releaseAllBut(new Set())
    for (const [id, before] of this.#all()) {
      if (before.state !== 'asked' && before.state !== 'proven') continue
      const now = this.#ask(before.accelerator)
      this.#set(id, now.state === 'asked' ? before : now)
    }
  }

  /** Gives everything back. */
  stop(): void {
    this.#releaseAllBut(new Set())
    for (const [id, { accelerator, state }] of this.#all())
      this.#set(id, { accelerator, state: advanceHotkey(state, 'release') })
  }

  #wouldShare(patch: ChordPatch): boolean {
    const chords = this.#all().flatMap(([{ kind, name }, { accelerator }]) => {
      const text = kind === 'command' ? (patch[name] ?? accelerator) : accelerator
      const parsed = parseAccelerator(text, this.#given.platform)
      return parsed.kind === 'valid' ? [parsed.accelerator] : []
    })
    return new Set(chords).size < chords.length
  }

  /** Whatever may have a chord, and the one it has. */
  #all(): readonly (readonly [Bound, HotkeyView])[] {
    return [
      ...COMMANDS.map((name) => [{ kind: 'command', name }, this.#views[name]] as const),
      ...[...this.#prompts].map(([name, view]) => [{ kind: 'prompt', name }, view] as const),
    ]
  }

  #set(bound: Bound, view: HotkeyView): void {
    if (bound.kind === 'command') this.#views[bound.name] = view
    else this.#prompts.set(bound.name, view)
  }

  #dropPrompt(name: string): void {
    const accelerator = this.#prompts.get(name)?.accelerator
    this.#prompts.delete(name)
    if (accelerator === undefined) return
    // Where two wanted the same chord, the other one has it.
    if (this.#all().some(([, view]) => view.accelerator === accelerator)) return
    this.#releases.get(accelerator)?.()
    this.#releases.delete(accelerator)
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
    const found = this.#all().find(([, view]) => view.accelerator === accelerator && view.state !== 'invalid')
    if (found === undefined) return // pressed while it was being given back
    const [bound, { state }] = found
    const next = advanceHotkey(state, 'fire')
    this.#set(bound, { accelerator, state: next })
    if (bound.kind === 'command') this.#given.commands[bound.name]()
    else this.#given.onPrompt?.(bound.name)
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
