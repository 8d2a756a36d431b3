import type { Settings } from '#shared/schemas/settings.ts'
import type { Changed } from '#shared/views.ts'
import { carriedOver, differences } from './settings-difference.ts'
import type { SettingsStore } from './settings-store.ts'

/** So many that nobody comes to the end, and few enough to keep. */
const MOST_STEPS = 100

type Step = {
  readonly changed: () => readonly Changed[]
  /** Throws an `AppError` where it cannot be; then nothing has changed. */
  readonly undo: () => void
  readonly redo: () => void
}

type Dependencies = {
  readonly settings: SettingsStore
  /** Makes these the settings, with whatever has to happen first. */
  readonly apply: (next: Settings) => void
}

/** What was changed in the settings window since the app started, so that it can be taken back. */
export class ChangeHistory {
  readonly #given: Dependencies
  readonly #done: Step[] = []
  readonly #undone: Step[] = []
  #recording = 0
  #last: Settings
  /** The step that is being made: all changes of one call are one. */
  #open: { readonly from: Settings; to: Settings } | undefined

  constructor(given: Dependencies) {
    this.#given = given
    this.#last = given.settings.get()
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }
  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** Returns how to stop. */
  start(): () => void {
    return this.#given.settings.watch((settings) => this.#note(settings))
  }

  /** What changes meanwhile is the user's doing. */
  async record<T>(change: () => T | Promise<T>): Promise<T> {
    this.#recording++
    try {
      return await change()
    } finally {
      this.#recording--
      this.#open = undefined
    }
  }

  /** A change of something that does not stand in the settings. */
  add(path: string, undo: () => void, redo: () => void): void {
    this.#push({ changed: () => [{ path }], undo, redo })
  }

  /** Takes the last change back; returns what it was, nothing when there is none. */
  undo(): readonly Changed[] {
    const step = this.#done.at(-1)
    step?.undo()
    if (step !== undefined) this.#undone.push(...this.#done.splice(-1))
    return step?.changed() ?? []
  }

  redo(): readonly Changed[] {
    const step = this.#undone.at(-1)
    step?.redo()
    if (step !== undefined) this.#done.push(...this.#undone.splice(-1))
    return step?.changed() ?? []
  }

  #note(settings: Settings): void {
    const from = this.#last
    this.#last = settings
    if (this.#recording === 0 || differences(from, settings).length === 0) return
    if (this.#open !== undefined) {
      this.#open.to = settings
      return
    }
    const step = { from, to: settings }
    this.#open = step
    this.#push({
      changed: () => differences(step.from, step.to),
      undo: () => this.#carry(step.to, step.from),
      redo: () => this.#carry(step.from, step.to),
    })
  }

  #carry(from: Settings, to: Settings): void {
    const { settings, apply } = this.#given
    apply(carriedOver(settings.get(), from, to))
  }

  #push(step: Step): void {
    this.#undone.length = 0
    this.#done.push(step)
    this.#done.splice(0, this.#done.length - MOST_STEPS)
  }
}
