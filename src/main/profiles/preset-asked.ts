import { fromFailure } from '#shared/errors.ts'
import { presetChoices } from '#shared/preset-choices.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import { offeredModels } from './profile-view.ts'

/** What a preset is asked with where nobody chooses any more. Throws `preset-unfit`. */
export function presetAsked(
  preset: PromptPreset | undefined,
  chosen: AskChoices,
  { profiles, defaultProfileId }: Pick<Settings, 'profiles' | 'defaultProfileId'>,
): AskChoices {
  if (preset?.choices === undefined) return chosen
  const isKnown = (wanted: string | undefined) => profiles.some(({ id }) => id === wanted)
  const asked = presetChoices(preset.choices, {
    chosen,
    answeringId: [chosen.profileId, defaultProfileId].find(isKnown) ?? profiles[0]?.id,
    profiles: profiles.map((profile) => ({ id: profile.id, models: offeredModels(profile) })),
  })
  if (asked.kind === 'unfit') throw fromFailure(asked.failure)
  return asked.choices
}
