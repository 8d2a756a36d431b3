import { swapLine } from '#shared/annotate/marks-line.ts'
import type { Db } from '../db/database.ts'
import type { CaptureRecord } from '../history/ask-row.ts'
import type { HistoryStore } from '../history/history-store.ts'
import type { Drafts } from './drafts.ts'

type Store = {
  readonly db: Pick<Db, 'transaction'>
  readonly history: Pick<HistoryStore, 'addCapture'>
  readonly drafts: Pick<Drafts, 'read' | 'write'>
}

type Replacement = {
  /** The capture that was drawn on. */
  readonly captureId: string
  readonly by: CaptureRecord
  /** What the question said of the numbers on the old one, and says of those on the new one. */
  readonly was?: string | undefined
  readonly line?: string | undefined
  /** Whose draft it is in; absent: the next new one. */
  readonly threadId?: string | undefined
}

/**
 * Notes a capture, and puts it in the place of another one in the draft that is about that; a question that is written
 * anew is its window's to change. Throws `disk-full`, `disk-unwritable`.
 */
export function replaceCapture({ db, history, drafts }: Store, replacement: Replacement): void {
  const { captureId, by, was, line, threadId } = replacement
  db.transaction(() => {
    history.addCapture(by)
    const draft = drafts.read(threadId)
    if (draft?.captureIds.includes(captureId) !== true) return
    const captureIds = draft.captureIds.map((id) => (id === captureId ? by.id : id))
    drafts.write({ ...draft, text: swapLine(draft.text, was, line), captureIds }, threadId)
  })
}
