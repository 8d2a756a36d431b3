import type { Failure } from './errors.ts'
import type { AskChoices } from './schemas/ask-choices.ts'

type Given = {
  /** What is chosen without the preset. */
  readonly chosen: AskChoices
  /** The one that answers without the preset. */
  readonly answeringId: string | undefined
  readonly profiles: readonly { readonly id: string; readonly models: readonly string[] }[]
}

export type PresetChoices =
  | { readonly kind: 'fit'; readonly choices: AskChoices }
  /** Nobody is there who could answer it as it wants: asked otherwise, it would be asked of somebody else. */
  | { readonly kind: 'unfit'; readonly choices: AskChoices; readonly failure: Failure }

/**
 * What a preset is asked with. A model that it names without a profile is one of the profile that answers, if that one
 * has it.
 */
export function presetChoices(wanted: AskChoices, { chosen, answeringId, profiles }: Given): PresetChoices {
  const profile = profiles.find(({ id }) => id === (wanted.profileId ?? answeringId))
  if (wanted.profileId !== undefined)
    return profile === undefined ? unfit(chosen) : fit(joined(wanted, chosen, answeringId))
  if (wanted.model === undefined) return fit({ ...chosen, ...wanted })
  if (!profile?.models.includes(wanted.model)) return unfit(chosen, wanted.model)
  return fit(joined({ ...wanted, profileId: profile.id }, chosen, answeringId))
}

/** What else one model can, another may not; another profile has other tools as well. */
function joined(wanted: AskChoices, chosen: AskChoices, answeringId: string | undefined): AskChoices {
  if (wanted.profileId !== answeringId) return wanted
  if (wanted.model === undefined) return { ...chosen, ...wanted }
  return { ...(chosen.tools && { tools: chosen.tools }), ...wanted }
}

function fit(choices: AskChoices): PresetChoices {
  return { kind: 'fit', choices }
}

function unfit(choices: AskChoices, model?: string): PresetChoices {
  const details = model === undefined ? {} : { details: { field: model } }
  return { kind: 'unfit', choices, failure: { code: 'preset-unfit', ...details } }
}
