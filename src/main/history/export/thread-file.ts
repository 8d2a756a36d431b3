import { z } from 'zod'
import { isFinal, receivedOf } from '#shared/ask-state.ts'
import type { AskState } from '#shared/ask-state.ts'
import { MAX_FILE_NAME } from '#shared/limits.ts'
import { askChoicesSchema } from '#shared/schemas/ask-choices.ts'
import { stateSchema } from '../ask-row.ts'
import type { AskRecord } from '../ask-row.ts'
import type { ThreadRecord } from '../thread-store.ts'
import { documentName } from '../../capture/given-file.ts'

/** The form of our JSON, with documents since 2; a file of a later one is refused, not guessed at. */
export const FILE_VERSION = 2
/**
 * How the first line ends, and the line between the threads and the pictures, documents among them: each record has a
 * line of its own.
 */
export const THREADS = '"threads":['
export const PICTURES = '],"pictures":{'

const id = z.string().min(1).max(64)
const time = z.number().int().min(0).max(8.64e15)
const name = z.string().max(2_000)
const size = z.number().int().min(1).max(1_000_000_000)

/** The name of a picture or a document is the SHA-256 of its bytes. */
const pictureName = z.string().regex(/^[0-9a-f]{64}\.png$/)
const documentFile = z.string().regex(/^[0-9a-f]{64}\.pdf$/)

const kept = { id, bytes: size, takenAt: time }
const capture = z.union([
  z.strictObject({ ...kept, file: pictureName, widthPx: size, heightPx: size }),
  z.strictObject({
    ...kept,
    file: documentFile,
    name: z.string().min(1).max(MAX_FILE_NAME).transform(documentName),
  }),
])

const ask = z.strictObject({
  askId: id,
  askedAgainOf: id.optional(),
  follows: id.optional(),
  editedFrom: id.optional(),
  continuedAt: z.number().int().min(0).optional(),
  choices: askChoicesSchema.optional(),
  question: z.string().max(1_000_000),
  profileId: id,
  profileName: name,
  host: name,
  model: name,
  askedAt: time,
  state: stateSchema,
  captures: z.array(capture).max(100),
})

/** One thread as it stands in our JSON; one line of the file. */
export const fileThread = z.strictObject({
  threadId: id,
  title: z.string().max(2_000).optional(),
  startedAt: time,
  isStarred: z.boolean(),
  tags: z.array(z.string().max(200)).max(1_000),
  asks: z.array(ask).max(100_000),
})

export const threadFile = z.strictObject({
  askshot: z.literal('history'),
  version: z.number().int().min(1).max(FILE_VERSION),
  exportedAt: z.string().max(100),
  threads: z.array(fileThread),
  /** Base64 of each picture and each document, by its name. */
  pictures: z.record(z.union([pictureName, documentFile]), z.string()),
})

export type FileThread = z.output<typeof fileThread>

/** What was under way elsewhere is not sent from here: only a person asks. */
export function settled(state: AskState): AskState {
  return isFinal(state) || state.kind === 'interrupted' ? state : { kind: 'cancelled', ...receivedOf(state) }
}

/** A thread as it is written. */
export function toFileThread({
  threadId,
  title,
  startedAt,
  isStarred,
  tags,
  asks,
}: ThreadRecord): FileThread {
  const named = title === undefined ? {} : { title }
  return { threadId, ...named, startedAt, isStarred, tags: [...tags], asks: asks.map(toFileAsk) }
}

function toFileAsk(ask: AskRecord): FileThread['asks'][number] {
  const { follows, editedFrom, continuedAt, choices } = ask
  const { askId, askedAgainOf, question, profileId, profileName, host, model, askedAt, state, captures } = ask
  return {
    askId,
    ...(askedAgainOf === undefined ? {} : { askedAgainOf }),
    ...(follows === undefined ? {} : { follows }),
    ...(editedFrom === undefined ? {} : { editedFrom }),
    ...(continuedAt === undefined ? {} : { continuedAt }),
    ...(choices === undefined ? {} : { choices }),
    question,
    profileId,
    profileName,
    host,
    model,
    askedAt,
    state,
    captures: [...captures],
  }
}
