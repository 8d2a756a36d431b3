import type { AskEvent } from '#shared/ask-state.ts'
import type { AskAnswerEvent } from './ask-answer-event.ts'

/** How far the request has come that is under way. */
export type Progress = { readonly answerBegun: boolean; readonly hasText: boolean; readonly isOver: boolean }

export const unbegun: Progress = { answerBegun: false, hasText: false, isOver: false }

export function progressAfter(progress: Progress, event: AskAnswerEvent): Progress {
  switch (event.type) {
    case 'round-end':
    case 'repair-note':
      return unbegun // what follows is another request; what came before it is on disk, or was nothing
    case 'activity-change': // before an answer begins, it is that of a tool on this computer
      return progress
    case 'text-delta':
    case 'text-replace':
      return { ...progress, answerBegun: true, hasText: progress.hasText || event.text !== '' }
    case 'approval-request':
    case 'answer-end':
      return { ...progress, answerBegun: true, isOver: true }
    default:
      return { ...progress, answerBegun: true }
  }
}

/** What an ask hears of an event of its attempt. */
export function stamped(event: AskAnswerEvent, attempt: number, tookMs: number): AskEvent {
  return event.type === 'answer-end'
    ? { type: 'answer-end', attempt, end: { ...event.end, tookMs } }
    : { ...event, attempt }
}
