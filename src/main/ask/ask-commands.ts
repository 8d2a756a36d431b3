import type { AskState, ToolChoice } from '#shared/ask-state.ts'
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
import type { Approvals } from '../tools/approvals.ts'
import type { AskSteps } from './ask-steps.ts'
import type { Drafts } from './drafts.ts'
import type { LiveAsks } from './live-asks.ts'

type Dependencies = {
  readonly db: Pick<Db, 'transaction'>
  readonly history: HistoryStore
  readonly outboxStore: OutboxStore
  readonly outbox: Pick<Outbox, 'nudge' | 'sendNow' | 'cancel'>
  readonly drafts: Drafts
  readonly steps: Pick<AskSteps, 'choose'>
  readonly approvals: Pick<Approvals, 'grant'>
  readonly live: Pick<LiveAsks, 'state' | 'apply'>
  /** The one of the next ask. */
  readonly profile: () => Profile
  /** The one of an ask that is there. */
  readonly profileOf: (profileId: string) => Profile
  readonly targetOf: (profile: Profile) => Target
  readonly newId: () => string
  readonly now: () => number
}

/** A question, and the thread that it goes on with; without one it starts its own. */
type Submission = SubmitRequest & {
  readonly threadId?: string | undefined
  /** The profile to ask; without one, that of the next ask. */
  readonly choices?: { readonly profileId?: string }
}

/** What a user can do with asks. Each write is one transaction, committed before anything is sent or said. */
export class AskCommands {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /**
   * Asks this question, in its thread or a new one. Throws `not-found`, `disk-full`, `disk-unwritable`; the draft stays
   * then. One that was not written there keeps it, too.
   */
  submit(
    { captureIds, question, threadId: followed, choices }: Submission,
    draft: 'clear-draft' | 'keep-draft' = 'clear-draft',
  ): AskRecord {
    const { newId, now, history, drafts } = this.#given
    if (followed !== undefined && !history.hasThread(followed))
      throw new AppError('not-found', 'No such thread')
    const threadId = followed ?? newId()
    const captures = captureIds.map((id) => this.#capture(id))
    const ask = this.#newAsk({ threadId, question, captures }, choices?.profileId)
    this.#commit(ask, () => {
      if (followed === undefined) history.addThread(threadId, now())
      if (draft === 'clear-draft') drafts.clear()
    })
    return ask
  }

  /**
   * The user's word on a tool call that waits for one: on disk, with what it allows for later, before it counts. A
   * call that has its word already, or waits no more, stays as it is. Throws `not-found`, `disk-full`,
   * `disk-unwritable`.
   */
  decide(askId: string, callId: string, choice: ToolChoice): void {
    const { db, history, steps, approvals, profileOf, live, outbox } = this.#given
    const { threadId, profileId } = this.ask(askId)
    live.apply(askId, { type: 'approval-choice', callId, choice }, (next) =>
      db.transaction(() => {
        history.saveState(askId, next)
        const { toolKey } = steps.choose(askId, callId, choice)
        approvals.grant(toolKey, choice, { threadId, profileId: profileOf(profileId).id })
      }),
    )
    outbox.nudge()
  }

  /** Stops an ask, or lets go of one that waits; what has arrived is kept. */
  cancel(askId: string): void {
    this.ask(askId)
    this.#given.outbox.cancel(askId)
  }

  /**
   * Sends a waiting or held ask now, to the server that is set now. A settled one is asked again as a new ask, so that
   * its answer stays. One that is being answered, or waits for a yes, stays as it is.
   */
  retry(askId: string): AskRecord {
    const ask = this.ask(askId)
    if (!isSettled(ask.state)) return this.#sendNow(ask)
    const { threadId, question, captures } = ask
    const again = this.#newAsk({ threadId, question, captures, askedAgainOf: askId })
    this.#commit(again)
    return again
  }

  /** The ask with its state as of now. Throws `not-found`. */
  ask(askId: string): AskRecord {
    const record = this.#given.history.ask(askId)
    if (record === undefined) throw new AppError('not-found', 'No such ask')
    return { ...record, state: this.#given.live.state(askId) ?? record.state }
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

  #sendNow(ask: AskRecord): AskRecord {
    const { history, outbox, profileOf, targetOf } = this.#given
    if (!isHeld(ask.state)) return ask
    history.saveTarget(ask.askId, targetOf(profileOf(ask.profileId)))
    outbox.sendNow(ask.askId)
    return this.ask(ask.askId)
  }

  #newAsk(
    part: Pick<AskRecord, 'threadId' | 'question' | 'captures' | 'askedAgainOf'>,
    profileId?: string,
  ): AskRecord {
    const { newId, now, profile, profileOf, targetOf } = this.#given
    const answering = profileId === undefined ? profile() : profileOf(profileId)
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

function isHeld({ kind }: AskState): boolean {
  return kind === 'queued' || kind === 'waiting' || kind === 'blocked'
}
