import type { KeyWords } from '../key-words.ts'

export const keys: KeyWords = {
  names: {
    Control: 'Ctrl',
    Alt: 'Alt',
    Shift: 'Shift',
    Super: 'Super',
    Return: 'Enter',
    Escape: 'Esc',
    Space: 'Space',
    Tab: 'Tab',
    Backspace: 'Backspace',
    Delete: 'Del',
    Insert: 'Ins',
    PrintScreen: 'Print',
    Home: 'Home',
    End: 'End',
    PageUp: 'Page up',
    PageDown: 'Page down',
    Capslock: 'Caps lock',
    Numlock: 'Num lock',
    Scrolllock: 'Scroll lock',
  },
  numpad: (sign) => `Num ${sign}`,
}
