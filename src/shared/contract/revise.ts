import { z } from 'zod'
import type { Result } from '../errors.ts'
import { MAX_CAPTURES, MAX_DRAFT_LENGTH, MAX_LOOKED_AT, MAX_QUESTION_LENGTH } from '../limits.ts'
import { askChoicesSchema } from '../schemas/ask-choices.ts'
import type { AskSummary, CaptureView } from '../views.ts'

const id = z.string().min(1).max(64)
const captureIds = z.array(id).max(MAX_CAPTURES)
const choices = askChoicesSchema.optional()
const revised = z.strictObject({
  askId: id,
  question: z.string().max(MAX_DRAFT_LENGTH),
  captureIds,
  choices,
})
const resent = z.strictObject({
  askId: id,
  question: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
  captureIds,
  choices,
})

const editPicture = z.strictObject({
  captureId: id,
  /** Among the captures of its question, from 1. */
  position: z.number().int().min(1).max(MAX_CAPTURES),
  threadId: id.optional(),
  /** What the question says of the numbers that were drawn on it before. */
  line: z.string().max(MAX_QUESTION_LENGTH).optional(),
})

/** Writing a question anew that has not been sent, looking at its place anew, and leaving none of it behind. */
export const reviseRequests = {
  /** Whether the thread in the window, or the next one, is deleted when it is closed. */
  'ask:forgets': z.tuple([]),
  'ask:forget': z.tuple([z.boolean()]),
  /** It stays where it is in the outbox, and is not sent until its user sends it. */
  'ask:take-back': z.tuple([id]),
  'ask:revise': z.tuple([revised]),
  'ask:resend': z.tuple([resent]),
  /** Takes the newest of these regions that is known once more, for the question being written in this thread. */
  'ask:look-again': z.tuple([z.array(id).min(1).max(MAX_LOOKED_AT), id.optional()]),
  /** Opens a picture of the question being written, in this thread or the next new one, to draw on it. */
  'ask:edit-picture': z.tuple([editPicture]),
} satisfies Record<string, z.ZodType<unknown[]>>

export type ReviseRequest = z.output<typeof revised>
export type ResendRequest = z.output<typeof resent>
export type EditPictureRequest = z.output<typeof editPicture>

/** A picture was drawn on: what is to be asked is about another one now, and says this of the numbers on it. */
export type PictureReplaced = {
  readonly captureId: string
  readonly by: CaptureView
  readonly line?: string
}

export type ReviseReply = {
  'ask:forgets': boolean
  'ask:forget': boolean
  'ask:take-back': AskSummary
  'ask:revise': void
  'ask:resend': AskSummary
  'ask:look-again': void
  'ask:edit-picture': void
}

export type ReviseBridge = {
  readonly forgets: () => Promise<Result<boolean>>
  readonly forget: (isWanted: boolean) => Promise<Result<boolean>>
  readonly takeBack: (askId: string) => Promise<Result<AskSummary>>
  readonly revise: (request: ReviseRequest) => Promise<Result<void>>
  readonly resend: (request: ResendRequest) => Promise<Result<AskSummary>>
  readonly editPicture: (request: EditPictureRequest) => Promise<Result<void>>
}
