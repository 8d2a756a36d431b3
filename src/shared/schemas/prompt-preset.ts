import { z } from 'zod'
import { MAX_QUESTION_LENGTH } from '../limits.ts'
import { askChoicesSchema } from './ask-choices.ts'

/** A question kept for another time. `{language}` in it is the language of the answer, `{cursor}` the place to type. */
export const promptPresetSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  text: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
  /** Taking it sends it. */
  sendsAtOnce: z.boolean(),
  /** Captures, and asks this about the selection at once; absent or empty: no key. */
  hotkey: z.string().max(100).optional(),
  /** What is typed behind the `/` to find it; absent: its name. */
  slashName: z
    .string()
    .trim()
    .max(40)
    .regex(/^[^\s/]*$/)
    .optional(),
  /** What it is asked with, where that is not what the thread has. */
  choices: askChoicesSchema.optional(),
})

export type PromptPreset = z.output<typeof promptPresetSchema>
