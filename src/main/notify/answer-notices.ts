import type { Words } from '#shared/words/words.ts'
import type { Notice } from './notices.ts'

/** Answers that came after a wait are told together once no other is about to come, and after this at the latest. */
const LONGEST_GATHERING_MS = 60_000

type Dependencies = {
  readonly show: (notice: Notice) => void
  /** Whether more of what waited is on its way. */
  readonly isMoreComing: () => boolean
  readonly after: (delayMs: number, action: () => void) => () => void
  /** Those of the moment. */
  readonly words: () => Words
}

/** Tells of answers: of one that had waited not by itself, when others that had waited come with it. */
export class AnswerNotices {
  readonly #given: Dependencies
  readonly #waited = new Set<string>()
  #gathered: readonly Notice[] = []
  #cancel: (() => void) | undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** An ask could not be sent when it was asked. */
  noteWait(askId: string): void {
    this.#waited.add(askId)
  }

  tell(notice: Notice): void {
    if (!this.#waited.delete(notice.askId)) return this.#given.show(notice)
    this.#gathered = [...this.#gathered, notice]
    this.#cancel ??= this.#given.after(LONGEST_GATHERING_MS, () => this.#flush())
    if (!this.#given.isMoreComing()) this.#flush()
  }

  /** The user has seen this one. */
  withdraw(askId: string): void {
    this.#gathered = this.#gathered.filter((notice) => notice.askId !== askId)
  }

  stop(): void {
    this.#cancel?.()
  }

  #flush(): void {
    this.#cancel?.()
    this.#cancel = undefined
    const told = this.#gathered
    this.#gathered = []
    const last = told.at(-1)
    if (last === undefined) return
    const { drained } = this.#given.words().outbox.notices
    this.#given.show(told.length === 1 ? last : { askId: last.askId, title: drained(told.length), text: '' })
  }
}
