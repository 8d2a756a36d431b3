import type { ChoiceWords } from './settings-words.ts'

/** Names that servers know; they are the same in every language. */
export const technicalChoices = {
  maxTokensKey: { max_output_tokens: 'max_output_tokens', max_tokens: 'max_tokens' },
  webSearchType: {
    web_search: 'web_search',
    web_search_2025_08_26: 'web_search_2025_08_26',
    web_search_preview: 'web_search_preview',
    web_search_preview_2025_03_11: 'web_search_preview_2025_03_11',
  },
  webSearchFiltersKey: { filters: 'filters', filter: 'filter' },
  mcpDialect: { mcp: 'mcp', remote_mcp: 'remote_mcp' },
  pictureTypes: {
    'image/png': 'PNG',
    'image/jpeg': 'JPEG',
    'image/webp': 'WebP',
    'image/gif': 'GIF',
  },
} satisfies Partial<ChoiceWords>
