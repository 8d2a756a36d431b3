import { isPicture } from '#shared/captures.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Result } from '#shared/errors.ts'
import { MAX_LOOKED_AT } from '#shared/limits.ts'
import type { DraftForm } from './draft-form.svelte.ts'
import type { ShownThread } from './shown-thread.svelte.ts'

type Given = {
  readonly bridge: Pick<Bridge['ask'], 'capture' | 'lookAgain'>
  readonly thread: ShownThread
  readonly draft: DraftForm
}

/** Begins one more capture for the question that is being written. */
export function oneMore({ bridge, thread, draft }: Given): Promise<Result<void>> {
  draft.flush()
  const { threadId } = thread.last?.ask ?? {}
  return threadId === undefined ? bridge.capture() : bridge.capture(threadId)
}

/** Whether there is a capture whose place can be looked at again. */
export function canLookAgain({ thread, draft }: Pick<Given, 'thread' | 'draft'>): boolean {
  return thread.pictureIds.length > 0 || draft.captures.some(isPicture)
}

/** Takes the newest capture's region once more. Without a capture there is nothing to look at again. */
export function lookAgain({ bridge, thread, draft }: Given): Promise<Result<void>> | undefined {
  const all = [...thread.pictureIds, ...draft.captures.filter(isPicture).map(({ id }) => id)].slice(
    -MAX_LOOKED_AT,
  )
  if (all.length === 0) return undefined
  draft.flush()
  const { threadId } = thread.last?.ask ?? {}
  return threadId === undefined ? bridge.lookAgain(all) : bridge.lookAgain(all, threadId)
}
