import type { ConversationWords } from '#shared/words/conversation-words.ts'
import type { HistoryWords } from '#shared/words/history-words.ts'
import type { Words } from '#shared/words/words.ts'
import type { FileThread } from './thread-file.ts'

/** What stands in a file besides the threads' own words. */
export type ExportWords = {
  readonly history: HistoryWords
  readonly picture: ConversationWords['picture']
}

export function exportWords({ history, conversation }: Words): ExportWords {
  return { history, picture: conversation.picture }
}

type Ask = FileThread['asks'][number]
export type NamedPicture = Ask['captures'][number] & { readonly name: string }

/** Each ask with the pictures that no ask before it has: a follow-up is about the same ones. */
export function withNewPictures(
  { asks }: FileThread,
  words: ExportWords,
): readonly { readonly ask: Ask; readonly pictures: readonly NamedPicture[] }[] {
  const seen = new Set<string>()
  return asks.map((ask) => ({
    ask,
    pictures: ask.captures.flatMap((capture) => {
      if (seen.has(capture.file)) return []
      seen.add(capture.file)
      return [{ ...capture, name: words.picture(seen.size) }]
    }),
  }))
}
