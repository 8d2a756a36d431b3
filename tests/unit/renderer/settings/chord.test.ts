import { expect, test } from 'vitest'
import { chordOf, isSameChord } from '../../../../src/renderer/settings/chord.ts'

const press = (key: string, code: string, held = '') => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
  metaKey: held.includes('m'),
})
const accelerator = (...given: Parameters<typeof press>) => chordOf(press(...given), 'linux')

test('a chord is written as Electron wants it', () => {
  expect(accelerator('w', 'KeyW', 'ca')).toEqual({ kind: 'chord', accelerator: 'Control+Alt+W' })
  expect(accelerator('W', 'KeyW', 'cas')).toEqual({ kind: 'chord', accelerator: 'Control+Alt+Shift+W' })
  expect(accelerator('ArrowUp', 'ArrowUp', 'm')).toEqual({ kind: 'chord', accelerator: 'Super+Up' })
  expect(accelerator(' ', 'Space', 'c')).toEqual({ kind: 'chord', accelerator: 'Control+Space' })
  expect(accelerator('+', 'BracketRight', 'c')).toEqual({ kind: 'chord', accelerator: 'Control+Plus' })
  expect(accelerator('F9', 'F9', 'c')).toEqual({ kind: 'chord', accelerator: 'Control+F9' })
})

test('letters go by what is printed on the key, digits by their place', () => {
  expect(accelerator('q', 'KeyA', 'c')).toEqual({ kind: 'chord', accelerator: 'Control+Q' })
  expect(accelerator('ц', 'KeyW', 'c')).toEqual({ kind: 'chord', accelerator: 'Control+W' })
  expect(accelerator('&', 'Digit1', 'c')).toEqual({ kind: 'chord', accelerator: 'Control+1' })
})

test('a chord without Ctrl, Alt or Super is refused; modifiers alone are only its beginning', () => {
  expect(accelerator('w', 'KeyW')).toEqual({ kind: 'needs-modifier' })
  expect(accelerator('W', 'KeyW', 's')).toEqual({ kind: 'needs-modifier' })
  expect(accelerator('Control', 'ControlLeft', 'c')).toEqual({ kind: 'unfinished' })
})

test('the same keys are known however they are spelled', () => {
  expect(isSameChord('Control+Alt+W', 'Alt+Ctrl+w')).toBe(true)
  expect(isSameChord('Control+Alt+W', 'Control+Alt+Shift+W')).toBe(false)
  expect(isSameChord('', '')).toBe(false)
})
