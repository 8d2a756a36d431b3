import type { ImportResult } from '#shared/history-views.ts'
import type { FileKind } from '../../capture/picture-files.ts'
import type { Db } from '../../db/database.ts'
import type { HistoryStore } from '../history-store.ts'
import type { ThreadStore } from '../thread-store.ts'
import { AskPlaces } from '../ask-places.ts'
import { readThreads } from './read-threads.ts'
import { settled } from './thread-file.ts'
import type { FileThread } from './thread-file.ts'

/** So many questions are written in one go: some milliseconds. */
const SLICE = 50

type Dependencies = {
  readonly db: Pick<Db, 'transaction'>
  readonly history: HistoryStore
  readonly threads: Pick<ThreadStore, 'star' | 'tag' | 'rename' | 'remove'>
  readonly savePicture: (bytes: Uint8Array, kind: FileKind) => Promise<unknown>
  /** Lets others have their turn. */
  readonly rest: () => Promise<void>
}

type Imported = Exclude<ImportResult, { kind: 'cancelled' }>

/** Takes our JSON back in: all of it, or with the first fault by its line and nothing of it. */
export class ThreadImport {
  readonly #given: Dependencies
  readonly #places: AskPlaces

  constructor(given: Dependencies) {
    this.#given = given
    this.#places = new AskPlaces((from) => given.history.freeNumber(from))
  }

  /** Throws `disk-full`, `disk-unwritable`. */
  async read(path: string): Promise<Imported> {
    // The pictures and documents first, as with an ask: one that is left over by a fault is swept away some day.
    const read = await readThreads(path, this.#given.savePicture)
    return 'kind' in read ? read : this.#add(read.threads)
  }

  /** In slices, so that nobody waits; where one is refused, those before it are taken away again. */
  async #add(threads: readonly FileThread[]): Promise<Imported> {
    const { db, rest, threads: store } = this.#given
    const fresh = threads.filter((thread) => !this.#isKnown(thread))
    const added: string[] = []
    try {
      for (const slice of slicesOf(fresh)) {
        db.transaction(() => slice.forEach((thread) => this.#addThread(thread)))
        added.push(...slice.map(({ threadId }) => threadId))
        await rest()
      }
    } catch (error) {
      db.transaction(() => store.remove(added))
      throw error
    }
    return { kind: 'imported', threadCount: fresh.length, known: threads.length - fresh.length }
  }

  #isKnown({ threadId, asks }: FileThread): boolean {
    const { history } = this.#given
    return history.hasThread(threadId) || asks.some(({ askId }) => history.ask(askId) !== undefined)
  }

  #addThread({ threadId, startedAt, title, isStarred, tags, asks }: FileThread): void {
    const { history, threads } = this.#given
    history.addThread(threadId, startedAt)
    const known = new Set<string>()
    let number = 0
    // Only what stands before it: a file cannot tie an ask to another thread, or to itself.
    const tie = <K extends string>(name: K, askId: string | undefined) =>
      (askId !== undefined && known.has(askId) ? { [name]: askId } : {}) as Partial<Record<K, string>>
    for (const { askedAgainOf, follows, editedFrom, continuedAt, choices, state, ...ask } of asks) {
      for (const capture of ask.captures)
        if (history.capture(capture.id) === undefined) history.addCapture(capture)
      const ties = {
        ...tie('askedAgainOf', askedAgainOf),
        ...tie('follows', follows),
        ...tie('editedFrom', editedFrom),
        ...(continuedAt === undefined ? {} : { continuedAt }),
        ...(choices === undefined ? {} : { choices }),
      }
      number = this.#places.next(ask.askedAt, number)
      history.addAsk({ ...ask, ...ties, threadId, state: settled(state) }, number)
      known.add(ask.askId)
    }
    if (title !== undefined) threads.rename(threadId, title)
    if (isStarred) threads.star(threadId, true)
    if (tags.length > 0) threads.tag(threadId, { add: tags, remove: [] })
  }
}

function slicesOf(threads: readonly FileThread[]): readonly (readonly FileThread[])[] {
  const slices: FileThread[][] = []
  let asks = SLICE
  for (const thread of threads) {
    if (asks >= SLICE) {
      slices.push([])
      asks = 0
    }
    slices.at(-1)?.push(thread)
    asks += thread.asks.length
  }
  return slices
}
