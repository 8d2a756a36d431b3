import type { LocalServer } from '#shared/setup-views.ts'
import { isLoopbackHost } from '../profiles/base-url.ts'
import { hostOf } from '../profiles/profile-change.ts'
import { effectiveProfile } from '../profiles/effective-profile.ts'
import type { EffectiveProfile } from '../profiles/effective-profile.ts'
import { newProfile } from '../profiles/new-profile.ts'
import type { Preset } from '../profiles/preset.ts'
import type { DiscoveredModel } from '../responses/models/model-entries.ts'

type Dependencies = {
  readonly presets: readonly Preset[]
  readonly listModels: (profile: EffectiveProfile, signal: AbortSignal) => Promise<readonly DiscoveredModel[]>
  readonly after: (delayMs: number, action: () => void) => () => void
}

/** Whoever is there on this computer answers at once. */
const LIMIT_MS = 1_000
const MOST_MODELS = 100

/** Which of the servers that presets know on this computer answer now. No other computer is asked. */
export async function findLocalServers(given: Dependencies): Promise<readonly LocalServer[]> {
  const local = given.presets.filter(({ baseUrl }) => isLoopbackHost(hostOf(baseUrl)))
  const found = await Promise.all(local.map((preset) => look(given, preset)))
  return found.filter((server) => server !== undefined)
}

async function look({ listModels, after }: Dependencies, preset: Preset): Promise<LocalServer | undefined> {
  const late = new AbortController()
  const cancel = after(LIMIT_MS, () => late.abort())
  try {
    const models = await listModels(effectiveProfile(newProfile(preset, 'local')), late.signal)
    const names = [...models.filter(sees), ...models.filter((model) => !sees(model))].map(({ name }) => name)
    const known = [...new Set(names.filter((name) => name !== ''))].slice(0, MOST_MODELS)
    // Something that lists no model answers no question either.
    if (known.length === 0) return undefined
    return { preset: preset.id, name: preset.name, host: hostOf(preset.baseUrl), models: known }
  } catch {
    return undefined // nobody is there, or it is something else
  } finally {
    cancel()
  }
}

function sees({ seesPictures }: DiscoveredModel): boolean {
  return seesPictures === true
}
