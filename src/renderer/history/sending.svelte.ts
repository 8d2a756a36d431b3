import type { Bridge } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/errors.ts'
import type { OutboxLine } from '#shared/history-views.ts'
import type { Clock } from '../lib/clock.ts'
import { threadsOf } from './choice.ts'

type Dependencies = { readonly bridge: Pick<Bridge, 'history'>; readonly clock: Clock }

/** The outbox in the order of sending. */
export class Sending {
  readonly #given: Dependencies
  #lines = $state.raw<readonly OutboxLine[]>([])
  #now = $state(0)
  #failure = $state.raw<Failure>()

  constructor(given: Dependencies) {
    this.#given = given
    this.#now = given.clock.now()
  }

  get lines(): readonly OutboxLine[] {
    return this.#lines
  }
  /** Threads in their order, by whose place a move is possible. */
  get threads(): readonly string[] {
    return threadsOf(this.#lines)
  }

  /** What the last command ran into. */
  get failure(): Failure | undefined {
    return this.#failure
  }

  async read(): Promise<void> {
    const result = await this.#given.bridge.history.outbox()
    this.#now = this.#given.clock.now()
    if (result.ok) this.#lines = result.value
  }

  /** Seconds are counted only while somebody looks. */
  readonly tick = (): (() => void) =>
    this.#given.clock.every(1000, () => (this.#now = this.#given.clock.now()))

  secondsUntil(time: number): number {
    return Math.max(0, Math.ceil((time - this.#now) / 1000))
  }

  async sendNow(askId: string): Promise<void> {
    await this.#given.bridge.history.sendNow(askId)
    await this.read()
  }

  /** Takes a question back, to be written anew in the ask window. */
  async edit(askId: string): Promise<void> {
    const result = await this.#given.bridge.history.edit(askId)
    this.#failure = result.ok ? undefined : result.failure
    await this.read()
  }

  async sendAll(): Promise<void> {
    await this.#given.bridge.history.sendAll()
    await this.read()
  }

  async move(threadId: string, where: 'up' | 'down'): Promise<void> {
    await this.#given.bridge.history.move(threadId, where)
    await this.read()
  }
}
