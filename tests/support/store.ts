import type { AskState } from '#shared/ask-state.ts'
import { openStore } from '../../src/main/app-store.ts'
import type { AppStore } from '../../src/main/app-store.ts'
import type { AskSteps } from '../../src/main/ask/ask-steps.ts'
import type { AskRecord, CaptureRecord } from '../../src/main/history/ask-row.ts'
import type { Approvals } from '../../src/main/tools/approvals.ts'
import { makeTempDir } from './temp-dir.ts'

export type OpenStore = {
  readonly store: AppStore
  readonly steps: AskSteps
  readonly approvals: Approvals
  readonly folder: string
  close(): Promise<void>
}

/** The real store in a folder of its own. */
export async function openTempStore(now: () => number): Promise<OpenStore> {
  const dir = await makeTempDir('store')
  const store = await openStore({ folder: dir.path, now })
  return {
    store,
    steps: store.steps,
    approvals: store.approvals,
    folder: dir.path,
    async close() {
      store.db.close()
      await dir.remove()
    },
  }
}

export function captureRecord(id: string, takenAt = 1): CaptureRecord {
  return { id, file: `${id.padEnd(64, '0')}.png`, widthPx: 40, heightPx: 30, bytes: 100, takenAt }
}

export function askRecord(askId: string, state: AskState, part: Partial<AskRecord> = {}): AskRecord {
  return {
    askId,
    threadId: `thread-${askId}`,
    question: `Question ${askId}`,
    captures: [],
    profileId: 'profile',
    profileName: 'Local',
    host: '127.0.0.1',
    model: 'model',
    askedAt: 1,
    state,
    ...part,
  }
}

/** Writes an ask with its thread, its captures and its place in the outbox. */
export function addAsk({ db, history, outbox }: AppStore, ask: AskRecord): void {
  db.transaction(() => {
    history.addThread(ask.threadId, ask.askedAt)
    for (const capture of ask.captures) history.addCapture(capture)
    history.addAsk(ask)
    outbox.add(ask.askId)
  })
}
