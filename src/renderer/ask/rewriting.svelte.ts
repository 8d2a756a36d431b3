import { MAX_CAPTURES } from '#shared/limits.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import { isTakenBack } from '#shared/take-back.ts'
import type { AskSummary, CaptureView } from '#shared/views.ts'

/** A question as it stands in the field. */
export type Written = {
  readonly text: string
  readonly captures: readonly CaptureView[]
  readonly choices: AskChoices
}

/** An earlier question that is written anew, and what was written before that. */
export class Rewriting {
  #asked = $state.raw<AskSummary>()
  #before: Written | undefined

  /** The ask whose question it is. */
  get asked(): AskSummary | undefined {
    return this.#asked
  }
  /** Whether it is one that has not been sent: what is written stands in it, not in a draft. */
  get isRevising(): boolean {
    return this.#asked !== undefined && isTakenBack(this.#asked.state)
  }
  /** What was written before; absent where no question is written anew. */
  get before(): Written | undefined {
    return this.#before
  }

  begin(asked: AskSummary, now: Written): void {
    this.#before = this.kept(now)
    this.#asked = asked
  }

  end(): void {
    this.#asked = undefined
    this.#before = undefined
  }

  /** What stays if it is left as it was: an old question in which nothing was changed is no draft. */
  kept(now: Written): Written {
    if (this.#before === undefined) return now
    const isOld = this.#asked !== undefined && isSameQuestion(this.#asked, now)
    return this.isRevising || isOld ? this.#before : joined(this.#before, now, this.#asked?.captures ?? [])
  }
}

/** What was written before, and below it what was changed in a question that was then left as it was: neither is lost. */
function joined(before: Written, now: Written, asked: readonly CaptureView[]): Written {
  const text = [before.text, now.text].filter((each) => each.trim() !== '').join('\n\n')
  const known = before.captures.map(({ id }) => id)
  const added = now.captures.filter(({ id }) => !known.includes(id))
  // Of too many, those go that the earlier question has anyway.
  const isTooMany = known.length + added.length > MAX_CAPTURES
  const own = isTooMany ? asked.map(({ id }) => id) : []
  const captures = [...before.captures, ...added.filter(({ id }) => !own.includes(id))]
  return { text, captures: captures.slice(0, MAX_CAPTURES), choices: now.choices }
}

function isSameQuestion({ question, captures: asked }: AskSummary, { text, captures }: Written): boolean {
  const isSame = captures.every(({ id }, index) => asked[index]?.id === id)
  return text === question && isSame && captures.length === asked.length
}
