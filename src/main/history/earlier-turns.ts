import { isInOutbox, textOf } from '#shared/ask-state.ts'
import { pathTo, roots } from '#shared/thread.ts'
import type { AskRecord, CaptureRecord } from './ask-row.ts'

/** An earlier question of a thread with its answer. */
export type EarlierTurn = {
  readonly question: string
  readonly captures: readonly CaptureRecord[]
  readonly answer: string
  /** The response that gave the answer; absent unless it came to its end. */
  readonly responseId?: string
}

/**
 * What was said before an ask, out of all asks of its thread, oldest first: the versions on its own branch. What has no
 * word of an answer, or is still being answered, is left out. One that does not say what it follows stands where it was
 * first asked: there a question that was asked again has its newest answer.
 */
export function earlierTurns(asks: readonly AskRecord[], askId: string): readonly EarlierTurn[] {
  if (asks.find((ask) => ask.askId === askId)?.follows !== undefined)
    return pathTo(asks, askId).slice(0, -1).filter(isSaid).map(toTurn)
  const firsts = roots(asks, ({ askedAgainOf, editedFrom }) => askedAgainOf ?? editedFrom)
  const own = firsts.get(askId)
  const newest = new Map<string, AskRecord | undefined>()
  for (const ask of asks) {
    const first = firsts.get(ask.askId) ?? ask.askId
    // The first version makes the entry, so the order of entries is that of the questions.
    if (!newest.has(first)) newest.set(first, undefined)
    if (isSaid(ask)) newest.set(first, ask)
  }
  const places = [...newest.keys()]
  const before = own === undefined ? places : places.slice(0, places.indexOf(own))
  return before.flatMap((first) => newest.get(first) ?? []).map(toTurn)
}

function isSaid({ state }: AskRecord): boolean {
  return !isInOutbox(state) && textOf(state) !== ''
}

function toTurn({ question, captures, state }: AskRecord): EarlierTurn {
  const responseId = state.kind === 'done' ? state.end.responseId : undefined
  return {
    question,
    captures,
    answer: textOf(state),
    ...(responseId === undefined ? {} : { responseId }),
  }
}
