import type { PinState } from '../views.ts'

/** The words of an ask window itself: how it stands, its list of models, and what is set for all of them. */
export type AskWindowWords = {
  /** On the button, as a word beside its picture. */
  readonly pinNames: Readonly<Record<PinState, string>>
  /** What each state means, as a line of the menu. */
  readonly pinLines: Readonly<Record<PinState, string>>
  readonly standing: string
  readonly lookAgain: string
  readonly models: string
  readonly findModel: string
  readonly noModel: (wanted: string) => string
  readonly usedLast: string
  /** Of a whole thread; `isWhole`: nothing in it is without a price. */
  readonly together: (asks: number, tokens: number, usd: number | undefined, isWhole: boolean) => string
  readonly answerCut: (shownBytes: number, bytes: number) => string
  readonly questionCut: (characters: number) => string
  readonly zoom: (percent: number) => string
}
