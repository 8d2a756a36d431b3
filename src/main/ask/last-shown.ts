import type { HistoryStore } from '../history/history-store.ts'
import type { Drafts } from './drafts.ts'

/** What a user had in front of them last. */
export type LastShown =
  { readonly kind: 'draft' } | { readonly kind: 'ask'; readonly askId: string } | { readonly kind: 'nothing' }

/** The question being written or the last answer, whichever is newer. */
export function lastShown(
  history: Pick<HistoryStore, 'lastAnswer'>,
  drafts: Pick<Drafts, 'read'>,
): LastShown {
  const answer = history.lastAnswer()
  const draft = drafts.read()
  // One in which nothing but a model was chosen is no question yet.
  const isWritten = draft !== undefined && (draft.text !== '' || draft.captureIds.length > 0)
  if (isWritten && draft.savedAt > (answer?.askedAt ?? 0)) return { kind: 'draft' }
  return answer === undefined ? { kind: 'nothing' } : { kind: 'ask', askId: answer.askId }
}
