import type { AskRecord, CaptureRecord } from '../history/ask-row.ts'
import type { EarlierTurn } from '../history/earlier-turns.ts'
import type { Picture, Turn } from '../responses/answer-request.ts'

type ReadPicture = (file: string) => Promise<Uint8Array>

/** The thread as it is sent: what was said before, then the question. A capture's picture goes along once. */
export async function turnsOf(
  ask: AskRecord,
  earlier: readonly EarlierTurn[],
  readPicture: ReadPicture,
): Promise<readonly Turn[]> {
  const sent = new Set<string>()
  const turns: Turn[] = []
  for (const { question, captures, ...rest } of [
    ...earlier,
    { question: ask.question, captures: ask.captures },
  ]) {
    const fresh = captures.filter(({ id }) => !sent.has(id))
    for (const { id } of fresh) sent.add(id)
    turns.push({
      question,
      pictures: await Promise.all(fresh.map((each) => pictureOf(each, readPicture))),
      ...rest,
    })
  }
  return turns
}

async function pictureOf({ file, widthPx, heightPx }: CaptureRecord, read: ReadPicture): Promise<Picture> {
  return { kind: 'bytes', mimeType: 'image/png', bytes: await read(file), widthPx, heightPx }
}
