import type { Bridge } from '#shared/contract/bridge.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure, Result } from '#shared/errors.ts'
import type { PinView } from '#shared/views.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock, Stop } from '../lib/clock.ts'

const NOTE_MS = 3_000
const STEP = 10

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

type Dependencies = { readonly bridge: Pick<Bridge, 'pin'>; readonly clock: Clock; readonly id: string }

/** One capture that stands on the screen, and what can be done with it. */
export class PinPage {
  readonly #given: Dependencies
  #view = $state.raw<PinView>()
  #note = $state<'copied' | 'saved'>()
  #failure = $state.raw<Failure>()
  #stopNote: Stop | undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  get view(): PinView | undefined {
    return this.#view
  }
  get note(): 'copied' | 'saved' | undefined {
    return this.#note
  }
  get failure(): Failure | undefined {
    return this.#failure
  }

  async start(): Promise<void> {
    const { bridge, id } = this.#given
    await this.#do(bridge.pin.view(id), (view) => (this.#view = view))
  }

  async ask(): Promise<void> {
    const { bridge, id } = this.#given
    await this.#do(bridge.pin.ask(id), () => undefined)
  }

  async copy(): Promise<void> {
    const { bridge, id } = this.#given
    await this.#do(bridge.pin.copy(id), () => this.#say('copied'))
  }

  async save(): Promise<void> {
    const { bridge, id } = this.#given
    await this.#do(bridge.pin.save(id), ({ isSaved }) => isSaved && this.#say('saved'))
  }

  close(): void {
    const { bridge, id } = this.#given
    void bridge.pin.close(id)
  }

  /** Returns whether the key was one of ours. */
  keyDown({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (altKey) return false
    const step = steps[key]
    if (step !== undefined) void this.#given.bridge.pin.move(this.#given.id, ...step)
    else if (key === 'Escape') this.close()
    else if ((ctrlKey || metaKey) && key.toLowerCase() === 'c') void this.copy()
    else if ((ctrlKey || metaKey) && key.toLowerCase() === 's') void this.save()
    else return false
    return true
  }

  #say(note: 'copied' | 'saved'): void {
    this.#note = note
    this.#stopNote?.()
    this.#stopNote = this.#given.clock.after(NOTE_MS, () => (this.#note = undefined))
  }

  async #do<T>(reply: Promise<Result<T>>, then: (value: T) => unknown): Promise<void> {
    try {
      then(await unwrap(reply))
      this.#failure = undefined
    } catch (error) {
      this.#failure = toFailure(error)
    }
  }
}
