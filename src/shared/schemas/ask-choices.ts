import { z } from 'zod'
import { details, efforts } from './answer-options.ts'

/** What one ask has otherwise than its profile; absent: as the profile says. */
export const askChoicesSchema = z
  .strictObject({
    profileId: z.string().min(1).max(64),
    /** Of `profileId`, and never without it. */
    model: z.string().trim().min(1).max(200),
    effort: z.enum(efforts),
    detail: z.enum(details),
    /** Whether a tool is on: `web-search`, `file-search`, or the id of an MCP server or a function. */
    tools: z
      .record(z.string().min(1).max(64), z.boolean())
      .refine((all) => Object.keys(all).length <= 100, { message: 'too many tools' }),
  })
  .partial()

export type AskChoices = z.output<typeof askChoicesSchema>
