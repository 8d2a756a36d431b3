import { z } from 'zod'

/** The picture formats that some provider takes. */
const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const

/** How a server departs from the OpenAI Responses API: the field switches of a profile. */
export const dialectSchema = z.strictObject({
  /** Where the instructions go: the field of that name, a message of that role, or in front of the question. */
  systemPromptAs: z.enum(['instructions', 'developer', 'system', 'prefix']),
  maxTokensKey: z.enum(['max_output_tokens', 'max_tokens']),
  webSearchType: z.enum([
    'web_search',
    'web_search_2025_08_26',
    'web_search_preview',
    'web_search_preview_2025_03_11',
  ]),
  webSearchFiltersKey: z.enum(['filters', 'filter']),
  mcpDialect: z.enum(['mcp', 'remote_mcp']),
  /** Deep-research models are refused there without a tool, so web search comes along by itself. */
  deepResearchAutoTool: z.boolean(),
  sendDetail: z.boolean(),
  pictureTypes: z.array(z.enum(pictureTypes)).min(1).max(pictureTypes.length),
  imageUrlOk: z.boolean(),
  fileIdOk: z.boolean(),
  /** Takes `input_file`. */
  filesOk: z.boolean(),
  /** `previous_response_id` saves sending the history again; only where the server keeps answers. */
  stateMode: z.enum(['client', 'previous_response_id']),
  /** Sends `store: false`, or `true` when the user lets the provider keep answers; off: no such field at all. */
  sendStore: z.boolean(),
  /** Turns the padding of stream events off; others than OpenAI and Azure may refuse the field. */
  sendStreamOptions: z.boolean(),
  /** Takes `reasoning`. */
  reasoningOk: z.boolean(),
  /** Knows `background`, polling and resuming. */
  backgroundOk: z.boolean(),
  /** Streams at all; off: one whole JSON body. */
  streamOk: z.boolean(),
})

export type Dialect = z.output<typeof dialectSchema>
