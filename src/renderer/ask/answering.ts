import { isDocument } from '#shared/captures.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { AskOptions, CaptureView, ProfileOption } from '#shared/views.ts'

/** The profile that is to answer: the one that is chosen, else the usual one. */
export function answering(options: AskOptions | undefined, choices: AskChoices): ProfileOption | undefined {
  const profiles = options?.profiles ?? []
  return (
    profiles.find(({ id }) => id === choices.profileId) ??
    profiles.find(({ id }) => id === options?.defaultProfileId) ??
    profiles[0]
  )
}

/** The name of the profile, where there is a document among what is sent and it takes none. */
export function refusesDocument(
  profile: ProfileOption | undefined,
  sent: readonly CaptureView[],
): string | undefined {
  return profile?.takesDocuments === false && sent.some(isDocument) ? profile.name : undefined
}

/** What a preset is laid over. */
export function presetGround(options: AskOptions | undefined, chosen: AskChoices) {
  const profiles = options?.profiles ?? []
  return {
    chosen,
    answeringId: answering(options, chosen)?.id,
    profiles: profiles.map(({ id, models }) => ({ id, models: models.map(({ name }) => name) })),
  }
}
