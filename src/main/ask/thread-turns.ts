import { textOf } from '#shared/ask-state.ts'
import { isDocument, isPicture } from '#shared/captures.ts'
import type { AskRecord, DocumentRecord, PictureRecord } from '../history/ask-row.ts'
import type { EarlierTurn } from '../history/earlier-turns.ts'
import type { HistoryStore } from '../history/history-store.ts'
import type { Document, Picture, Turn } from '../responses/answer-request.ts'

/** What asks for the rest of an answer that was cut off. To the model, and so in no language of the user's. */
const CONTINUE =
  'Continue exactly where your last answer broke off. Do not repeat any of it and do not comment on this.'

type ReadFile = (file: string) => Promise<Uint8Array>

/** The thread as it is sent: what was said before, then the question. A picture or a document goes along once. */
export async function turnsOf(
  ask: AskRecord,
  earlier: readonly EarlierTurn[],
  read: ReadFile,
): Promise<readonly Turn[]> {
  const sent = new Set<string>()
  const turns: Turn[] = []
  for (const { question, captures, ...rest } of [...earlier, ...asked(ask)]) {
    const fresh = captures.filter(({ id }) => !sent.has(id))
    for (const { id } of fresh) sent.add(id)
    const documents = fresh.filter(isDocument)
    turns.push({
      question,
      pictures: await Promise.all(fresh.filter(isPicture).map((each) => pictureOf(each, read))),
      ...(documents.length === 0
        ? {}
        : { documents: await Promise.all(documents.map((each) => documentOf(each, read))) }),
      ...rest,
    })
  }
  return turns
}

/** What a new question at the end of a thread goes on from. */
export function turnsSoFar(history: Pick<HistoryStore, 'lastOfThread' | 'turnsBefore'>, threadId: string) {
  const last = history.lastOfThread(threadId)
  if (last === undefined) return []
  const { question, captures, state } = last
  return [...history.turnsBefore(last.askId), { question, captures, answer: textOf(state) }]
}

/** The question; where its answer is to be continued, what came of that and a word that asks for the rest. */
function asked({
  question,
  captures,
  continuedAt,
  state,
}: AskRecord): readonly (Pick<EarlierTurn, 'question' | 'captures'> & Partial<EarlierTurn>)[] {
  if (continuedAt === undefined) return [{ question, captures }]
  return [
    { question, captures, answer: textOf(state).slice(0, continuedAt) },
    { question: CONTINUE, captures: [] },
  ]
}

async function pictureOf({ file, widthPx, heightPx }: PictureRecord, read: ReadFile): Promise<Picture> {
  return { kind: 'bytes', mimeType: 'image/png', bytes: await read(file), widthPx, heightPx }
}

async function documentOf({ file, name }: DocumentRecord, read: ReadFile): Promise<Document> {
  return { kind: 'bytes', mimeType: 'application/pdf', bytes: await read(file), filename: name }
}
