import type { FieldWords } from './settings-words.ts'

/** What people read where the language is chosen. */
export type LanguageWords = {
  readonly field: FieldWords
  /** The first choice: whichever of our languages the system prefers. */
  readonly asSystem: string
}
