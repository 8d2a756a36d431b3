import type { Revision } from '../ask/revise-ask.ts'
import { toSummary } from '../ask/shown-view.ts'
import type { Handlers } from './router.ts'

/** What can be done about the thread in the window. */
export type ReviseDependencies = {
  readonly revision: Revision
  readonly isForgotten: () => boolean
  readonly forget: (isWanted: boolean) => void
}

export type ReviseHandlers = Pick<
  Handlers,
  'ask:take-back' | 'ask:revise' | 'ask:resend' | 'ask:forgets' | 'ask:forget'
>

export function reviseHandlers({ revision, isForgotten, forget }: ReviseDependencies): ReviseHandlers {
  return {
    'ask:take-back': (askId) => toSummary(revision.takeBack(askId)),
    'ask:revise': (request) => revision.keep(request),
    'ask:resend': (request) => toSummary(revision.send(request)),
    'ask:forgets': () => isForgotten(),
    'ask:forget': (isWanted) => {
      forget(isWanted)
      return isForgotten()
    },
  }
}
