import type { Revision } from '../ask/revise-ask.ts'
import { toSummary } from '../ask/shown-view.ts'
import type { Handlers } from './router.ts'

export type ReviseHandlers = Pick<Handlers, 'ask:take-back' | 'ask:revise' | 'ask:resend'>

export function reviseHandlers(revision: Revision): ReviseHandlers {
  return {
    'ask:take-back': (askId) => toSummary(revision.takeBack(askId)),
    'ask:revise': (request) => revision.keep(request),
    'ask:resend': (request) => toSummary(revision.send(request)),
  }
}
