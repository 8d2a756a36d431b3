import { isLoopbackHost } from '../../profiles/base-url.ts'
import { AppError } from '#shared/errors.ts'
import { bounded, readText } from '../answer/body-reader.ts'
import { callServer, endpointsOf, otherAuth, secretsOf } from '../call-server.ts'
import { classifyReported, notAnApi } from '../errors/classify-error.ts'
import { mergeModels, readModels, unique } from './model-entries.ts'
import { probeModels } from './model-probes.ts'
import { readProviderError } from '../errors/provider-error.ts'
import type { EffectiveProfile } from '../../profiles/effective-profile.ts'
import type { Reply, Server } from '../call-server.ts'
import type { Http } from '../../network/http.ts'
import type { DiscoveredModel } from './model-entries.ts'

type Dependencies = { readonly http: Http; readonly now: () => number }

const maxListBytes = 8_000_000

/**
 * The models that a server says it has, in its order, with what it tells of them; empty where it tells of none, for
 * some list nothing. A server on this computer is also asked in its own way. Throws an `AppError` when there is no list.
 */
export async function listModels(
  { http, now }: Dependencies,
  profile: EffectiveProfile,
  key: string | undefined,
  signal: AbortSignal,
): Promise<readonly DiscoveredModel[]> {
  const server: Server = { http, now, profile, key, hidden: secretsOf(profile, key) }
  const { modelsUrl, origin, host } = endpointsOf(profile)
  const [listed, probed] = await Promise.all([
    readList(server, modelsUrl, signal).catch(asAppError),
    isLoopbackHost(host) ? probeModels(server, origin, signal) : [],
  ])
  signal.throwIfAborted()
  if (!(listed instanceof AppError)) return mergeModels(listed, probed)
  const named = probed.filter(({ name }) => name !== '')
  if (named.length === 0) throw listed
  return unique(named)
}

async function readList(
  server: Server,
  url: string,
  signal: AbortSignal,
): Promise<readonly DiscoveredModel[]> {
  const reply = await callEitherWay(server, url, signal)
  const { exchange } = reply
  const chunks = bounded(reply.response.body, () => notAnApi(exchange, ''), maxListBytes)
  const text = await readText(chunks)
  if (text.trim() === '') return []
  const raw = parseJson(text)
  if (raw === undefined) throw notAnApi(exchange, text)
  const models = readModels(raw)
  if (models !== undefined) return models
  const error = readProviderError(raw)
  if (error === undefined) return []
  throw classifyReported(exchange, error)
}

/** A key that is refused goes once the other way, where the profile's provider is known to want it so. */
async function callEitherWay(server: Server, url: string, signal: AbortSignal): Promise<Reply> {
  const { profile } = server
  const auth = profile.authFallback ? otherAuth(profile.auth) : undefined
  try {
    return await callServer(server, { method: 'GET', url, signal })
  } catch (error) {
    if (auth === undefined || !(error instanceof AppError) || error.code !== 'key-rejected') throw error
    return callServer({ ...server, profile: { ...profile, auth } }, { method: 'GET', url, signal })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  throw error
}
