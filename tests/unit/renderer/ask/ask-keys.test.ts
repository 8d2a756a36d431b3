import { expect, test } from 'vitest'
import { sends, windowKey } from '../../../../src/renderer/ask/ask-keys.ts'

const press = (more: object) => ({
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  repeat: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

test('Enter and Ctrl+Enter send; Shift+Enter does not', () => {
  expect(sends(press({}))).toBe(true)
  expect(sends(press({ ctrlKey: true }))).toBe(true)
  expect(sends(press({ shiftKey: true }))).toBe(false)
})

test('with Ctrl+Enter as the send key, Enter alone is a new line', () => {
  expect(sends(press({}), 'ctrl-enter')).toBe(false)
  expect(sends(press({ ctrlKey: true }), 'ctrl-enter')).toBe(true)
  expect(sends(press({ metaKey: true }), 'ctrl-enter')).toBe(true)
  expect(sends(press({ ctrlKey: true, isComposing: true }), 'ctrl-enter')).toBe(false)
})

test('an Enter that ends a composition, or is held, sends nothing', () => {
  expect(sends(press({ isComposing: true }))).toBe(false)
  expect(sends(press({ keyCode: 229 }))).toBe(false)
  expect(sends(press({ repeat: true }))).toBe(false)
})

test('Esc is left to the input method while it composes', () => {
  expect(windowKey(press({ key: 'Escape' }))).toBe('step-back')
  expect(windowKey(press({ key: 'Escape', isComposing: true }))).toBeUndefined()
})
