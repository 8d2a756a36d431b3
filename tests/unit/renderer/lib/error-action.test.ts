import { expect, test } from 'vitest'
import { errorActions } from '../../../../src/renderer/lib/error-action.ts'
import { en } from '../../../../src/shared/words/en.ts'

test('every action has words, and every error that has words has its place in the table', () => {
  expect(Object.keys(errorActions).sort()).toEqual(Object.keys(en.errors).sort())
  for (const action of Object.values(errorActions)) if (action) expect(en.actions[action]).toBeTruthy()
})

test('what heals by itself offers to send now; what the user must heal leads to where that is done', () => {
  expect(errorActions['server-trouble']).toBe('send-now')
  expect(errorActions['key-rejected']).toBe('set-key')
  expect(errorActions['model-not-found']).toBe('choose-model')
  expect(errorActions['stream-cut']).toBe('ask-again')
})
