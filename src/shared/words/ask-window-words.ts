import type { PinState } from '../views.ts'

/** The words of an ask window itself: how it stands, its list of models, and what is set for all of them. */
export type AskWindowWords = {
  /** On the button, as a word beside its picture. */
  readonly pinNames: Readonly<Record<PinState, string>>
  /** What each state means, as a line of the menu. */
  readonly pinLines: Readonly<Record<PinState, string>>
  readonly standing: string
  readonly models: string
  readonly findModel: string
  readonly noModel: (wanted: string) => string
  readonly usedLast: string
  /** How many characters there are too many, and how many there may be. */
  readonly questionTooLong: (over: number, most: number) => string
  readonly lookAgain: string
  /** Of a whole thread; `isWhole`: nothing in it is without a price. */
  readonly together: (sum: {
    readonly asks: number
    readonly tokens: number
    readonly usd?: number
    readonly isWhole: boolean
  }) => string
}
