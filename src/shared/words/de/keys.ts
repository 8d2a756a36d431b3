import type { KeyWords } from '../key-words.ts'

export const keys: KeyWords = {
  names: {
    Control: 'Strg',
    Alt: 'Alt',
    Shift: 'Umschalt',
    Super: 'Super',
    Return: 'Eingabe',
    Escape: 'Esc',
    Space: 'Leertaste',
    Tab: 'Tab',
    Backspace: 'Rücktaste',
    Delete: 'Entf',
    Insert: 'Einfg',
    PrintScreen: 'Druck',
    Home: 'Pos1',
    End: 'Ende',
    PageUp: 'Bild auf',
    PageDown: 'Bild ab',
    Capslock: 'Feststell',
    Numlock: 'Num',
    Scrolllock: 'Rollen',
  },
  numpad: (sign) => `Num ${sign}`,
}
