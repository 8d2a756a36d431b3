import { MAX_CAPTURES } from '#shared/limits.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { AskSummary, CaptureView } from '#shared/views.ts'

/** Where the question goes: into a thread after an ask, or with neither into a new one. */
export type DraftPlace = { readonly threadId?: string; readonly follows?: string }

/** What was written before a question was edited. */
export type Aside = {
  readonly text: string
  readonly captures: readonly CaptureView[]
  readonly choices: AskChoices
}

/** What was written before, and below it what was changed in a question that was then left as it was: neither is lost. */
export function joined(before: Aside, now: Aside): Aside {
  const text = [before.text, now.text].filter((each) => each.trim() !== '').join('\n\n')
  const known = before.captures.map(({ id }) => id)
  const captures = [...before.captures, ...now.captures.filter(({ id }) => !known.includes(id))]
  return { text, captures: captures.slice(0, MAX_CAPTURES), choices: now.choices }
}

/** What goes along with a question that is written. */
export function askedWith(captures: readonly CaptureView[], choices: AskChoices) {
  const hasChoices = Object.keys(choices).length > 0
  return { captureIds: captures.map(({ id }) => id), ...(hasChoices ? { choices } : {}) }
}

/** Whether the question is still the one that was asked. */
export function isSameQuestion(
  asked: Pick<AskSummary, 'question' | 'captures'>,
  { text, captures }: Pick<Aside, 'text' | 'captures'>,
): boolean {
  const isSame = captures.every(({ id }, index) => asked.captures[index]?.id === id)
  return text === asked.question && isSame && captures.length === asked.captures.length
}

/** Where in its thread it goes: in the place of the question that it was, or after the one before it. */
export function placingOf({ threadId, follows }: DraftPlace, edited: AskSummary | undefined) {
  if (threadId === undefined) return {}
  if (edited !== undefined) return { editedFrom: edited.askId }
  return follows === undefined ? {} : { follows }
}
