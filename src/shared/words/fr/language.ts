import type { LanguageWords } from '../language-words.ts'

export const language: LanguageWords = {
  field: {
    label: 'Langue',
    help: 'Des fenêtres, de la zone de notification et des avis. Les réponses ont la leur.',
  },
  asSystem: 'Comme le système',
}
