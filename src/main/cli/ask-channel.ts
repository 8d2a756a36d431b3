import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { AskUpdate } from '#shared/contract.ts'
import { MAX_FILE_NAME, MAX_PICTURE_BYTES, MAX_QUESTION_LENGTH } from '#shared/limits.ts'
import type { Failure } from '#shared/errors.ts'

/**
 * Where the running app hears asks of the command line: a socket in the user's own folder, on Windows a pipe of that
 * name. No key ever goes over it.
 */
export function channelPath(folder: string, platform: NodeJS.Platform): string {
  if (platform !== 'win32') return join(folder, 'ask.sock')
  return `\\\\.\\pipe\\askshot-${createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32)}`
}

export const MAX_HEAD_BYTES = 4 * MAX_QUESTION_LENGTH + 10_000

/** Another number whenever the shape changes: the command line may be older or newer than the app that runs. */
export const CHANNEL_VERSION = 2

/** One line of JSON, after which the bytes of the picture or document come. */
export const askHead = z.strictObject({
  version: z.literal(CHANNEL_VERSION),
  name: z.string().max(MAX_FILE_NAME),
  question: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
  profile: z.string().max(200).optional(),
  model: z.string().max(200).optional(),
  fileBytes: z.number().int().min(1).max(MAX_PICTURE_BYTES),
})

export type AskHead = z.output<typeof askHead>

/** What comes back, a line of JSON each: first `asked` or `refused`, then what happens to the ask. */
export type ChannelMessage =
  | {
      readonly type: 'asked'
      readonly id: string
      readonly thread: string
      readonly profile: string
      readonly model: string
      readonly host: string
    }
  | { readonly type: 'refused'; readonly failure: Failure }
  | { readonly type: 'no-profile'; readonly known: readonly string[] }
  | { readonly type: 'update'; readonly update: AskUpdate }

/** Cuts bytes into lines; what has no end yet is kept for the next ones. */
export class Lines {
  readonly #decoder = new TextDecoder()
  #rest = ''

  feed(bytes: Uint8Array): readonly string[] {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n')
    this.#rest = lines.pop() ?? ''
    return lines
  }
}
