import type { AskState } from '#shared/ask-state.ts'
import { isFinal } from '#shared/ask-state.ts'
import type { DraftRequest, SubmitRequest } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { MAX_CAPTURES } from '#shared/limits.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Db } from '../db/database.ts'
import type { AskRecord, CaptureRecord } from '../history/ask-row.ts'
import type { HistoryStore, Target } from '../history/history-store.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { Drafts } from './drafts.ts'

type Dependencies = {
  readonly db: Pick<Db, 'transaction'>
  readonly history: HistoryStore
  readonly outboxStore: OutboxStore
  readonly outbox: Pick<Outbox, 'nudge' | 'sendNow' | 'cancel'>
  readonly drafts: Drafts
  readonly stateOf: (askId: string) => AskState | undefined
  /** The one of the next ask. */
  readonly profile: () => Profile
  /** The one of an ask that is there. */
  readonly profileOf: (profileId: string) => Profile
  readonly targetOf: (profile: Profile) => Target
  readonly newId: () => string
  readonly now: () => number
}

/** What a user can do with asks. Each write is one transaction, committed before anything is sent or said. */
export class AskCommands {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Starts a thread with this question. Throws `not-found`, `disk-full`, `disk-unwritable`; the draft stays then. */
  submit({ captureIds, question }: SubmitRequest): AskRecord {
    const { newId, now, history, drafts } = this.#given
    const threadId = newId()
    const ask = this.#newAsk({ threadId, question, captures: captureIds.map((id) => this.#capture(id)) })
    this.#commit(ask, () => {
      history.addThread(threadId, now())
      drafts.clear()
    })
    return ask
  }

  /** Stops an ask, or lets go of one that waits; what has arrived is kept. */
  cancel(askId: string): void {
    this.ask(askId)
    this.#given.outbox.cancel(askId)
  }

  /** Sends a waiting or held ask now, to the server that is set now. A settled one is asked again as a new ask, so that its answer stays. */
  retry(askId: string): AskRecord {
    const ask = this.ask(askId)
    if (!isSettled(ask.state)) {
      const { history, outbox, profileOf, targetOf } = this.#given
      history.saveTarget(askId, targetOf(profileOf(ask.profileId)))
      outbox.sendNow(askId)
      return this.ask(askId)
    }
    const { threadId, question, captures } = ask
    const again = this.#newAsk({ threadId, question, captures, askedAgainOf: askId })
    this.#commit(again)
    return again
  }

  /** The ask with its state as of now. Throws `not-found`. */
  ask(askId: string): AskRecord {
    const record = this.#given.history.ask(askId)
    if (record === undefined) throw new AppError('not-found', 'No such ask')
    return { ...record, state: this.#given.stateOf(askId) ?? record.state }
  }

  saveDraft({ text, captureIds }: DraftRequest): void {
    const { db, drafts, now } = this.#given
    db.transaction(() => {
      if (text === '' && captureIds.length === 0) drafts.clear()
      else drafts.write({ text, captureIds, savedAt: now() })
    })
  }

  /**
   * Notes a capture that has just been made as part of the next question: the only one, or beside those that a
   * question already begun is about. Throws `captures-full`.
   */
  keepCapture(capture: CaptureRecord): void {
    const { db, history, drafts, now } = this.#given
    db.transaction(() => {
      history.addCapture(capture)
      const { text, captureIds } = drafts.read() ?? { text: '', captureIds: [] }
      const others = text === '' ? [] : captureIds
      if (others.length >= MAX_CAPTURES) throw new AppError('captures-full', 'The draft has all its captures')
      drafts.write({ text, captureIds: [...others, capture.id], savedAt: now() })
    })
  }

  #newAsk(part: Pick<AskRecord, 'threadId' | 'question' | 'captures' | 'askedAgainOf'>): AskRecord {
    const { newId, now, profile, targetOf } = this.#given
    const answering = profile()
    return {
      ...part,
      ...targetOf(answering),
      askId: newId(),
      profileId: answering.id,
      askedAt: now(),
      state: { kind: 'queued', attempt: 0 },
    }
  }

  #commit(ask: AskRecord, alongside: () => void = () => undefined): void {
    const { db, history, outboxStore, outbox } = this.#given
    db.transaction(() => {
      alongside()
      history.addAsk(ask)
      outboxStore.add(ask.askId)
    })
    outbox.nudge()
  }

  #capture(id: string): CaptureRecord {
    const capture = this.#given.history.capture(id)
    if (capture === undefined) throw new AppError('not-found', 'No such capture')
    return capture
  }
}

/** Nothing more comes by itself: either it is over, or a begun answer was cut off. */
function isSettled(state: AskState): boolean {
  return isFinal(state) || state.kind === 'interrupted'
}
