import type { AskState } from './ask-state.ts'

/** Whether its question can still be written anew: nothing of it is under way, and no answer to it was begun. */
export function canTakeBack(state: AskState): boolean {
  return (
    (state.kind === 'queued' || state.kind === 'waiting' || state.kind === 'blocked') &&
    state.kept === undefined
  )
}

/** Whether the user has taken it back, and not sent it again yet. */
export function isTakenBack(state: AskState): boolean {
  return state.kind === 'blocked' && state.reason === 'editing'
}

/** The state of an ask that its user takes back; one that is under way stays as it is. */
export function takenBack(state: AskState): AskState {
  if (!canTakeBack(state) || !('attempt' in state) || isTakenBack(state)) return state
  return { kind: 'blocked', attempt: state.attempt, reason: 'editing', failure: { code: 'being-edited' } }
}
