import { z } from 'zod'
import { jsonObject } from './json.ts'

/** From least to most; which of them a model takes is in its rule. */
export const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const
export const details = ['low', 'high', 'auto', 'original'] as const

/** Values of `include` that a server may know (OpenAI API reference, Create a response). */
const includes = [
  'reasoning.encrypted_content',
  'web_search_call.action.sources',
  'web_search_call.results',
  'file_search_call.results',
  'message.input_image.image_url',
  'computer_call_output.output.image_url',
  'code_interpreter_call.outputs',
  'message.output_text.logprobs',
] as const

const format = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('json_object') }),
  z.strictObject({
    type: z.literal('json_schema'),
    name: z.string().regex(/^[\w-]{1,64}$/),
    schema: jsonObject,
    strict: z.boolean().optional(),
  }),
])

/** What a user may set of a request; what is absent is not sent, and the server's default holds. */
export const answerOptionsSchema = z
  .strictObject({
    instructions: z.string().max(20_000),
    maxOutputTokens: z.number().int().min(16).max(10_000_000),
    temperature: z.number().min(0).max(2),
    topP: z.number().min(0).max(1),
    effort: z.enum(efforts),
    summary: z.enum(['auto', 'concise', 'detailed']),
    verbosity: z.enum(['low', 'medium', 'high']),
    format,
    detail: z.enum(details),
    /** The provider may keep the answer; off unless the user says so, because pictures of a screen are private. */
    store: z.boolean(),
    background: z.boolean(),
    include: z.array(z.enum(includes)).max(includes.length),
    metadata: z
      .record(z.string().min(1).max(64), z.string().max(512))
      .refine((pairs) => Object.keys(pairs).length <= 16, { message: 'too many pairs' }),
    parallelToolCalls: z.boolean(),
    maxToolCalls: z.number().int().min(1).max(1_000),
    toolChoice: z.enum(['auto', 'none', 'required']),
    serviceTier: z.enum(['auto', 'default', 'flex', 'priority']),
    safetyIdentifier: z.string().min(1).max(64),
  })
  .partial()

export type AnswerOptions = z.output<typeof answerOptionsSchema>
export type Effort = (typeof efforts)[number]
export type Detail = (typeof details)[number]
