import { z } from 'zod'
import { anything, optional } from '../answer/tolerant.ts'

/** A model as its server tells of it; what it does not tell is absent. */
export type DiscoveredModel = {
  /** Empty: what is said holds for every model of the server. */
  readonly name: string
  readonly seesPictures?: boolean
  readonly contextTokens?: number
  /** The day from which it is no longer served, YYYY-MM-DD. */
  readonly endsOn?: string
}

const maxModels = 5_000

const tokens = optional(z.number().int().min(1).max(100_000_000))
const words = optional(z.array(z.string()))
const text = optional(z.string())

/** What OpenAI, OpenRouter, vLLM, LM Studio (both of its lists), llama.cpp, Ollama and Mistral say of a model. */
const entrySchema = z.object({
  id: text,
  key: text,
  name: text,
  model: text,
  type: text,
  shutdown_date: optional(z.iso.date()),
  architecture: optional(z.object({ input_modalities: words })),
  capabilities: optional(z.union([z.array(z.string()), z.object({ vision: optional(z.boolean()) })])),
  loaded_instances: optional(z.array(z.object({ config: optional(z.object({ context_length: tokens })) }))),
  loaded_context_length: tokens,
  max_model_len: tokens,
  context_length: tokens,
  context_window: tokens,
  max_context_length: tokens,
})
const listSchema = z.object({ data: anything, models: anything })

type Entry = z.output<typeof entrySchema>

/** The models in a list of any of the known shapes; `undefined` when it is no list at all. */
export function readModels(raw: unknown): readonly DiscoveredModel[] | undefined {
  if (Array.isArray(raw)) return unique(raw.slice(0, maxModels).flatMap(readModel))
  const parsed = listSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const { data, models } = parsed.data
  const lists = [data, models].filter((list) => Array.isArray(list))
  if (lists.length === 0) return data === undefined || data === null ? undefined : readModels(data) // an envelope
  const [first = [], ...others] = lists.map((list) => readModels(list) ?? [])
  return others.reduce(mergeModels, first)
}

function readModel(raw: unknown): readonly DiscoveredModel[] {
  if (typeof raw === 'string') return withName(raw, {})
  const parsed = entrySchema.safeParse(raw)
  if (!parsed.success) return []
  const { id, key, model, name } = parsed.data
  return withName(id ?? key ?? model ?? name ?? '', factsOf(parsed.data))
}

function withName(name: string, facts: Omit<DiscoveredModel, 'name'>): readonly DiscoveredModel[] {
  return /^\S(?:[^\p{Cc}]{0,198}\S)?$/u.test(name) ? [{ name, ...facts }] : []
}

function factsOf(entry: Entry): Omit<DiscoveredModel, 'name'> {
  const seesPictures = sightOf(entry)
  const contextTokens = contextOf(entry)
  const { shutdown_date: endsOn } = entry
  return {
    ...(seesPictures === undefined ? {} : { seesPictures }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(endsOn === undefined ? {} : { endsOn }),
  }
}

// A list of capabilities that does not name pictures says "no" only in the vocabulary that has a word for them.
function sightOf({ capabilities, architecture, type }: Entry): boolean | undefined {
  if (Array.isArray(capabilities)) {
    if (capabilities.some((each) => /^(vision|multimodal|image)/i.test(each))) return true
    if (capabilities.includes('completion')) return false
  } else if (capabilities?.vision !== undefined) return capabilities.vision
  const modalities = architecture?.input_modalities
  if (modalities !== undefined) return modalities.includes('image')
  return type === 'vlm' ? true : type === 'llm' ? false : undefined
}

/** As loaded, before what it could be loaded with. */
function contextOf(entry: Entry): number | undefined {
  return [
    entry.loaded_instances?.[0]?.config?.context_length,
    entry.loaded_context_length,
    entry.max_model_len,
    entry.context_length,
    entry.context_window,
    entry.max_context_length,
  ].find((found) => found !== undefined)
}

function byName(models: readonly DiscoveredModel[]): ReadonlyMap<string, DiscoveredModel> {
  const found = new Map<string, DiscoveredModel>()
  for (const model of models) found.set(model.name, { ...found.get(model.name), ...model })
  return found
}

/** Each model once, with all that is said of it; what is said last counts most. */
export function unique(models: readonly DiscoveredModel[]): readonly DiscoveredModel[] {
  return [...byName(models).values()]
}

/** The first list, with what the second knows better of the same models. */
export function mergeModels(
  listed: readonly DiscoveredModel[],
  known: readonly DiscoveredModel[],
): readonly DiscoveredModel[] {
  const facts = byName(known)
  return listed.map((model) => ({ ...model, ...facts.get(''), ...facts.get(model.name), name: model.name }))
}
