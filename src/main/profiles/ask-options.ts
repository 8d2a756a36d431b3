import type { Settings } from '#shared/schemas/settings.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { AskOptions, PinState, ProfileOption, ToolOption } from '#shared/views.ts'
import { FILE_SEARCH, WEB_SEARCH } from './chosen-profile.ts'
import { effectiveProfile } from './effective-profile.ts'
import { modelRule } from './model-rules.ts'
import { modelView, offeredModels } from './profile-view.ts'

/** As many of the models used last stand first in the list. */
const RECENT_MODELS = 5

type Given = {
  readonly settings: Settings
  readonly pin: PinState
  /** The models that a profile was last asked with, newest first. */
  readonly recentModels: (profileId: string) => readonly string[]
}

/** What can be chosen for an ask, and what is set for its window. Nothing of it is asked of a server. */
export function askOptions({ settings, pin, recentModels }: Given): AskOptions {
  const { profiles, defaultProfileId, prompts, arePromptsWhole, asking } = settings
  return {
    profiles: profiles.map((profile) => profileOption(profile, recentModels(profile.id))),
    defaultProfileId,
    prompts,
    arePromptsWhole,
    asking,
    pin,
  }
}

function profileOption(profile: Profile, recent: readonly string[]): ProfileOption {
  const { id, name, model } = profile
  const models = offeredModels(profile).map((each) => {
    const rule = modelRule(effectiveProfile({ ...profile, model: each }))
    return { ...modelView(each, rule), details: rule.details }
  })
  const recentModels = recent.filter((each) => models.some((offered) => offered.name === each))
  return {
    id,
    name,
    model,
    models,
    recentModels: recentModels.slice(0, RECENT_MODELS),
    tools: toolOptions(profile),
    takesDocuments: effectiveProfile(profile).dialect.filesOk,
  }
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
