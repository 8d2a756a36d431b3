import type { LanguageWords } from '../language-words.ts'

export const language: LanguageWords = {
  field: { label: 'Language', help: 'Of windows, tray and notifications. Answers have their own.' },
  asSystem: 'As the system',
}
