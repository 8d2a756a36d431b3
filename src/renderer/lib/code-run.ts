/** The kinds of words in code that have a colour, as `tokens.css` names them. */
export const codeKinds = ['keyword', 'string', 'number', 'name', 'comment'] as const

/** Runs of characters in turn: their number, and the place of their kind in `codeKinds` or −1. */
export type CodeRuns = readonly number[]

export type HighlightRequest = {
  readonly id: number
  readonly language: string
  /** The pieces in which the code is shown; joined by line ends they are the code. */
  readonly chunks: readonly string[]
}
/** One piece at a time, so that the page paints between them. */
export type HighlightReply = { readonly id: number; readonly chunk: number; readonly runs: CodeRuns }
