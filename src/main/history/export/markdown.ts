import { textOf } from '#shared/ask-state.ts'
import type { HistoryWords } from '#shared/words/history-words.ts'
import type { FileThread } from './thread-file.ts'
import { nameOfThread } from './thread-name.ts'

/** A thread as Markdown; its pictures stand in a folder beside it. */
export function threadMarkdown(thread: FileThread, words: HistoryWords): string {
  const tags =
    thread.tags.length === 0 ? [] : [thread.tags.map((tag) => `#${tag.replaceAll(' ', '-')}`).join(' ')]
  return [
    `# ${oneLine(nameOfThread(thread))}`,
    ...tags,
    ...thread.asks.flatMap((ask) => askParts(ask, words)),
  ]
    .join('\n\n')
    .concat('\n')
}

function askParts(ask: FileThread['asks'][number], words: HistoryWords): readonly string[] {
  const pictures = ask.captures.map(
    ({ file, widthPx, heightPx }) => `![${widthPx}×${heightPx}](pictures/${file})`,
  )
  const answer = textOf(ask.state)
  return [
    `## ${words.export.question}`,
    quoted(ask.question),
    ...pictures,
    `*${words.time(ask.askedAt)} · ${oneLine(ask.profileName)} · ${oneLine(ask.model)}*`,
    `## ${words.export.answer}`,
    answer === '' ? `*${words.export.noAnswer}*` : answer,
  ]
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
