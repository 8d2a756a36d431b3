import type { Db } from '../db/database.ts'
import type { ForgetMarks } from './forget-marks.ts'
import type { ThreadStore } from './thread-store.ts'

type Dependencies = {
  readonly db: Pick<Db, 'transaction'>
  readonly marks: ForgetMarks
  readonly threads: Pick<ThreadStore, 'remove'>
  /** Whether new threads are forgotten unless their user says otherwise. */
  readonly isUsual: () => boolean
  /** Gets rid of files, and of what the database still has of removed rows. */
  readonly scrub: (files: readonly string[]) => void
  readonly onForgotten: () => void
  readonly onError: (error: unknown) => void
}

/**
 * Threads that go when their window closes. Until then they are on disk as any other, because nothing may be lost: one
 * that was closed before its answer came is kept until that has been read. What a crash left is forgotten at the start.
 */
export class Forgetting {
  readonly #given: Dependencies
  /** The thread in each window. */
  readonly #open = new Map<number, string>()

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Nothing is in a window yet. */
  start(): void {
    this.#close(undefined)
  }

  /** Of a thread, or of the next new one. */
  isMarked(threadId: string | undefined): boolean {
    const { marks, isUsual } = this.#given
    return threadId === undefined ? (marks.ofDraft() ?? isUsual()) : marks.ofThread(threadId)
  }

  /** Throws `disk-full`, `disk-unwritable`. */
  mark(threadId: string | undefined, forgets: boolean): void {
    const { db, marks } = this.#given
    db.transaction(() =>
      threadId === undefined ? marks.markDraft(forgets) : marks.markThread(threadId, forgets),
    )
  }

  /** A question of the window begins this thread; to be called inside its transaction. */
  begin(threadId: string): void {
    const { marks } = this.#given
    if (this.isMarked(undefined)) marks.markThread(threadId, true)
    marks.clearDraft()
  }

  /** This window shows this thread now, or none. */
  turnTo(windowId: number, threadId: string | undefined): void {
    const before = this.#open.get(windowId)
    if (threadId === undefined) this.#open.delete(windowId)
    else this.#open.set(windowId, threadId)
    if (before !== undefined && !this.#isOpen(before)) this.#close(before)
    if (threadId !== undefined) this.#try(() => this.#given.marks.noteShown(threadId))
  }

  /** All windows go. */
  stop(): void {
    for (const windowId of [...this.#open.keys()]) this.turnTo(windowId, undefined)
  }

  #isOpen(threadId: string): boolean {
    return [...this.#open.values()].includes(threadId)
  }

  #close(threadId: string | undefined): void {
    const { db, marks, threads, scrub, onForgotten } = this.#given
    this.#try(() => {
      const files = db.transaction(() => {
        marks.noteClosed(threadId)
        const due = marks.due().filter((id) => !this.#isOpen(id))
        return due.length === 0 ? undefined : threads.remove(due)
      })
      if (files === undefined) return
      scrub(files)
      onForgotten()
    })
  }

  /** On a full disk they stay, and go at the next occasion. */
  #try(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#given.onError(error)
    }
  }
}
