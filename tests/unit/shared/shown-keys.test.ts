import { expect, test } from 'vitest'
import { onKeyboard, shownKeys } from '#shared/shown-keys.ts'
import { de } from '#shared/words/de.ts'
import { en } from '#shared/words/en.ts'
import { fr } from '#shared/words/fr.ts'
import { ja } from '#shared/words/ja.ts'

test.each([
  ['Control+Alt+W', 'Strg+Alt+W', 'Ctrl+Alt+W'],
  ['Control+Alt+Shift+Return', 'Strg+Alt+Umschalt+Eingabe', 'Ctrl+Alt+Maj+Entrée'],
  ['Super+Delete', 'Super+Entf', 'Super+Suppr'],
  ['CommandOrControl+Plus', 'Strg++', 'Ctrl++'],
  ['Control+num7', 'Strg+Num 7', 'Ctrl+Num 7'],
  ['Control+numadd', 'Strg+Num +', 'Ctrl+Num +'],
  ['Alt+Up', 'Alt+↑', 'Alt+↑'],
  ['Control+F12', 'Strg+F12', 'Ctrl+F12'],
])('%s is written as on German and French keyboards', (accelerator, german, french) => {
  expect(shownKeys(accelerator, 'linux', de.keys)).toBe(german)
  expect(shownKeys(accelerator, 'linux', fr.keys)).toBe(french)
})

test('Windows calls its own key Win in every language', () => {
  expect(shownKeys('Super+Alt+X', 'win32', de.keys)).toBe('Win+Alt+X')
  expect(shownKeys('Super+Space', 'win32', ja.keys)).toBe('Win+スペース')
})

test('a Mac shows its signs in its own order, whatever the language', () => {
  expect(shownKeys('Command+Control+Shift+X', 'darwin', de.keys)).toBe('⌃⇧⌘X')
  expect(shownKeys('CommandOrControl+Option+Return', 'darwin', en.keys)).toBe('⌥⌘↩')
  expect(shownKeys('Meta+Escape', 'darwin', fr.keys)).toBe('⌘⎋')
})

test('lists of keys are the same line elsewhere, and have signs on a Mac', () => {
  const [line = ''] = de.conversation.keys.map(([keys]) => keys).filter((keys) => keys.includes('Umschalt+C'))
  expect(onKeyboard(line, { platform: 'linux', words: de.keys, main: '⌘' })).toBe('Strg+Umschalt+C')
  expect(onKeyboard(line, { platform: 'darwin', words: de.keys, main: '⌘' })).toBe('⌘⇧C')
  expect(onKeyboard('Strg+Z, Strg+Umschalt+Z', { platform: 'darwin', words: de.keys, main: '⌃' })).toBe(
    '⌃Z, ⌃⇧Z',
  )
})
