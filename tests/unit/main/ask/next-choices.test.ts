import { afterEach, beforeEach, expect, test } from 'vitest'
import { nextChoices } from '../../../../src/main/ask/next-choices.ts'
import { addAsk, askRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

const done = { kind: 'done', text: 'Yes.', end: {} } as const
let opened: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
})
afterEach(() => opened.close())

test('a new question keeps how the last one was asked, and goes to nobody but the profile in force', () => {
  const { store } = opened
  expect(nextChoices(store.history)).toBeUndefined()
  const choices = { profileId: 'other', model: 'm', effort: 'low' } as const
  addAsk(store, askRecord('a', done, { threadId: 't', choices }))
  expect(nextChoices(store.history)).toEqual({ effort: 'low' })
  expect(nextChoices(store.history, 't')).toEqual(choices)
})

test('a thread that was asked without choices takes none from elsewhere', () => {
  const { store } = opened
  addAsk(store, askRecord('a', done, { threadId: 't' }))
  addAsk(store, askRecord('b', done, { threadId: 'u', choices: { profileId: 'other', effort: 'high' } }))
  expect(nextChoices(store.history, 't')).toBeUndefined()
})
