import type { Dialect } from '#shared/schemas/dialect.ts'
import type { Timeouts } from './preset.ts'

/** OpenAI's own (API reference, Create a response). PNG and JPEG only, because every server takes those. */
export const openaiDialect: Dialect = {
  systemPromptAs: 'instructions',
  maxTokensKey: 'max_output_tokens',
  webSearchType: 'web_search',
  webSearchFiltersKey: 'filters',
  mcpDialect: 'mcp',
  deepResearchAutoTool: true,
  sendDetail: true,
  pictureTypes: ['image/png', 'image/jpeg'],
  imageUrlOk: true,
  fileIdOk: true,
  filesOk: true,
  stateMode: 'client',
  sendStore: true,
  sendStreamOptions: true,
  reasoningOk: true,
  backgroundOk: true,
  streamOk: true,
}

/**
 * A server that copies the API: nothing is sent that only the original is known to take. `store: false` is: where a
 * server passes questions on, the pictures in them would be kept for a month without it.
 */
export const compatibleDialect: Dialect = {
  ...openaiDialect,
  deepResearchAutoTool: false,
  sendStreamOptions: false,
  backgroundOk: false,
}

/** A server on this computer: it has no files, and fetches nothing. Each preset says where it departs from that. */
export const localDialect: Dialect = {
  ...compatibleDialect,
  imageUrlOk: false,
  fileIdOk: false,
  filesOk: false,
}

export const hostedTimeouts: Timeouts = { connectMs: 10_000, firstByteMs: 10 * 60_000, idleMs: 10 * 60_000 }

/** Loading a model and reading a picture take a local server minutes. */
export const localTimeouts: Timeouts = { connectMs: 10_000, firstByteMs: 10 * 60_000, idleMs: 10 * 60_000 }

/** Research is asked in one plain request where there is no background, and may be silent for most of an hour. */
export const researchTimeouts = { firstByteMs: 3_600_000, idleMs: 3_600_000 } satisfies Partial<Timeouts>
