import type { AskingSettings } from '#shared/schemas/asking.ts'
import type { Profile } from '#shared/schemas/profile.ts'

/** The profile with the wish for a language of its answers; as it is where they follow the question. */
export function inLanguage(profile: Profile, tag: AskingSettings['answerLanguage']): Profile {
  if (tag === 'question') return profile
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag
  const instructions = [profile.options.instructions?.trim() ?? '', `Answer in ${name}.`]
  return {
    ...profile,
    options: { ...profile.options, instructions: instructions.filter((each) => each !== '').join('\n\n') },
  }
}
