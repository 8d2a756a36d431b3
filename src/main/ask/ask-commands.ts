import type { AskState, ToolChoice } from '#shared/ask-state.ts'
import { isFinal, receivedOf, textOf } from '#shared/ask-state.ts'
import type { DraftRequest, SubmitRequest } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { MAX_CAPTURES } from '#shared/limits.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Db } from '../db/database.ts'
import type { AskRecord, CaptureRecord } from '../history/ask-row.ts'
import type { HistoryStore, Target } from '../history/history-store.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { chosenProfile } from '../profiles/chosen-profile.ts'
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
  /** A thread begins with a question of the window. Called inside the transaction of that. */
  readonly onBegun?: (threadId: string) => void
  /** An ask has come into the outbox. */
  readonly onAdded?: () => void
  readonly newId: () => string
  readonly now: () => number
}

type NewAsk = Pick<AskRecord, 'threadId' | 'question' | 'captures'> &
  Partial<Pick<AskRecord, 'askedAgainOf' | 'editedFrom' | 'follows' | 'continuedAt' | 'choices' | 'state'>>

/** Whose draft a capture is for: a thread's or the next ask's; and what it holds, if not what is on disk. */
type KeptInto = { readonly threadId?: string | undefined; readonly begun?: DraftRequest }

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
    { captureIds, question, threadId: followed, choices, ...place }: SubmitRequest,
    draft: 'clear-draft' | 'keep-draft' = 'clear-draft',
  ): AskRecord {
    const { newId, now, history, drafts, onBegun } = this.#given
    const threadId = followed ?? newId()
    const ask = this.#newAsk({
      threadId,
      question,
      captures: captureIds.map((id) => this.#capture(id)),
      ...(followed === undefined ? {} : this.#placeIn(followed, place)),
      ...(choices === undefined ? {} : { choices }),
    })
    this.#commit(ask, () => {
      if (followed === undefined) history.addThread(threadId, now())
      if (draft === 'clear-draft') drafts.clear(followed)
      if (followed === undefined && draft === 'clear-draft') onBegun?.(threadId)
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
   * its answer stays, with what is chosen now or was chosen then. One that is being answered, or waits for a yes, stays
   * as it is.
   */
  retry(askId: string, choices?: AskChoices): AskRecord {
    const ask = this.ask(askId)
    if (!isSettled(ask.state)) return this.#sendNow(ask)
    const again = this.#newAsk({ ...sameQuestion(ask), ...(choices === undefined ? {} : { choices }) })
    this.#commit(again)
    return again
  }

  /** Asks for the rest of an answer that ended too early: a new version that begins with what came. */
  continue(askId: string): AskRecord {
    const ask = this.ask(askId)
    const text = textOf(ask.state)
    if (!isSettled(ask.state) || text === '') return ask
    const { reasoning } = receivedOf(ask.state)
    const kept = { text, ...(reasoning === undefined ? {} : { reasoning }) }
    const state = { kind: 'queued', attempt: 0, kept } as const
    const longer = this.#newAsk({ ...sameQuestion(ask), continuedAt: text.length, state })
    this.#commit(longer)
    return longer
  }

  /** The ask with its state as of now. Throws `not-found`. */
  ask(askId: string): AskRecord {
    const record = this.#given.history.ask(askId)
    if (record === undefined) throw new AppError('not-found', 'No such ask')
    return { ...record, state: this.#given.live.state(askId) ?? record.state }
  }

  /** All asks of a thread with their states as of now, oldest first. */
  thread(threadId: string): readonly AskRecord[] {
    const { history, live } = this.#given
    return history.thread(threadId).map((ask) => ({ ...ask, state: live.state(ask.askId) ?? ask.state }))
  }

  saveDraft({ text, captureIds, threadId, choices }: DraftRequest): void {
    const { db, drafts, now, history } = this.#given
    if (threadId !== undefined && !history.hasThread(threadId))
      throw new AppError('not-found', 'No such thread')
    const chosen = choices === undefined ? {} : { choices }
    db.transaction(() => {
      if (text === '' && captureIds.length === 0 && choices === undefined) drafts.clear(threadId)
      else drafts.write({ text, captureIds, savedAt: now(), ...chosen }, threadId)
    })
  }

  /**
   * Notes a capture that has just been made as part of the next question: the only one, or beside those that a
   * question already begun is about: the one that is given, or that on disk. In a thread's draft it is one more in any
   * case. Throws `captures-full`.
   */
  keepCapture(capture: CaptureRecord, into?: KeptInto): void {
    const { db, history, drafts, now } = this.#given
    db.transaction(() => {
      history.addCapture(capture)
      const draft = into?.begun ?? drafts.read(into?.threadId)
      const { text, captureIds, choices } = draft ?? { text: '', captureIds: [], choices: undefined }
      const rest = choices === undefined ? {} : { choices }
      const others = text === '' && into === undefined ? [] : captureIds
      if (others.length >= MAX_CAPTURES) throw new AppError('captures-full', 'The draft has all its captures')
      drafts.write({ ...rest, text, captureIds: [...others, capture.id], savedAt: now() }, into?.threadId)
    })
  }

  #sendNow(ask: AskRecord): AskRecord {
    const { history, outbox, profileOf, targetOf } = this.#given
    if (!isHeld(ask.state)) return ask
    history.saveTarget(ask.askId, targetOf(chosenProfile(profileOf(ask.profileId), ask.choices ?? {})))
    outbox.sendNow(ask.askId)
    return this.ask(ask.askId)
  }

  #newAsk(part: NewAsk): AskRecord {
    const { newId, now, profile, profileOf, targetOf } = this.#given
    const { choices = {} } = part
    const wanted = choices.profileId === undefined ? profile() : profileOf(choices.profileId)
    const answering = chosenProfile(wanted, choices)
    return {
      state: { kind: 'queued', attempt: 0 },
      ...part,
      ...targetOf(answering),
      askId: newId(),
      profileId: answering.id,
      askedAt: now(),
    }
  }

  /** After the ask that the reader had before them, or in the place of the one whose question is another now. */
  #placeIn(threadId: string, { follows, editedFrom }: Pick<SubmitRequest, 'follows' | 'editedFrom'>) {
    const { history } = this.#given
    if (!history.hasThread(threadId)) throw new AppError('not-found', 'No such thread')
    if (editedFrom !== undefined) return { ...followsOf(this.#inThread(threadId, editedFrom)), editedFrom }
    const before = follows === undefined ? history.lastOfThread(threadId) : this.#inThread(threadId, follows)
    return before === undefined ? {} : { follows: before.askId }
  }

  #inThread(threadId: string, askId: string): AskRecord {
    const ask = this.ask(askId)
    if (ask.threadId !== threadId) throw new AppError('not-found', 'No such ask in the thread')
    return ask
  }

  #commit(ask: AskRecord, alongside: () => void = () => undefined): void {
    const { db, history, outboxStore, outbox, onAdded } = this.#given
    db.transaction(() => {
      alongside()
      history.addAsk(ask)
      outboxStore.add(ask.askId)
    })
    onAdded?.()
    outbox.nudge()
  }

  #capture(id: string): CaptureRecord {
    const capture = this.#given.history.capture(id)
    if (capture === undefined) throw new AppError('not-found', 'No such capture')
    return capture
  }
}

function followsOf({ follows }: AskRecord): { readonly follows?: string } {
  return follows === undefined ? {} : { follows }
}

/** Everything of a new version that is as in the old one. */
function sameQuestion(ask: AskRecord): NewAsk {
  const { threadId, question, captures, choices, askId } = ask
  const chosen = choices === undefined ? {} : { choices }
  return { threadId, question, captures, ...followsOf(ask), ...chosen, askedAgainOf: askId }
}

/** Nothing more comes by itself: either it is over, or a begun answer was cut off. */
function isSettled(state: AskState): boolean {
  return isFinal(state) || state.kind === 'interrupted'
}

function isHeld({ kind }: AskState): boolean {
  return kind === 'queued' || kind === 'waiting' || kind === 'blocked'
}
