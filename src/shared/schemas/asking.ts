import { z } from 'zod'

/** A language as `Intl` names it. */
const languageTag = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)

/** How asking behaves, as far as the user can set it (`ux.md` §2.5, Asking). */
export const askingSchema = z.strictObject({
  /** The other one of Enter and Ctrl+Enter is a new line; Ctrl+Enter always sends. */
  sendWith: z.enum(['enter', 'ctrl-enter']).default('enter'),
  windowPlace: z.enum(['beside-selection', 'where-left']).default('beside-selection'),
  hideOnBlur: z.boolean().default(false),
  /** Of the ask window, in per cent. */
  opacity: z.number().int().min(50).max(100).default(100),
  newAskModel: z.enum(['last', 'profile']).default('last'),
  /** What `{language}` stands for in presets, and what the model is told to answer in. */
  answerLanguage: z.union([z.literal('question'), languageTag]).default('question'),
  afterAnswer: z.enum(['nothing', 'copy']).default('nothing'),
  thinking: z.enum(['folded', 'shown', 'hidden']).default('folded'),
  usageLine: z.boolean().default(true),
  estimate: z.boolean().default(true),
  /** Asks before a web address is opened. */
  confirmLinks: z.boolean().default(true),
})

export type AskingSettings = z.output<typeof askingSchema>
