import { canTakeBack, isTakenBack } from '#shared/take-back.ts'
import type { AskSummary } from '#shared/views.ts'
import type { DraftForm } from './draft-form.svelte.ts'
import { stateOf } from './shown-thread.svelte.ts'
import type { ShownThread } from './shown-thread.svelte.ts'

type Window = { readonly draft: DraftForm; readonly thread: ShownThread }

/**
 * Writes a question anew. One that has not been sent is taken back for it, and stays the same ask; `takeBack` gives
 * undefined where that was refused, and has said so.
 */
export async function editAsk(
  { draft, thread }: Window,
  takeBack: (askId: string) => Promise<AskSummary | undefined>,
  ask: AskSummary,
): Promise<void> {
  const turn = thread.turns.find((each) => each.ask.askId === ask.askId)
  if (turn === undefined || !canTakeBack(stateOf(turn))) return draft.edit(ask)
  const taken = await takeBack(ask.askId)
  if (taken === undefined) return
  thread.add(taken)
  draft.edit(taken)
}

/** A question that was taken back before goes on where it was left. */
export function goOnEditing(draft: DraftForm, ask: AskSummary): void {
  if (isTakenBack(ask.state) && draft.edited?.askId !== ask.askId) draft.edit(ask)
}

/** What is written of this ask is kept as it is. */
export function endEditing(draft: DraftForm, askId: string): void {
  if (draft.isRevising && draft.edited?.askId === askId) draft.stopEditing()
}
