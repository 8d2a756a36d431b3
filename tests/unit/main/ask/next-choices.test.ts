import { afterEach, beforeEach, expect, test } from 'vitest'
import { nextChoices } from '../../../../src/main/ask/next-choices.ts'
import { openAsking } from '../../../support/asking.ts'
import { someProfile } from '../../../support/profiles.ts'
import { addAsk, askRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

const done = { kind: 'done', text: 'Yes.', end: {} } as const
const profile = { newAskModel: 'profile', modelChosenAt: 0, detailChosenAt: 0 } as const
const last = { newAskModel: 'last', modelChosenAt: 0, detailChosenAt: 0 } as const
let opened: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
})
afterEach(() => opened.close())

test('a new question keeps how the last one was asked, and goes to nobody but the profile in force', () => {
  const { store } = opened
  expect(nextChoices(store.history, { startsWith: profile })).toBeUndefined()
  const choices = { profileId: 'other', model: 'm', effort: 'low' } as const
  addAsk(store, askRecord('a', done, { threadId: 't', choices }))
  expect(nextChoices(store.history, { startsWith: profile })).toEqual({ effort: 'low' })
  expect(nextChoices(store.history, { threadId: 't', startsWith: profile })).toEqual(choices)
})

test('a thread that was asked without choices takes none from elsewhere', () => {
  const { store } = opened
  addAsk(store, askRecord('a', done, { threadId: 't' }))
  addAsk(store, askRecord('b', done, { threadId: 'u', choices: { profileId: 'other', effort: 'high' } }))
  expect(nextChoices(store.history, { threadId: 't', startsWith: profile })).toBeUndefined()
})

test('set so, a new question begins with the model used last, unless one was chosen since', () => {
  const { store } = opened
  const choices = { profileId: 'other', model: 'm' }
  addAsk(store, askRecord('a', done, { threadId: 't', choices, askedAt: 500 }))
  expect(nextChoices(store.history, { startsWith: last })).toEqual(choices)
  expect(nextChoices(store.history, { startsWith: { ...last, modelChosenAt: 600 } })).toBeUndefined()
})

test('the detail of the last ask goes on, unless one was chosen in the settings since', () => {
  const { store } = opened
  addAsk(store, askRecord('a', done, { threadId: 't', choices: { detail: 'low' }, askedAt: 500 }))
  expect(nextChoices(store.history, { startsWith: profile })).toEqual({ detail: 'low' })
  expect(nextChoices(store.history, { startsWith: { ...profile, detailChosenAt: 600 } })).toBeUndefined()
  expect(
    nextChoices(store.history, { threadId: 't', startsWith: { ...profile, detailChosenAt: 600 } }),
  ).toEqual({
    detail: 'low',
  })
})

test('a profile, a model or a detail that is chosen in the settings is noted with its time, other changes are not', async () => {
  const opening = await openAsking(someProfile({ id: 'p', model: 'one' }))
  const { settings } = opening
  settings.change((all) => ({ ...all, capturesMade: 3 }))
  expect(settings.get().modelChosenAt).toBeUndefined()
  settings.change((all) => ({ ...all, profiles: [someProfile({ id: 'p', model: 'two' })] }))
  expect(settings.get().modelChosenAt).toBeGreaterThan(0)
  expect(settings.get().detailChosenAt).toBeUndefined()
  settings.change((all) => ({ ...all, detail: 'small' }))
  expect(settings.get().detailChosenAt).toBeGreaterThan(0)
  await opening.close()
})
