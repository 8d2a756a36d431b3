import { withLines } from '#shared/annotate/marks-line.ts'
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
  /** What the question says of it from now on. */
  readonly line?: string | undefined
  /** Whose draft it is in; absent: the next new one. */
  readonly threadId?: string | undefined
}

/**
 * Notes a capture, and puts it in the place of another one in the draft that is about that; a question that is written
 * anew is its window's to change. Throws `disk-full`, `disk-unwritable`.
 */
export function replaceCapture({ db, history, drafts }: Store, replacement: Replacement): void {
  const { captureId, by, line, threadId } = replacement
  db.transaction(() => {
    history.addCapture(by)
    const draft = drafts.read(threadId)
    if (draft?.captureIds.includes(captureId) !== true) return
    const captureIds = draft.captureIds.map((id) => (id === captureId ? by.id : id))
    const text = line === undefined ? draft.text : withLines(draft.text, [line])
    drafts.write({ ...draft, text, captureIds }, threadId)
  })
}
