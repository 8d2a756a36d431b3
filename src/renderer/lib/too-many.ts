import { MAX_QUESTION_LENGTH } from '#shared/limits.ts'

/** How many characters of a question are more than can be asked at once. */
export function tooMany(question: string): number {
  return Math.max(0, question.trim().length - MAX_QUESTION_LENGTH)
}
