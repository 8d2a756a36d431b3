import type { KeyWords } from '../key-words.ts'

export const keys: KeyWords = {
  names: {
    Control: 'Ctrl',
    Alt: 'Alt',
    Shift: 'Maj',
    Super: 'Super',
    Return: 'Entrée',
    Escape: 'Échap',
    Space: 'Espace',
    Tab: 'Tab',
    Backspace: 'Retour arrière',
    Delete: 'Suppr',
    Insert: 'Inser',
    PrintScreen: 'Impr. écran',
    Home: 'Origine',
    End: 'Fin',
    PageUp: 'Page préc.',
    PageDown: 'Page suiv.',
    Capslock: 'Verr. maj',
    Numlock: 'Verr. num',
    Scrolllock: 'Arrêt défil',
  },
  numpad: (sign) => `Num ${sign}`,
}
