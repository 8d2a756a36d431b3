import type { LanguageWords } from '../language-words.ts'

export const language: LanguageWords = {
  field: {
    label: 'Idioma',
    help: 'De las ventanas, la bandeja y los avisos. Las respuestas tienen el suyo.',
  },
  asSystem: 'Como el sistema',
}
