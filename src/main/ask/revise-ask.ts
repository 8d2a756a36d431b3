import { canTakeBack, isTakenBack } from '#shared/take-back.ts'
import type { ResendRequest, ReviseRequest } from '#shared/contract/revise.ts'
import { AppError } from '#shared/errors.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Db } from '../db/database.ts'
import type { AskRecord } from '../history/ask-row.ts'
import type { HistoryStore, Target } from '../history/history-store.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { chosenProfile } from '../profiles/chosen-profile.ts'
import type { LiveAsks } from './live-asks.ts'

type Dependencies = {
  readonly db: Pick<Db, 'transaction'>
  readonly history: Pick<HistoryStore, 'ask' | 'capture' | 'saveQuestion' | 'saveState' | 'saveTarget'>
  readonly live: Pick<LiveAsks, 'state' | 'apply'>
  readonly outbox: Pick<Outbox, 'nudge'>
  readonly profileOf: (profileId: string) => Profile
  readonly targetOf: (profile: Profile) => Target
}

/**
 * Writing a question anew before it is sent. It keeps its place in the outbox and in its thread all the while, so that
 * nothing behind it goes out without it; what is written stands in the ask itself, where no crash loses it.
 */
export class Revision {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** From now on it waits for its user. Throws `already-sending`: then it stays as it is. */
  takeBack(askId: string): AskRecord {
    const { db, history, live, outbox } = this.#given
    if (!canTakeBack(this.#ask(askId).state)) throw new AppError('already-sending', 'It is under way or over')
    live.apply(askId, { type: 'take-back' }, (next) => db.transaction(() => history.saveState(askId, next)))
    outbox.nudge() // it may have held its profile
    return this.#ask(askId)
  }

  /** Keeps what is written so far. An emptied field keeps the last words that stood in it. */
  keep({ askId, question, ...rest }: ReviseRequest): void {
    const ask = this.#takenBack(askId)
    this.#given.db.transaction(() => this.#write(ask, { question: question.trim() || ask.question, ...rest }))
  }

  /** Lets it go again as the same ask, with what is written now. Throws `already-sending`, `disk-full`. */
  send({ askId, ...written }: ResendRequest): AskRecord {
    const { db, history, live, outbox, profileOf, targetOf } = this.#given
    const ask = this.#takenBack(askId)
    live.apply(askId, { type: 'requeue' }, (next) =>
      db.transaction(() => {
        const profileId = this.#write(ask, written)
        history.saveTarget(askId, targetOf(chosenProfile(profileOf(profileId), written.choices ?? {})))
        history.saveState(askId, next)
      }),
    )
    outbox.nudge()
    return this.#ask(askId)
  }

  /** Gives the profile that is asked. */
  #write(ask: AskRecord, { question, captureIds, choices = {} }: Omit<ReviseRequest, 'askId'>): string {
    const { history, profileOf } = this.#given
    const captures = captureIds.map((id) => {
      const capture = history.capture(id)
      if (capture === undefined) throw new AppError('not-found', 'No such capture')
      return capture
    })
    const profileId = profileOf(choices.profileId ?? ask.profileId).id
    history.saveQuestion({ askId: ask.askId, question, captures, choices, profileId })
    return profileId
  }

  #takenBack(askId: string): AskRecord {
    const ask = this.#ask(askId)
    if (!isTakenBack(ask.state)) throw new AppError('already-sending', 'It was sent meanwhile')
    return ask
  }

  #ask(askId: string): AskRecord {
    const record = this.#given.history.ask(askId)
    if (record === undefined) throw new AppError('not-found', 'No such ask')
    return { ...record, state: this.#given.live.state(askId) ?? record.state }
  }
}
