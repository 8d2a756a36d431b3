import { modelRule } from '../../profiles/model-rules.ts'
import { presetOf } from '../../profiles/presets.ts'
import { modelView } from '../../profiles/profile-view.ts'
import type { Failure } from '#shared/errors.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { ModelList, ModelView } from '#shared/views.ts'
import type { DiscoveredModel } from './model-entries.ts'

type Found = readonly DiscoveredModel[] | { readonly problem: Failure }

/**
 * What the model picker offers: the server's own list, or without one the models that the provider's pages name. What
 * the user has set of a model comes first, then what its server tells, then what is known of it.
 */
export function toModelList(profile: Profile, found: Found): ModelList {
  const problem = 'problem' in found ? found.problem : undefined
  const listed = 'problem' in found ? [] : found
  const names = listed.length === 0 ? presetOf(profile.preset).models : []
  const offered = [...listed, ...names.map((name) => ({ name }))]
  return {
    models: offered.map((model) => viewOf(profile, model)),
    ...(problem === undefined ? {} : { problem }),
  }
}

function viewOf(profile: Profile, { name, ...told }: DiscoveredModel): ModelView {
  const { modelRules, shutdowns } = presetOf(profile.preset)
  const own = profile.modelRules[name]
  const rule = modelRule({
    model: name,
    modelRule: { ...modelRules?.[name], ...told, ...own },
    ...(shutdowns === undefined ? {} : { shutdowns }),
  })
  return { ...modelView(name, rule), ...(told.endsOn === undefined ? {} : { endsOn: told.endsOn }) }
}
