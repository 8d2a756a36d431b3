import type { Loss } from '../errors.ts'

/** What an error's sentences may name; absent values are written around. */
export type ErrorContext = {
  readonly profile: string
  readonly model: string
  readonly host: string
  /** Words of the answer that had arrived. */
  readonly wordCount?: number
  readonly keys?: string
  readonly providerText?: string
  /** The field that was refused. */
  readonly field?: string
  readonly loss?: Loss
}

/** What happened, whether it is safe, in one sentence each (`ux.md` §4). */
export type ErrorWords = {
  readonly title: (context: ErrorContext) => string
  readonly safe: (context: ErrorContext) => string
}

/** What a button under an error does. */
export type ErrorAction =
  | 'send-now'
  | 'ask-again'
  | 'open-settings'
  | 'set-key'
  | 'check-address'
  | 'choose-model'
  | 'unlock-and-send'
  | 'capture-again'
  | 'try-again'
