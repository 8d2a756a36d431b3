import type { ModelView } from '#shared/views.ts'
import type { Words } from '#shared/words/words.ts'

type Surroundings = {
  /** YYYY-MM-DD. */
  readonly today: string
  readonly words: Words
  /** With what is not known and what seldom matters. */
  readonly isFull?: boolean
}

/** What a model is like, in a few words each. */
export function badgesOf(
  model: Partial<ModelView>,
  { today, words, isFull = false }: Surroundings,
): readonly string[] {
  const text = words.settings.models
  const sight = {
    yes: [text.seesPictures],
    no: [text.seesNoPictures],
    unknown: isFull ? [text.mayNotSee] : [],
  }
  const { endsOn, contextTokens, seesPictures } = model
  return [
    ...(seesPictures === undefined ? [] : sight[seesPictures]),
    ...(isFull && contextTokens !== undefined ? [text.context(contextTokens)] : []),
    ...(endsOn === undefined ? [] : [endsOn > today ? text.ends(endsOn) : text.ended(endsOn)]),
  ]
}
