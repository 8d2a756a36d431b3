import { isInOutbox, textOf } from '#shared/ask-state.ts'
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
 * What was said before an ask, out of all asks of its thread, oldest first. A question that was asked again stands at
 * its first place with its newest answer, and sees only what stands before that place. What has no word of an answer,
 * or is still being answered, is left out.
 */
export function earlierTurns(asks: readonly AskRecord[], askId: string): readonly EarlierTurn[] {
  const firsts = firstVersions(asks)
  const own = firsts.get(askId)
  const newest = new Map<string, AskRecord | undefined>()
  for (const ask of asks) {
    const first = firsts.get(ask.askId) ?? ask.askId
    // The first version makes the entry, so the order of entries is that of the questions.
    if (!newest.has(first)) newest.set(first, undefined)
    if (!isInOutbox(ask.state) && textOf(ask.state) !== '') newest.set(first, ask)
  }
  const places = [...newest.keys()]
  const before = own === undefined ? places : places.slice(0, places.indexOf(own))
  return before.flatMap((first) => newest.get(first) ?? []).map(toTurn)
}

/** The first version of each ask, by its id. */
function firstVersions(asks: readonly AskRecord[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>()
  for (const { askId, askedAgainOf = askId } of asks) firsts.set(askId, firsts.get(askedAgainOf) ?? askId)
  return firsts
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
