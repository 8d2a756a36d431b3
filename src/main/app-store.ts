import { join } from 'node:path'
import type { AskEvent, AskState } from '#shared/ask-state.ts'
import { isInOutbox } from '#shared/ask-state.ts'
import type { Failure } from '#shared/errors.ts'
import { AskSteps } from './ask/ask-steps.ts'
import { Drafts } from './ask/drafts.ts'
import { PictureFiles } from './capture/picture-files.ts'
import type { Db } from './db/database.ts'
import { openDatabase } from './db/open-database.ts'
import { HistoryStore } from './history/history-store.ts'
import { OutboxStore } from './outbox/outbox-store.ts'
import { Approvals } from './tools/approvals.ts'

/** Everything durable, opened. */
export type AppStore = {
  readonly db: Db
  readonly history: HistoryStore
  readonly outbox: OutboxStore
  readonly drafts: Drafts
  readonly steps: AskSteps
  readonly approvals: Approvals
  readonly pictures: PictureFiles
  readonly problem?: Failure
}

type Options = { readonly folder: string; readonly now: () => number }

/** Opens the database and the folder of pictures in `folder`. Throws `disk-full` and `disk-unwritable`. */
export async function openStore({ folder, now }: Options): Promise<AppStore> {
  const pictures = new PictureFiles({ folder: join(folder, 'pictures') })
  await pictures.prepare()
  const { db, problem } = await openDatabase({ path: join(folder, 'history.sqlite'), now })
  return {
    db,
    history: new HistoryStore(db),
    outbox: new OutboxStore(db),
    drafts: new Drafts(db),
    steps: new AskSteps(db),
    approvals: new Approvals(db, now),
    pictures,
    ...(problem === undefined ? {} : { problem }),
  }
}

type StateSaver = (askId: string, state: AskState, event?: AskEvent) => void

/** Writes a state of an ask with all that hangs on it: its attempt, and its place in the outbox. */
export function createStateSaver(store: AppStore, bootId: string, now: () => number): StateSaver {
  const { db, history, outbox } = store
  return (askId, state, event) =>
    db.transaction(() => {
      history.saveState(askId, state)
      if (event !== undefined) outbox.noteEvent(askId, event, { bootId, now: now() })
      if (!isInOutbox(state)) outbox.remove(askId)
    })
}
