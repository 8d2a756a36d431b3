import type { Revision } from '../ask/revise-ask.ts'
import { toSummary } from '../ask/shown-view.ts'
import type { AskWindowActs } from './conversation-handlers.ts'
import type { Handlers } from './router.ts'

/** What can be done about a thread; undefined: the next new one. */
export type ReviseDependencies = {
  readonly revision: Revision
  readonly isForgotten: (threadId: string | undefined) => boolean
  readonly forget: (threadId: string | undefined, isWanted: boolean) => void
}

export type ReviseHandlers = Pick<
  Handlers,
  'ask:take-back' | 'ask:revise' | 'ask:resend' | 'ask:forgets' | 'ask:forget'
>

export function reviseHandlers(
  { revision, isForgotten, forget }: ReviseDependencies,
  own: Pick<AskWindowActs, 'shown'>,
): ReviseHandlers {
  return {
    'ask:take-back': (askId) => toSummary(revision.takeBack(askId)),
    'ask:revise': (request) => revision.keep(request),
    'ask:resend': (request) => toSummary(revision.send(request)),
    'ask:forgets': () => isForgotten(own.shown().threadId),
    'ask:forget': (isWanted) => {
      const { threadId } = own.shown()
      forget(threadId, isWanted)
      return isForgotten(threadId)
    },
  }
}
