import type { Words } from '#shared/words/words.ts'

/** What an answer needs of the window around it. */
export type AnswerReader = {
  readonly words: Words['ask']
  readonly openLink: (href: string) => void
  readonly copyCode: (code: string) => Promise<boolean>
}
