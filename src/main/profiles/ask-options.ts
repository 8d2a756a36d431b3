import type { Settings } from '#shared/schemas/settings.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { AskOptions, ProfileOption, ToolOption } from '#shared/views.ts'
import { FILE_SEARCH, WEB_SEARCH } from './chosen-profile.ts'
import { effectiveProfile } from './effective-profile.ts'
import { modelRule } from './model-rules.ts'
import { modelView, offeredModels } from './profile-view.ts'

/** What can be chosen for an ask. Nothing of it is asked of a server. */
export function askOptions({ profiles, defaultProfileId, prompts }: Settings): AskOptions {
  return { profiles: profiles.map(profileOption), defaultProfileId, prompts }
}

function profileOption(profile: Profile): ProfileOption {
  const { id, name, model } = profile
  const models = offeredModels(profile).map((each) => {
    const rule = modelRule(effectiveProfile({ ...profile, model: each }))
    return { ...modelView(each, rule), details: rule.details }
  })
  return { id, name, model, models, tools: toolOptions(profile) }
}

function toolOptions({ tools }: Profile): readonly ToolOption[] {
  const { webSearch, fileSearch, mcpServers = [], functions = [] } = tools
  return [
    ...(webSearch === undefined
      ? []
      : [{ id: WEB_SEARCH, kind: 'web-search' as const, name: '', isOn: webSearch.isOn }]),
    ...(fileSearch === undefined
      ? []
      : [{ id: FILE_SEARCH, kind: 'file-search' as const, name: '', isOn: fileSearch.isOn }]),
    ...mcpServers.map(({ id, label, isOn }) => ({ id, kind: 'server' as const, name: label, isOn })),
    ...functions.map(({ id, name, isOn }) => ({ id, kind: 'function' as const, name, isOn })),
  ]
}
