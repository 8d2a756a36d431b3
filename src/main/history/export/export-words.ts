import { isDocument } from '#shared/captures.ts'
import type { ConversationWords } from '#shared/words/conversation-words.ts'
import type { HistoryWords } from '#shared/words/history-words.ts'
import type { Words } from '#shared/words/words.ts'
import type { FileThread } from './thread-file.ts'

/** What stands in a file besides the threads' own words. */
export type ExportWords = {
  readonly history: HistoryWords
  readonly picture: ConversationWords['picture']
  /** Of a document that is no longer on disk. */
  readonly missing: string
}

export function exportWords({ history, conversation, document }: Words): ExportWords {
  return { history, picture: conversation.picture, missing: document.missing }
}

type Ask = FileThread['asks'][number]
export type NamedCapture = Ask['captures'][number] & { readonly name: string }

/** Each ask with the pictures and documents that no ask before it has: a follow-up is about the same ones. */
export function withNewCaptures(
  { asks }: FileThread,
  words: ExportWords,
): readonly { readonly ask: Ask; readonly captures: readonly NamedCapture[] }[] {
  const seen = new Set<string>()
  return asks.map((ask) => ({
    ask,
    captures: ask.captures.flatMap((capture): NamedCapture[] => {
      if (seen.has(capture.file)) return []
      seen.add(capture.file)
      return [isDocument(capture) ? capture : { ...capture, name: words.picture(seen.size) }]
    }),
  }))
}
