import { AppError } from '#shared/errors.ts'
import { openReply, readWhole, tellWhole } from './answer/answer-stream.ts'
import { callServer, endpointsOf, secretsOf } from './call-server.ts'
import type { KeptAnswer, LookUpRequest } from './answer-request.ts'
import type { Server } from './call-server.ts'

const LOOK_UP_WITHIN_MS = 30_000

/**
 * Asks a server for an answer that it began: `GET /responses/{id}`, which costs nothing. Throws an `AppError`; what the
 * server says went wrong with the answer itself is final.
 */
export async function lookUpAnswer(
  { http, now }: Pick<Server, 'http' | 'now'>,
  { profile, key, responseId, signal }: LookUpRequest,
): Promise<KeptAnswer> {
  const server: Server = { http, now, profile, key, hidden: secretsOf(profile, key) }
  const url = endpointsOf(profile).responseUrl(responseId)
  const timeouts = { ...profile.timeouts, firstByteMs: LOOK_UP_WITHIN_MS }
  const reply = await callServer(server, { method: 'GET', url, signal, timeouts }).catch(unlessGone)
  if (reply === undefined) return { kind: 'gone' }
  const { chunks } = await openReply(reply)
  const found = await readWhole(chunks, reply.exchange).catch(asFinal)
  if (found instanceof AppError) throw found
  if (found.kind === 'unfinished') return { kind: found.status === 'cancelled' ? 'gone' : 'running' }
  return { kind: 'finished', text: found.text, events: [...tellWhole(found, (end) => end)] }
}

function unlessGone(error: unknown): undefined {
  if (error instanceof AppError && error.details?.status === 404) return undefined
  throw error
}

function asFinal(error: unknown): never {
  if (!(error instanceof AppError)) throw error
  const details = error.details === undefined ? {} : { details: error.details }
  throw new AppError(error.code, error.message, { cause: error, shouldRetry: false, ...details })
}
