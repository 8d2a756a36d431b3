import type { KeyWords } from '../key-words.ts'

export const keys: KeyWords = {
  names: {
    Control: 'Ctrl',
    Alt: 'Alt',
    Shift: 'Shift',
    Super: 'Super',
    Return: 'Enter',
    Escape: 'Esc',
    Space: 'スペース',
    Tab: 'Tab',
    Backspace: 'Backspace',
    Delete: 'Delete',
    Insert: 'Insert',
    PrintScreen: 'PrintScreen',
    Home: 'Home',
    End: 'End',
    PageUp: 'PageUp',
    PageDown: 'PageDown',
    Capslock: 'CapsLock',
    Numlock: 'NumLock',
    Scrolllock: 'ScrollLock',
  },
  numpad: (sign) => `テンキー ${sign}`,
}
