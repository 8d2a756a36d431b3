import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { AskSummary, CaptureView } from '#shared/views.ts'

/** Where the question goes: into a thread after an ask, or with neither into a new one. */
export type DraftPlace = { readonly threadId?: string; readonly follows?: string }

/** What goes along with a question that is written. */
export function askedWith(captures: readonly CaptureView[], choices: AskChoices) {
  const hasChoices = Object.keys(choices).length > 0
  return { captureIds: captures.map(({ id }) => id), ...(hasChoices ? { choices } : {}) }
}

/** Where in its thread it goes: in the place of the question that it was, or after the one before it. */
export function placingOf({ threadId, follows }: DraftPlace, edited: AskSummary | undefined) {
  if (threadId === undefined) return {}
  if (edited !== undefined) return { editedFrom: edited.askId }
  return follows === undefined ? {} : { follows }
}
