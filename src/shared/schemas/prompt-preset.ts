import { z } from 'zod'
import { MAX_QUESTION_LENGTH } from '../limits.ts'

/** A question kept for another time. `{language}` in it is the language of the answer, `{cursor}` the place to type. */
export const promptPresetSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  text: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
  /** Taking it sends it. */
  sendsAtOnce: z.boolean(),
  /** Captures, and asks this about the selection at once; absent or empty: no key. */
  hotkey: z.string().max(100).optional(),
})

export type PromptPreset = z.output<typeof promptPresetSchema>
