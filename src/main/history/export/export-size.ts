import type { ExportFormat } from '#shared/contract/history.ts'
import { threadHtml } from './html.ts'
import { threadMarkdown } from './markdown.ts'
import type { ExportWords } from './export-words.ts'
import type { ThreadStore } from '../thread-store.ts'
import type { FileThread } from './thread-file.ts'

/** So many threads are written out to know how long they are; of more, as many spread over all of them. */
const MEASURED = 100
/** Around a picture in a text: its name twice, and what holds it. */
const AROUND_PICTURE = 80

type Dependencies = {
  readonly thread: (threadId: string) => FileThread | undefined
  readonly store: { readonly threads: Pick<ThreadStore, 'bytes'> }
  readonly words: ExportWords
  readonly rest: () => Promise<void>
}

/** How large the file will be; exact for few threads, for many by what a hundred of them come to. */
export async function exportBytes(
  { thread, store, words, rest }: Dependencies,
  threadIds: readonly string[],
  format: ExportFormat,
): Promise<number> {
  const step = Math.max(1, threadIds.length / MEASURED)
  const measured = Array.from(
    { length: Math.ceil(threadIds.length / step) },
    (_unused, n) => threadIds[Math.floor(n * step)]!,
  )
  let written = 0
  for (const threadId of measured) {
    const each = thread(threadId)
    if (each !== undefined) written += await textBytes(each, format, words)
    await rest()
  }
  const all = store.threads.bytes(threadIds)
  const scale =
    measured.length === threadIds.length
      ? 1
      : all.textBytes / Math.max(1, store.threads.bytes(measured).textBytes)
  const pictures =
    format === 'markdown'
      ? all.pictureBytes
      : Math.ceil(all.pictureBytes / 3) * 4 + all.pictureCount * AROUND_PICTURE
  return Math.round(written * scale) + pictures
}

async function textBytes(thread: FileThread, format: ExportFormat, words: ExportWords): Promise<number> {
  const written = {
    markdown: () => threadMarkdown(thread, words, 'pictures'),
    html: () => threadHtml(thread, () => Promise.resolve(''), words),
    json: () => `${JSON.stringify(thread)}\n`,
  }
  return Buffer.byteLength(await written[format]())
}
