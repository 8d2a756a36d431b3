import { textOf } from '#shared/ask-state.ts'
import type { HistoryWords } from '#shared/words/history-words.ts'
import { withNewCaptures } from './export-words.ts'
import type { ExportWords, NamedCapture } from './export-words.ts'
import type { FileThread } from './thread-file.ts'
import { nameOfThread } from './thread-name.ts'

/** A thread as Markdown; its pictures and documents stand in this folder beside it. */
export function threadMarkdown(thread: FileThread, words: ExportWords, folder: string): string {
  const tags =
    thread.tags.length === 0 ? [] : [thread.tags.map((tag) => `#${tag.replaceAll(' ', '-')}`).join(' ')]
  return [
    `# ${oneLine(nameOfThread(thread))}`,
    ...tags,
    ...withNewCaptures(thread, words).flatMap(({ ask, captures }) => [
      `## ${words.history.export.question}`,
      quoted(ask.question),
      ...captures.map((capture) => linkTo(capture, encodeURI(folder))),
      ...answerParts(ask, words.history),
    ]),
  ]
    .join('\n\n')
    .concat('\n')
}

function linkTo({ file, name }: NamedCapture, folder: string): string {
  const label = oneLine(name).replaceAll(/[[\]\\`*_<>]/g, (sign) => `\\${sign}`)
  return `${file.endsWith('.pdf') ? '' : '!'}[${label}](${folder}/${file})`
}

function answerParts(ask: FileThread['asks'][number], words: HistoryWords): readonly string[] {
  const answer = textOf(ask.state)
  return [
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
