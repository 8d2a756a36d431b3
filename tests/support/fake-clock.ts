type Timer = { readonly at: number; readonly action: () => void }

/** A clock that stands still until it is moved; timers fire in their order, each at its own time. */
export class FakeClock {
  #now: number
  #timers: readonly Timer[] = []

  constructor(now = Date.UTC(2026, 10, 22, 12)) {
    this.#now = now
  }

  readonly now = (): number => this.#now

  /** Runs the action once that much time has passed; returns how to prevent it. */
  readonly after = (delayMs: number, action: () => void): (() => void) => {
    const timer = { at: this.#now + Math.max(0, delayMs), action }
    this.#timers = [...this.#timers, timer]
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer)
    }
  }

  /** Resolves once that much time has passed; rejects with the signal's reason when that comes first. */
  readonly wait = (delayMs: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error)
      const cancel = this.after(delayMs, resolve)
      signal?.addEventListener('abort', () => {
        cancel()
        reject(signal.reason as Error)
      })
    })

  /** Sets the clock. Timers go by the time that passes, as those of Node do, and fire when they would have. */
  jump(ms: number): void {
    this.#now += ms
    this.#timers = this.#timers.map((timer) => Object.assign(timer, { at: timer.at + ms }))
  }

  /** Timers that have neither fired nor been cancelled. */
  get pendingCount(): number {
    return this.#timers.length
  }

  /** Lets time pass at once. A timer set by another one fires too, if its time comes. */
  move(ms: number): void {
    const end = this.#now + ms
    for (let due = this.#nextUntil(end); due !== undefined; due = this.#nextUntil(end)) {
      this.#now = due.at
      this.#timers = this.#timers.filter((each) => each !== due)
      due.action()
    }
    this.#now = end
  }

  /** Like `move`, and lets promises settle before, after each millisecond that has a timer, and at the end. */
  async moveAndSettle(ms: number): Promise<void> {
    const end = this.#now + ms
    await settled()
    for (let due = this.#nextUntil(end); due !== undefined; due = this.#nextUntil(end)) {
      this.move(due.at - this.#now)
      await settled()
    }
    this.#now = end
  }

  #nextUntil(end: number): Timer | undefined {
    return this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
  }
}

/** After every promise that can settle by itself has done so; waits for no timer and no disk. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
