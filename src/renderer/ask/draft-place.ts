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

/** What goes along with a question that is written. */
export function askedWith(captures: readonly CaptureView[], choices: AskChoices) {
  const hasChoices = Object.keys(choices).length > 0
  return { captureIds: captures.map(({ id }) => id), ...(hasChoices ? { choices } : {}) }
}

/** Whether the question is still the one that was asked. */
export function isSameQuestion(
  asked: Pick<AskSummary, 'question' | 'captures'>,
  text: string,
  captures: readonly CaptureView[],
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
