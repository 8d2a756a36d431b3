import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import { bounded, readText } from '../answer/body-reader.ts'
import { callServer } from '../call-server.ts'
import { readModels } from './model-entries.ts'
import { optional } from '../answer/tolerant.ts'
import type { Timeouts } from '../../profiles/preset.ts'
import type { Server } from '../call-server.ts'
import type { DiscoveredModel } from './model-entries.ts'

/** It is on this computer, and there or not there at once. */
const timeouts: Timeouts = { connectMs: 2_000, firstByteMs: 5_000, idleMs: 5_000 }
const maxBytes = 8_000_000
/** Of Ollama's, where the list itself does not tell. */
const maxShown = 24

const propsSchema = z.object({
  modalities: optional(z.object({ vision: optional(z.boolean()) })),
  default_generation_settings: optional(z.object({ n_ctx: optional(z.number().int().min(1)) })),
})
const shownSchema = z.object({ capabilities: optional(z.array(z.string())) })

type Ask = (path: string, body?: object) => Promise<unknown>

/**
 * What servers on this computer tell of their models beside the API: Ollama by `/api/tags` and `/api/show`, LM Studio by
 * `/api/v1/models` or before 0.4 `/api/v0/models`, llama.cpp by `/props`. Never throws but when it is stopped: what is
 * not there is another server's.
 */
export async function probeModels(
  server: Server,
  origin: string,
  signal: AbortSignal,
): Promise<readonly DiscoveredModel[]> {
  const ask: Ask = (path, body) => askFor(server, { url: `${origin}${path}`, body, signal })
  const found = await Promise.all([
    ollamaModels(ask),
    ask('/api/v0/models').then(namedModels),
    ask('/api/v1/models').then(namedModels),
    llamaFacts(ask),
  ])
  return found.flat()
}

function namedModels(raw: unknown): readonly DiscoveredModel[] {
  return readModels(raw) ?? []
}

async function ollamaModels(ask: Ask): Promise<readonly DiscoveredModel[]> {
  const models = namedModels(await ask('/api/tags'))
  const unclear = models.filter(({ seesPictures }) => seesPictures === undefined).slice(0, maxShown)
  const shown = await Promise.all(
    unclear.map(async ({ name }) => sightIn(name, await ask('/api/show', { model: name }))),
  )
  return [...models, ...shown.flat()]
}

function sightIn(name: string, raw: unknown): readonly DiscoveredModel[] {
  const { capabilities } = shownSchema.safeParse(raw).data ?? {}
  return capabilities === undefined ? [] : [{ name, seesPictures: capabilities.includes('vision') }]
}

async function llamaFacts(ask: Ask): Promise<readonly DiscoveredModel[]> {
  const { modalities, default_generation_settings: settings } =
    propsSchema.safeParse(await ask('/props')).data ?? {}
  if (modalities?.vision === undefined && settings?.n_ctx === undefined) return []
  return [
    {
      name: '',
      ...(modalities?.vision === undefined ? {} : { seesPictures: modalities.vision }),
      ...(settings?.n_ctx === undefined ? {} : { contextTokens: settings.n_ctx }),
    },
  ]
}

/** The JSON at a path; `undefined` where there is none. */
async function askFor(
  server: Server,
  {
    url,
    body,
    signal,
  }: { readonly url: string; readonly body: object | undefined; readonly signal: AbortSignal },
): Promise<unknown> {
  const sent = body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }
  const method = body === undefined ? 'GET' : 'POST'
  try {
    const { response } = await callServer(server, { method, url, signal, timeouts, ...sent })
    const tooLong = () => new AppError('not-an-api', 'The list is too long')
    return JSON.parse(await readText(bounded(response.body, tooLong, maxBytes))) as unknown
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}
