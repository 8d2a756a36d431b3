import { z } from 'zod'
import type { AskState } from '#shared/ask-state.ts'
import { textOf } from '#shared/ask-state.ts'
import { errorCodes } from '#shared/errors.ts'
import { efforts } from '#shared/schemas/answer-options.ts'
import { askChoicesSchema } from '#shared/schemas/ask-choices.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { Placed } from '#shared/thread.ts'
import type { Failure } from '#shared/errors.ts'
import type { Row } from '../db/database.ts'

type KeptFile = {
  readonly id: string
  /** Its file's name in the folder of pictures. */
  readonly file: string
  readonly bytes: number
  readonly takenAt: number
}

/** A cropped picture on disk, and what is known of it. */
export type PictureRecord = KeptFile & { readonly widthPx: number; readonly heightPx: number }

/** A document on disk, with the name under which it was given. */
export type DocumentRecord = KeptFile & { readonly name: string }

/** What a question can be about. */
export type CaptureRecord = PictureRecord | DocumentRecord

/** One ask as history keeps it. */
export type AskRecord = Placed & {
  readonly threadId: string
  /** How many characters of the answer came from the version that this one continues. */
  readonly continuedAt?: number
  /** What differs from the profile; absent where nothing does. */
  readonly choices?: AskChoices
  readonly question: string
  readonly captures: readonly CaptureRecord[]
  readonly profileId: string
  readonly profileName: string
  readonly host: string
  readonly model: string
  readonly askedAt: number
  readonly state: AskState
}

// Written by this app or a later one, whose codes this one may not know.
const failure = z
  .object({
    code: z.enum(errorCodes).catch('unexpected'),
    retryAfterMs: z.number().optional(),
    details: z.unknown().optional(),
  })
  .transform((value) => value as Failure)

const count = z.number().int().min(0)
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const usage = z.object({
  inputTokens: optional(count),
  outputTokens: optional(count),
  cachedTokens: optional(count),
  cacheWriteTokens: optional(count),
  reasoningTokens: optional(count),
  totalTokens: optional(count),
})
const citation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('url'), url: z.string(), title: optional(z.string()) }),
  z.object({ kind: z.literal('file'), fileId: z.string(), filename: optional(z.string()) }),
])
const note = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field-dropped'), field: z.string() }),
  z.object({ kind: z.literal('effort-changed'), to: z.enum(efforts) }),
  z.object({ kind: z.literal('picture-shrunk'), widthPx: count, heightPx: count }),
  z.object({ kind: z.literal('picture-converted') }),
  z.object({ kind: z.literal('history-resent') }),
  z.object({ kind: z.literal('auth-switched'), to: z.enum(['bearer', 'raw']) }),
])
/** What closed an answer, as JSON on disk. */
export const answerEnd = z.object({
  cutBy: z.enum(['length-limit', 'content-policy']).optional(),
  refused: z.boolean().optional(),
  maybeCut: z.boolean().optional(),
  usage: usage.optional(),
  cost: optional(z.object({ usd: z.number(), isReported: z.boolean() })),
  citations: optional(z.array(citation)),
  requestId: optional(z.string()),
  responseId: optional(z.string()),
  tookMs: z.number().optional(),
})
const reason = z.enum(['key', 'billing', 'keychain', 'policy', 'too-large', 'profile', 'age', 'editing'])
const attempt = z.number().int().min(0)
const received = { text: z.string(), reasoning: optional(z.string()), notes: optional(z.array(note)) }
const unsent = { attempt, kept: optional(z.object(received)) }
/** A tool call, as JSON on disk. */
export const toolCall = z.object({
  callId: z.string(),
  kind: z.enum(['function', 'mcp']),
  name: z.string(),
  server: optional(z.string()),
  argumentsText: z.string(),
  sendsTo: optional(z.string()),
  mayHaveRun: optional(z.boolean()),
})
export const toolChoice = z.enum(['once', 'thread', 'always', 'no'])
const pendingCall = toolCall.extend({ choice: optional(toolChoice) })

/** A state, as JSON on disk and in our files. */
export const stateSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('queued'), ...unsent }),
    z.object({ kind: z.literal('sending'), ...unsent }),
    z.object({ kind: z.literal('waiting'), ...unsent, until: z.number(), failure }),
    z.object({ kind: z.literal('blocked'), ...unsent, reason, failure }),
    z.object({ kind: z.literal('streaming'), attempt, ...received }),
    z.object({ kind: z.literal('needs-approval'), attempt, ...received, calls: z.array(pendingCall) }),
    z.object({ kind: z.literal('interrupted'), attempt, ...received, failure }),
    z.object({ kind: z.literal('done'), ...received, end: answerEnd }),
    z.object({ kind: z.literal('failed'), ...received, failure }),
    z.object({ kind: z.literal('cancelled'), ...received }),
  ])
  .transform((state) => state as AskState)

/** The three columns a state takes. */
export function stateColumns(state: AskState): { kind: string; detail: string; answer: string } {
  const { kind, ...rest } = state
  // The text has a column of its own; what was going on is over by the time that it would be read.
  const detail = JSON.stringify({ ...rest, text: undefined, activity: undefined })
  return { kind, detail, answer: textOf(state) }
}

/** The state in a row. One that cannot be read is shown as failed with its text; the row itself stays as it is. */
export function stateOfRow(row: Row): AskState {
  const parsed = parseState(row)
  if (!parsed.success) return { kind: 'failed', text: answerOf(row), failure: { code: 'unexpected' } }
  return parsed.data
}

/** Whether this version can read all of the state in a row. */
export function isReadable(row: Row): boolean {
  return parseState(row).success
}

function parseState(row: Row) {
  return stateSchema.safeParse({ ...parseDetail(row['detail']), kind: row['kind'], text: answerOf(row) })
}

function answerOf(row: Row): string {
  return typeof row['answer'] === 'string' ? row['answer'] : ''
}

function parseDetail(detail: unknown): object {
  try {
    const value: unknown = JSON.parse(String(detail))
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {} // the state is then shown as failed, above
  }
}

export const captureRow = z
  .object({
    id: z.string(),
    file: z.string(),
    width_px: z.number(),
    height_px: z.number(),
    bytes: z.number(),
    taken_at: z.number(),
    name: z.string().nullable(),
  })
  .transform(({ id, file, bytes, taken_at: takenAt, ...row }): CaptureRecord => {
    const kept = { id, file, bytes, takenAt }
    if (row.name !== null) return { ...kept, name: row.name }
    return { ...kept, widthPx: row.width_px, heightPx: row.height_px }
  })

/** The columns that differ. A document has no pixels, and the table is as old as the first picture: 1 × 1 stands there. */
export function captureColumns(capture: CaptureRecord) {
  if ('name' in capture) return { widthPx: 1, heightPx: 1, name: capture.name }
  return { widthPx: capture.widthPx, heightPx: capture.heightPx, name: null }
}

/** Choices as JSON on disk; what a later app may have chosen besides is not ours to follow. */
export const choicesColumn = z.string().transform((text): AskChoices => {
  const parsed = askChoicesSchema.safeParse(parseDetail(text))
  return parsed.success ? parsed.data : {}
})

export const askRow = z.object({
  id: z.string(),
  thread_id: z.string(),
  asked_again_of: z.string().nullable(),
  follows: z.string().nullable(),
  edited_from: z.string().nullable(),
  continued_at: z.number().nullable(),
  choices: choicesColumn,
  question: z.string(),
  profile_id: z.string(),
  profile_name: z.string(),
  host: z.string(),
  model: z.string(),
  asked_at: z.number(),
})
