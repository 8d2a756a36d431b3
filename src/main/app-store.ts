import { join } from 'node:path'
import { isDocument } from '#shared/captures.ts'
import { AppError } from '#shared/errors.ts'
import { isInOutbox } from '#shared/ask-state.ts'
import type { Failure, Loss } from '#shared/errors.ts'
import { AskSteps } from './ask/ask-steps.ts'
import type { SavedState } from './ask/live-asks.ts'
import { Drafts } from './ask/drafts.ts'
import { PictureFiles } from './capture/picture-files.ts'
import { Thumbnails } from './capture/thumbnails.ts'
import { removeBackups, markStaleBackups, removeStaleBackups, takeBackup } from './db/backup.ts'
import { emptyDatabase } from './db/empty-database.ts'
import type { Db } from './db/database.ts'
import { hasSetAside, openDatabase, removeSetAside } from './db/open-database.ts'
import { ForgetMarks } from './history/forget-marks.ts'
import { HistorySearch } from './history/history-search.ts'
import { HistoryStore } from './history/history-store.ts'
import { ThreadStore } from './history/thread-store.ts'
import { OutboxStore } from './outbox/outbox-store.ts'
import { Approvals } from './tools/approvals.ts'

/** Everything durable, opened. */
export type AppStore = {
  readonly db: Db
  readonly history: HistoryStore
  readonly search: HistorySearch
  readonly threads: ThreadStore
  readonly forgetMarks: ForgetMarks
  readonly outbox: OutboxStore
  readonly drafts: Drafts
  readonly steps: AskSteps
  readonly approvals: Approvals
  readonly pictures: PictureFiles
  readonly thumbnails: Thumbnails
  /** Removes pictures that nothing names any more, with their small copies. */
  readonly removePictures: (files: readonly string[]) => Promise<void>
  /** The same without waiting, for the end of the app. */
  readonly removePicturesNow: (files: readonly string[]) => void
  readonly problem?: Failure
  readonly loss?: Loss
  /** Closes the database and keeps a copy of it; synchronous, because the app is quitting. */
  readonly close: () => void
  /** Removes everything asked, captured and answered, with every copy of it. Throws `disk-full`, `disk-unwritable`. */
  readonly clear: () => Promise<void>
  /** Removes, some day or other, the pictures that nothing names any more. Throws `disk-unwritable`. */
  readonly sweepPictures: () => Promise<void>
}

type Options = { readonly folder: string; readonly now: () => number }

/** Opens the database and the folder of pictures in `folder`. Throws `disk-full` and `disk-unwritable`. */
export async function openStore({ folder, now }: Options): Promise<AppStore> {
  const pictures = new PictureFiles({ folder: join(folder, 'pictures') })
  await pictures.prepare()
  const thumbnails = new Thumbnails({
    folder: join(folder, 'thumbnails'),
    read: (file) => pictures.read(file),
  })
  const path = join(folder, 'history.sqlite')
  const { db, isIndexed, problem, loss } = await openDatabase({ path, now })
  const history = new HistoryStore(db)
  return {
    db,
    history,
    search: new HistorySearch(db, isIndexed),
    threads: new ThreadStore(db, history),
    forgetMarks: new ForgetMarks(db),
    outbox: new OutboxStore(db),
    drafts: new Drafts(db),
    steps: new AskSteps(db),
    approvals: new Approvals(db, now),
    pictures,
    thumbnails,
    ...removers(path, { history, pictures, thumbnails }),
    ...(problem === undefined ? {} : { problem }),
    ...(loss === undefined ? {} : { loss }),
    close: () => {
      db.close()
      takeBackup(path, now())
      removeStaleBackups(path)
    },
    clear: () => clear(path, { db, pictures, thumbnails }),
    // A file that was set aside may name pictures that the present one does not know.
    sweepPictures: async () =>
      hasSetAside(path) ? undefined : sweepPictures({ db, history, pictures, thumbnails, now }),
  }
}

/** Pictures go with their last ask; the copies of the database are older than that. */
function removers(
  path: string,
  { history, pictures, thumbnails }: Pick<AppStore, 'history' | 'pictures' | 'thumbnails'>,
): Pick<AppStore, 'removePictures' | 'removePicturesNow'> {
  return {
    removePictures: async (files) => {
      markStaleBackups(path)
      await pictures.remove(files, (file) => history.namesPicture(file))
      await thumbnails.remove(files)
    },
    removePicturesNow: (files) => {
      markStaleBackups(path)
      const unnamed = files.filter((file) => !history.namesPicture(file))
      pictures.removeNow(unnamed)
      thumbnails.removeNow(unnamed)
    },
  }
}

async function clear(
  path: string,
  { db, pictures, thumbnails }: Pick<AppStore, 'db' | 'pictures' | 'thumbnails'>,
): Promise<void> {
  emptyDatabase(db)
  removeBackups(path)
  removeSetAside(path)
  await pictures.removeAll()
  await thumbnails.removeAll()
}

/** A capture that is a picture, with its PNG. Throws `not-found`, `picture-missing`. */
export async function readPicture({ history, pictures }: Pick<AppStore, 'history' | 'pictures'>, id: string) {
  const capture = history.capture(id)
  if (capture === undefined || isDocument(capture)) throw new AppError('not-found', 'No such capture')
  const bytes = await pictures.read(capture.file).catch((cause: unknown) => {
    throw new AppError('picture-missing', 'The picture is gone', { cause })
  })
  return { capture, bytes }
}

type ReadCapture = (id: string) => Promise<Uint8Array | undefined>

/** The pictures that pages show by URL; undefined where there is none, which is shown as missing. */
export function pictureSources({ history, pictures, thumbnails }: AppStore): {
  readonly capture: ReadCapture
  readonly thumbnail: ReadCapture
} {
  const read = async (id: string, files: Pick<PictureFiles, 'read'>) => {
    const capture = history.capture(id)
    if (capture === undefined || isDocument(capture)) return undefined // no page is given a document
    return files.read(capture.file).catch(() => undefined)
  }
  return { capture: (id) => read(id, pictures), thumbnail: (id) => read(id, thumbnails) }
}

/** So long a capture may lie about that no question and no draft is about. */
const CAPTURE_GRACE_MS = 7 * 24 * 3600_000
/** So long a picture's file may be there before its row. */
const FILE_GRACE_MS = 24 * 3600_000

async function sweepPictures({
  db,
  history,
  pictures,
  thumbnails,
  now,
}: Pick<AppStore, 'db' | 'history' | 'pictures' | 'thumbnails'> & Pick<Options, 'now'>): Promise<void> {
  db.transaction(() => history.removeUnusedCaptures(now() - CAPTURE_GRACE_MS))
  await pictures.sweep((file) => history.namesPicture(file), now() - FILE_GRACE_MS)
  await thumbnails.sweep((file) => history.namesPicture(file))
}

/** Writes states of asks with all that hangs on them: their attempts, and their places in the outbox. */
export function createStateSaver(
  store: AppStore,
  bootId: string,
  now: () => number,
): (states: readonly SavedState[]) => void {
  const { db, history, outbox } = store
  return (states) =>
    db.transaction(() => {
      for (const { askId, state, event } of states) {
        history.saveState(askId, state)
        if (event !== undefined) outbox.noteEvent(askId, event, { bootId, now: now() })
        if (!isInOutbox(state)) outbox.remove(askId)
      }
    })
}
