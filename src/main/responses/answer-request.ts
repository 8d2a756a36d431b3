import type { Activity, AnswerEnd, RepairNote, ToolCall } from '#shared/ask-state.ts'
import type { EffectiveProfile } from '../profiles/effective-profile.ts'

/** A picture as it is sent; one of three ways, of which a URL and a file's id are only for servers that take them. */
export type Picture =
  | {
      readonly kind: 'bytes'
      readonly mimeType: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'
      readonly bytes: Uint8Array
      readonly widthPx: number
      readonly heightPx: number
    }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'file-id'; readonly fileId: string }

/** A document beside the question (`input_file`). */
export type Document =
  | {
      readonly kind: 'bytes'
      readonly mimeType: string
      readonly bytes: Uint8Array
      readonly filename: string
    }
  | { readonly kind: 'url'; readonly url: string; readonly filename?: string }
  | { readonly kind: 'file-id'; readonly fileId: string }

/** One question of a thread with what came with it. The last one of a request has no answer yet. */
export type Turn = {
  readonly question: string
  readonly pictures: readonly Picture[]
  readonly documents?: readonly Document[]
  /** The answer's text; absent in the turn that is asked now. */
  readonly answer?: string
  /** The response that answered it, for servers that keep them. */
  readonly responseId?: string
}

/**
 * One round of tool calls of the question that is asked now: the output items of the response that made them, as they
 * came, and what goes back for each call. Both are JSON items of `input` (OpenAI API reference, Function calling).
 */
export type ToolStep = {
  readonly items: readonly unknown[]
  readonly outputs: readonly unknown[]
  readonly responseId?: string
}

export type AnswerRequest = {
  readonly profile: EffectiveProfile
  /** Read from the keychain for this request; not kept. */
  readonly key?: string | undefined
  /** Secrets of MCP servers by their id in the profile; read for this request. */
  readonly toolTokens?: ReadonlyMap<string, string>
  /** The thread, oldest first; the last turn is the question. */
  readonly turns: readonly Turn[]
  readonly steps?: readonly ToolStep[]
  /** Stable for a thread, so that a provider's cache is met. */
  readonly cacheKey?: string
  readonly signal: AbortSignal
}

export type AnswerEvent =
  /**
   * The server accepted and has begun: from here on nothing may be sent again by itself. `isWhole`: it came as one
   * body, streamed or not was not for us to say.
   */
  | { readonly type: 'answer-start'; readonly responseId?: string; readonly isWhole?: true }
  | { readonly type: 'text-delta'; readonly text: string }
  /** The server corrected itself: the text so far is this. */
  | { readonly type: 'text-replace'; readonly text: string }
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | { readonly type: 'activity-change'; readonly activity: Activity }
  /**
   * The request was changed so that the server takes it, and is sent once more. Comes before any word; after an
   * `answer-start` only when the server itself reported its refusal there, and then another one follows.
   */
  | { readonly type: 'repair-note'; readonly note: RepairNote }
  | { readonly type: 'answer-end'; readonly end: AnswerEnd }
  /** In place of `answer-end`: the model waits for these calls. `items` are to be sent back unchanged. */
  | {
      readonly type: 'tool-calls'
      readonly calls: readonly ToolCall[]
      readonly items: readonly unknown[]
      readonly end: AnswerEnd
    }

/** What the server refused for a model, and is not to be sent again. */
export type Learned =
  | { readonly kind: 'refused-field'; readonly model: string; readonly field: string }
  | { readonly kind: 'efforts'; readonly model: string; readonly efforts: readonly string[] }

/** A response that the profile's server began, by the id that it gave. */
export type LookUpRequest = Pick<AnswerRequest, 'profile' | 'key' | 'signal'> & {
  readonly responseId: string
}

/** What a server has of a response that it began. */
export type KeptAnswer =
  /** The text of the whole response, and what `answer` would have told of it. */
  | { readonly kind: 'finished'; readonly text: string; readonly events: readonly AnswerEvent[] }
  | { readonly kind: 'running' }
  | { readonly kind: 'gone' }

export type ResponsesClient = {
  /** Ends after `answer-end` or `tool-calls`, and throws an `AppError` (or the signal's reason) in every other case. */
  answer(request: AnswerRequest): AsyncGenerator<AnswerEvent, void>
  /** Asks for an answer that was begun earlier; costs nothing. Throws an `AppError`. */
  lookUp(request: LookUpRequest): Promise<KeptAnswer>
}
