import type { Clock, Stop } from '../lib/clock.ts'

const ANNOUNCE_AFTER_MS = 300

/** What the overlay says: for ears, and as a line at the bottom edge. */
export class Announcer {
  readonly #clock: Clock
  #announced = $state('')
  #note = $state('')
  #stop: Stop | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get announced(): string {
    return this.#announced
  }
  /** Seen until something else happens. */
  get note(): string {
    return this.#note
  }

  say(text: string): void {
    this.#stop?.()
    this.#announced = text
  }

  /** Once the keys rest: a size that changes with each press would be read by nobody. */
  sayAtRest(text: () => string): void {
    this.#stop?.()
    this.#stop = this.#clock.after(ANNOUNCE_AFTER_MS, () => (this.#announced = text()))
  }

  show(note: string): void {
    this.#note = note
    this.say(note)
  }

  clearNote(): void {
    this.#note = ''
  }

  clear(): void {
    this.say('')
    this.#note = ''
  }
}
