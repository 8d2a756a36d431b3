import type { LanguageWords } from '../language-words.ts'

export const language: LanguageWords = {
  field: {
    label: 'Sprache',
    help: 'Der Fenster, des Infobereichs und der Mitteilungen. Antworten haben ihre eigene.',
  },
  asSystem: 'Wie das System',
}
