import { expect, test } from 'vitest'
import { atOnceOf, followRename } from '../../../../src/main/capture/after-selection.ts'

const explain = { name: 'Explain', text: 'Explain this.', sendsAtOnce: false }
const translate = { name: 'Translate', text: 'Into {language}.', sendsAtOnce: false }
const asked = ({ name, text }: typeof explain) => ({ name, text: text.replace('{language}', 'Welsh') })
const atOnce = (afterSelection: string) => atOnceOf(afterSelection, [explain, translate], asked)

test('a selection is adjusted, goes to the ask window, or is asked a preset, as it is set', () => {
  expect(atOnce('adjust')).toBeUndefined()
  expect(atOnce('window')).toEqual({ kind: 'window' })
  expect(atOnce('preset:Translate')).toEqual({
    kind: 'ask',
    prompt: { name: 'Translate', text: 'Into Welsh.' },
  })
})

test('a preset that is gone sends nothing', () => {
  expect(atOnce('preset:Gone')).toBeUndefined()
})

test('a preset that gets another name stays the one; one that is deleted or moved is no other', () => {
  const why = { ...explain, name: 'Why' }
  const after = (list: readonly (typeof explain)[], set = 'preset:Explain') =>
    followRename(set, [explain, translate], list)
  expect(after([why, translate])).toBe('preset:Why')
  expect(after([translate, explain])).toBe('preset:Explain')
  expect(after([translate])).toBe('preset:Explain')
  expect(after([why, translate], 'window')).toBe('window')
})
