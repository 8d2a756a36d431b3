import type { Hold } from './holds.ts'

/** An ask that tries out whether its profile is still held; the others wait for what comes of it. */
type Trial = { readonly profileId: string; readonly hold: Hold }

/** Asks that are to be sent whatever holds them, and the holds that they try out. */
export class Urgency {
  readonly #asks = new Set<string>()
  readonly #trials = new Map<string, Trial>()

  get asks(): ReadonlySet<string> {
    return this.#asks
  }

  /** By the profile's id: what still holds the others while one is on its way. */
  get holds(): readonly (readonly [string, Hold])[] {
    return [...this.#trials.values()].map(({ profileId, hold }) => [profileId, hold])
  }

  add(askId: string, trial: Trial | undefined): void {
    this.#asks.add(askId)
    if (trial !== undefined) this.#trials.set(askId, trial)
  }

  forget(askId: string): void {
    this.#asks.delete(askId)
    this.#trials.delete(askId)
  }
}
