import type { KeyWords } from '../key-words.ts'

export const keys: KeyWords = {
  names: {
    Control: 'Ctrl',
    Alt: 'Alt',
    Shift: 'Mayús',
    Super: 'Super',
    Return: 'Intro',
    Escape: 'Esc',
    Space: 'Espacio',
    Tab: 'Tab',
    Backspace: 'Retroceso',
    Delete: 'Supr',
    Insert: 'Insert',
    PrintScreen: 'Impr Pant',
    Home: 'Inicio',
    End: 'Fin',
    PageUp: 'Re Pág',
    PageDown: 'Av Pág',
    Capslock: 'Bloq Mayús',
    Numlock: 'Bloq Num',
    Scrolllock: 'Bloq Despl',
  },
  numpad: (sign) => `Núm ${sign}`,
}
