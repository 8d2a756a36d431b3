import type { AskState, ToolCall } from '#shared/ask-state.ts'
import { heldContext, safeSentence } from '#shared/error-context.ts'
import type { Asked } from '#shared/error-context.ts'
import type { Words } from '#shared/words/words.ts'
import { firstWords } from '#shared/first-words.ts'

/** A system notification: never the answer, never the picture. */
export type Notice = { readonly askId: string; readonly title: string; readonly text: string }

type AskChange = {
  readonly askId: string
  readonly question: string
  readonly before: AskState
  readonly after: AskState
  /** Whether the user can see this ask in its window right now. */
  readonly isVisible: boolean
  /** What the error's sentences may name. */
  readonly asked: Asked
}

const QUESTION_LENGTH = 60

/** What to tell the user of a change they cannot see; undefined for most changes. */
export function noticeFor(change: AskChange, words: Words): Notice | undefined {
  const { askId, before, after, isVisible, question } = change
  if (isVisible || before.kind === after.kind) return undefined
  switch (after.kind) {
    case 'done':
      return { askId, title: words.notices.answered, text: firstWords(question, QUESTION_LENGTH) }
    case 'needs-approval':
      return { askId, title: words.notices.approval, text: wantedTool(after.calls, words) }
    case 'interrupted':
    case 'failed':
    case 'blocked':
      return { askId, ...sentences(after, change.asked, words) }
    default:
      return undefined
  }
}

function wantedTool(calls: readonly ToolCall[], { notices }: Words): string {
  const [call] = calls
  return call === undefined ? '' : notices.approvalText(call.name, call.server)
}

type Held = Extract<AskState, { kind: 'interrupted' | 'failed' | 'blocked' }>

function sentences(after: Held, asked: Asked, words: Words): Pick<Notice, 'title' | 'text'> {
  const { failure } = after
  const context = heldContext(failure, asked, after, words)
  return {
    title: words.errors[failure.code].title(context),
    text: safeSentence(failure, context, after, words),
  }
}
