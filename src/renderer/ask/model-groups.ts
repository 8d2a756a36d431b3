import type { ProfileOption } from '#shared/views.ts'

type ModelOption = ProfileOption['models'][number]

/** A model as it can be chosen, with the profile that has it. */
export type OfferedModel = ModelOption & { readonly profileId: string }
/** Lines of the list that belong together, under a name. */
export type ModelGroup = { readonly name: string; readonly models: readonly OfferedModel[] }

type Wanted = {
  readonly profiles: readonly ProfileOption[]
  /** The profile that is chosen: its models come first. */
  readonly profileId: string
  readonly usedLast: string
  /** With something to see, what cannot see is offered last. */
  readonly hasCaptures: boolean
  readonly search: string
}

/** The models in the order they are offered: those used last, then each profile's; what cannot see last of its group. */
export function modelGroups(wanted: Wanted): readonly ModelGroup[] {
  const { profiles, profileId, usedLast } = wanted
  const ordered = [
    ...profiles.filter(({ id }) => id === profileId),
    ...profiles.filter(({ id }) => id !== profileId),
  ]
  const [own] = ordered
  const recent = (own?.recentModels ?? []).flatMap((name) => {
    const model = own?.models.find((each) => each.name === name)
    return model === undefined || own === undefined ? [] : [{ ...model, profileId: own.id }]
  })
  const groups = ordered.map(({ id, name, models, recentModels }) => ({
    name,
    models: models
      .filter((model) => id !== own?.id || !recentModels.includes(model.name))
      .map((model) => ({ ...model, profileId: id })),
  }))
  return [{ name: usedLast, models: recent }, ...groups]
    .map(({ name, models }) => ({ name, models: sighted(models.filter(isFound(wanted)), wanted) }))
    .filter(({ models }) => models.length > 0)
}

function isFound({ search }: Wanted): (model: OfferedModel) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ name }) => words.every((word) => name.toLowerCase().includes(word))
}

function sighted(models: readonly OfferedModel[], { hasCaptures }: Wanted): readonly OfferedModel[] {
  if (!hasCaptures) return models
  return [
    ...models.filter(({ seesPictures }) => seesPictures !== 'no'),
    ...models.filter(({ seesPictures }) => seesPictures === 'no'),
  ]
}
