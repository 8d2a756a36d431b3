import type { AskState } from '#shared/ask-state.ts'
import type { Asking } from './app-asking.ts'
import { AnswerNotices } from './notify/answer-notices.ts'
import { noticeFor } from './notify/notices.ts'
import type { Notice } from './notify/notices.ts'
import type { NotifierPort, Platform } from './platform.ts'

type Options = {
  readonly platform: Pick<Platform, 'openNotifier' | 'after' | 'language' | 'settings'>
  readonly asking: Asking
  /** Whether the user can see this ask in its window right now. */
  readonly isVisible: (askId: string) => boolean
  readonly openAsk: (askId: string) => void
}

/** Tells by the system of what the user does not see. */
export class AppNotices {
  readonly #given: Options
  readonly #notifier: NotifierPort
  readonly #answers: AnswerNotices

  constructor(given: Options) {
    const { platform, asking, openAsk } = given
    this.#given = given
    this.#notifier = platform.openNotifier({ onClick: openAsk })
    this.#answers = new AnswerNotices({
      show: (notice) => this.#show(notice),
      isMoreComing: () => isMoreComing(asking),
      after: platform.after,
      words: () => platform.language.words,
    })
  }

  /** What an earlier start left in the outbox has waited. */
  start(): void {
    for (const { askId } of this.#given.asking.outbox.look().entries) this.#answers.noteWait(askId)
  }

  tellOf(askId: string, before: AskState, after: AskState): void {
    if (after.kind === 'waiting') this.#answers.noteWait(askId)
    const asked = this.#given.asking.asks.ask(askId)
    const isVisible = this.#given.isVisible(askId)
    const change = { askId, question: asked.question, before, after, isVisible, asked }
    const notice = noticeFor(change, this.#given.platform.language.words)
    if (notice === undefined) return
    if (after.kind === 'done') this.#answers.tell(notice)
    else this.#show(notice)
  }

  /** As far as the user wants to be told. */
  #show(notice: Notice): void {
    const { notifications, notifiedWords } = this.#given.platform.settings.get().general
    if (notifications) this.#notifier.show(notifiedWords ? notice : { ...notice, text: '' })
  }

  /** The ask is on the screen. */
  withdraw(askId: string): void {
    this.#answers.withdraw(askId)
    this.#notifier.withdraw(askId)
  }

  stop(): void {
    this.#answers.stop()
    this.#notifier.stop()
  }
}

function isMoreComing({ outbox }: Asking): boolean {
  return outbox.look().entries.some(({ state }) => ['queued', 'sending', 'streaming'].includes(state.kind))
}
