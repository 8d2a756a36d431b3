import { expect, test } from 'vitest'
import type { ProfileOption } from '#shared/views.ts'
import { modelGroups } from '../../../../src/renderer/ask/model-groups.ts'

const model = (name: string, seesPictures: 'yes' | 'no' = 'yes') => ({
  name,
  seesPictures,
  efforts: [],
  details: [],
})
const profile = (
  id: string,
  models: readonly string[],
  more: Partial<ProfileOption> = {},
): ProfileOption => ({
  id,
  name: id.toUpperCase(),
  model: models[0] ?? '',
  models: models.map((name) => model(name, name.includes('blind') ? 'no' : 'yes')),
  recentModels: [],
  tools: [],
  takesDocuments: true,
  ...more,
})
const names = (groups: ReturnType<typeof modelGroups>) =>
  groups.map((group) => [group.name, ...group.models.map(({ name }) => name)])

const profiles = [
  profile('x', ['x-1', 'x-blind', 'x-2']),
  profile('y', ['y-blind', 'y-1', 'y-2'], { recentModels: ['y-2', 'y-blind'] }),
]
const usual = { profiles, profileId: 'y', usedLast: 'Used last', hasCaptures: false, search: '' }

test('those used last stand first, then the rest of the chosen profile, then the others', () => {
  expect(names(modelGroups(usual))).toEqual([
    ['Used last', 'y-2', 'y-blind'],
    ['Y', 'y-1'],
    ['X', 'x-1', 'x-blind', 'x-2'],
  ])
})

test('with a capture those that do not see are last, and still there', () => {
  expect(names(modelGroups({ ...usual, hasCaptures: true }))).toEqual([
    ['Used last', 'y-2', 'y-blind'],
    ['Y', 'y-1'],
    ['X', 'x-1', 'x-2', 'x-blind'],
  ])
})

test('every word that is searched for must be in the name', () => {
  expect(names(modelGroups({ ...usual, search: 'BLIND x' }))).toEqual([['X', 'x-blind']])
  expect(modelGroups({ ...usual, search: 'z' })).toEqual([])
})
