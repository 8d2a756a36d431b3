/** What is said of asks that wait: in the ask window, the tray and notifications. */
export type OutboxWords = {
  readonly holding: string
  /** A switch on top of the outbox. */
  readonly hold: string
  readonly letGo: string
  readonly noNetwork: string
  /** Of a question that has not been sent. */
  readonly edit: string
  readonly editing: string
  /** A state and why nothing happens: "Queued. You are holding the outbox". */
  readonly because: (state: string, reason: string) => string
  readonly tray: {
    readonly outbox: (count: number) => string
    readonly line: (state: string, firstWords: string) => string
    readonly until: (state: string, at: number) => string
    readonly more: (count: number) => string
    readonly sendAll: string
    readonly openOutbox: string
    readonly hold: string
    readonly profile: string
    readonly model: string
    readonly chooseModel: string
    readonly pauseHotkeys: string
    readonly needYou: (count: number) => string
    readonly hotkeyDead: string
    readonly noKey: string
    readonly portal: string
    readonly tooltip: (product: string, state: string) => string
    readonly busy: (count: number) => string
    readonly waiting: (count: number) => string
  }
  readonly damagedFile: string
  readonly notices: {
    readonly drained: (count: number) => string
  }
}
