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
  if (draft !== undefined && draft.savedAt > (answer?.askedAt ?? 0)) return { kind: 'draft' }
  return answer === undefined ? { kind: 'nothing' } : { kind: 'ask', askId: answer.askId }
}
