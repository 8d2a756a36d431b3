import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ofSecondStart } from '../../../../src/main/cli/app-command.ts'
import { readAppLink } from '../../../../src/main/links/app-link.ts'

const thread = '0192d4c1-7c3a-7d11-8a4b-0123456789ab'

test.each([
  ['askshot://show', 'greet'],
  ['askshot://settings/', 'open-settings'],
  ['ASKSHOT://Self-Test', 'open-self-test'],
  [`askshot://thread/${thread}`, { openThread: thread }],
])('%s opens something', (address, command) => {
  expect(readAppLink(address)).toEqual(command)
  expect(ofSecondStart({ kind: 'link', address })).toEqual(command)
})

test.each([
  'askshot://capture',
  'askshot://quit',
  'askshot://ask?question=x',
  'askshot://settings?profile=evil',
  'askshot://thread/../settings',
  `askshot://thread/${thread}x`,
  'askshot:settings',
  'https://settings',
])('%s does nothing', (address) => {
  expect(readAppLink(address)).toBeUndefined()
})

test('no link at all can do more than open', () => {
  const opening = new Set(['greet', 'open-settings', 'open-self-test'])
  fc.assert(
    fc.property(fc.string(), (rest) => {
      const command = readAppLink(`askshot://${rest}`)
      expect(command === undefined || typeof command === 'object' || opening.has(command)).toBe(true)
    }),
  )
})
