import type { Profile } from '#shared/schemas/profile.ts'
import type { KeyState, ModelView, PresetView, ProfileView } from '#shared/views.ts'
import { effectiveProfile } from './effective-profile.ts'
import { modelRule } from './model-rules.ts'
import type { ModelRule } from './model-rules.ts'
import { presetOf, presets } from './presets.ts'

/** What the settings do not hold: what is known of the key, and which tools may run without a question. */
type Known = { readonly key: KeyState; readonly allowedTools: readonly string[] }

/** A profile as a page sees it: with what its preset adds, and what is known besides. */
export function profileView(profile: Profile, { key, allowedTools }: Known): ProfileView {
  const effective = effectiveProfile(profile)
  const { dialect, timeouts } = effective
  return {
    ...profile,
    key,
    effective: { dialect, timeouts },
    models: offeredModels(profile),
    rule: modelView(profile.model, modelRule(effective)),
    allowedTools,
  }
}

/** The models to choose from before the server was asked for its list. */
export function offeredModels({ preset, model, modelRules, prices }: Profile): readonly string[] {
  const names = [...presetOf(preset).models, ...Object.keys(modelRules), ...Object.keys(prices), model]
  return [...new Set(names)].filter((name) => name !== '')
}

/** What a page shows of a model. */
export function modelView(name: string, rule: ModelRule): ModelView {
  const { seesPictures, contextTokens, endsOn, efforts } = rule
  return {
    name,
    seesPictures,
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(endsOn === undefined ? {} : { endsOn }),
    efforts,
  }
}

/** The presets, in the order they are offered. */
export function presetViews(): readonly PresetView[] {
  return presets.map(({ id, name, baseUrl }) => ({ id, name, isAddressNeeded: baseUrl === '' }))
}
