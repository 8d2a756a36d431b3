import type { AskState, BlockReason } from './ask-state.ts'
import type { Failure } from './errors.ts'

/** What keeps an ask that could otherwise go out. */
export type HeldBy =
  | { readonly kind: 'user' }
  /** Another ask of its profile met this: its server asks for a pause, or the user has to heal something. */
  | { readonly kind: 'profile'; readonly failure: Failure; readonly until?: number }
  | { readonly kind: 'no-network' }

/** One ask of the outbox, without what has come of its answer. */
export type OutboxAsk = {
  readonly askId: string
  readonly question: string
  readonly profileName: string
  readonly model: string
  readonly host: string
  readonly state: AskState['kind']
  readonly attempt: number
  /** Epoch milliseconds of the next try. */
  readonly until?: number
  readonly reason?: BlockReason
  readonly failure?: Failure
  readonly heldBy?: HeldBy
}

/** The outbox in the order of sending. */
export type OutboxView = {
  /** The user holds it: nothing goes out by itself. */
  readonly isHeld: boolean
  /** How many there are; only the first of them are listed. */
  readonly count: number
  readonly asks: readonly OutboxAsk[]
}
