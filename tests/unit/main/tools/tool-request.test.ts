import { expect, test } from 'vitest'
import { compatibleDialect, openaiDialect } from '../../../../src/main/profiles/dialects.ts'
import { toolsOf } from '../../../../src/main/tools/tool-request.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import type { FunctionTool, McpServer, Tools } from '#shared/schemas/tool.ts'

type Changes = Partial<Omit<Parameters<typeof toolsOf>[0], 'tools' | 'dialect'>> & {
  readonly dialect?: Partial<Dialect>
}

const plain = { isDeepResearch: false }
const research = { isDeepResearch: true }

function sent(tools: Tools, { dialect, ...rest }: Changes = {}): readonly object[] {
  return toolsOf({ tools, dialect: { ...compatibleDialect, ...dialect }, rule: plain, ...rest })
}

const mcpServer: McpServer = {
  id: 'm1',
  isOn: true,
  label: 'docs',
  url: 'https://mcp.test/sse',
  approval: 'always',
  tokenHost: '',
}
const add: FunctionTool = {
  id: 'f1',
  isOn: true,
  name: 'add',
  description: 'Adds two numbers',
  parameters: { type: 'object', properties: { a: { type: 'number' } }, required: ['a'] },
  strict: false,
  run: { kind: 'command', program: '/usr/bin/bc', args: [], timeoutSeconds: 5 },
  tokenHost: '',
}
const search = { webSearch: { isOn: true } }
const files = { fileSearch: { isOn: true, vectorStoreIds: ['vs_1', 'vs_2'] } }

test('no tool is sent that is not on', () => {
  expect(sent({})).toEqual([])
  expect(
    sent({
      webSearch: { isOn: false },
      fileSearch: { isOn: false, vectorStoreIds: ['vs_1'] },
      mcpServers: [{ ...mcpServer, isOn: false }],
      functions: [{ ...add, isOn: false }],
    }),
  ).toEqual([])
})

test.each([
  'web_search',
  'web_search_2025_08_26',
  'web_search_preview',
  'web_search_preview_2025_03_11',
] as const)('web search as %s, with nothing that was not set', (webSearchType) => {
  expect(sent(search, { dialect: { webSearchType } })).toStrictEqual([{ type: webSearchType }])
})

test.each(['filters', 'filter'] as const)('domains of a web search in %s', (webSearchFiltersKey) => {
  const webSearch = { isOn: true, allowedDomains: ['a.test', 'b.test'], blockedDomains: ['c.test'] }
  expect(sent({ webSearch }, { dialect: { webSearchFiltersKey } })).toStrictEqual([
    {
      type: 'web_search',
      [webSearchFiltersKey]: { allowed_domains: ['a.test', 'b.test'], blocked_domains: ['c.test'] },
    },
  ])
})

test('one list of domains goes alone, and an empty one not at all', () => {
  const webSearch = { isOn: true, allowedDomains: [], blockedDomains: ['c.test'] }
  expect(sent({ webSearch })).toStrictEqual([
    { type: 'web_search', filters: { blocked_domains: ['c.test'] } },
  ])
  expect(sent({ webSearch: { isOn: true, allowedDomains: [] } })).toStrictEqual([{ type: 'web_search' }])
})

test('the context size and the place of a search, as far as they are set', () => {
  const whole = {
    city: 'San Francisco',
    country: 'US',
    region: 'California',
    timezone: 'America/Los_Angeles',
  }
  expect(sent({ webSearch: { isOn: true, contextSize: 'high', userLocation: whole } })).toStrictEqual([
    { type: 'web_search', search_context_size: 'high', user_location: { type: 'approximate', ...whole } },
  ])
  expect(sent({ webSearch: { isOn: true, userLocation: { country: 'CH' } } })).toStrictEqual([
    { type: 'web_search', user_location: { type: 'approximate', country: 'CH' } },
  ])
  expect(sent({ webSearch: { isOn: true, userLocation: {} } })).toStrictEqual([{ type: 'web_search' }])
})

test('minimal effort and a web search do not go together', () => {
  expect(sent({ ...search, ...files }, { effort: 'minimal' })).toMatchObject([{ type: 'file_search' }])
  expect(sent(search, { effort: 'low' })).toEqual([{ type: 'web_search' }])
})

test('file search with all that can be set, and with nothing', () => {
  const filters = { type: 'and', filters: [{ type: 'eq', key: 'year', value: 2026 }] }
  const set = { maxResults: 5, ranker: 'auto', scoreThreshold: 0, filters }
  expect(sent({ fileSearch: { ...files.fileSearch, ...set } })).toStrictEqual([
    {
      type: 'file_search',
      vector_store_ids: ['vs_1', 'vs_2'],
      max_num_results: 5,
      ranking_options: { ranker: 'auto', score_threshold: 0 },
      filters,
    },
  ])
  expect(sent({ fileSearch: { isOn: true, vectorStoreIds: [] } })).toStrictEqual([{ type: 'file_search' }])
})

test.each([true, false])('a function says that it is strict (%s), and always what it does', (strict) => {
  expect(sent({ functions: [{ ...add, strict }] })).toStrictEqual([
    { type: 'function', name: 'add', description: 'Adds two numbers', parameters: add.parameters, strict },
  ])
})

const toolTokens = new Map([
  ['m1', 'secret-1'],
  ['m2', ''],
])

test('an MCP server with all that can be set, and with nothing', () => {
  const whole = { ...mcpServer, description: 'Our manuals', allowedTools: ['find'], timeoutSeconds: 90 }
  expect(sent({ mcpServers: [whole] }, { toolTokens })).toStrictEqual([
    {
      type: 'mcp',
      server_label: 'docs',
      server_url: 'https://mcp.test/sse',
      server_description: 'Our manuals',
      authorization: 'secret-1',
      allowed_tools: ['find'],
      require_approval: 'always',
    },
  ])
  expect(sent({ mcpServers: [{ ...mcpServer, id: 'm2', approval: 'never' }] }, { toolTokens })).toStrictEqual(
    [{ type: 'mcp', server_label: 'docs', server_url: 'https://mcp.test/sse', require_approval: 'never' }],
  )
})

test('the same as remote_mcp, in the words that it knows', () => {
  const whole = { ...quietServer, description: 'Our manuals', allowedTools: ['find'], timeoutSeconds: 90 }
  const dialect = { mcpDialect: 'remote_mcp' as const }
  expect(sent({ mcpServers: [whole] }, { dialect, toolTokens })).toStrictEqual([
    { type: 'remote_mcp', url: 'https://mcp.test/sse', auth_token: 'secret-1', timeout: 90 },
  ])
  expect(sent({ mcpServers: [{ ...quietServer, id: 'm3' }] }, { dialect, toolTokens })).toStrictEqual([
    { type: 'remote_mcp', url: 'https://mcp.test/sse', timeout: 30 },
  ])
})

test('a server whose calls need a yes is not called where nobody could give it', () => {
  const dialect = { mcpDialect: 'remote_mcp' as const }
  expect(sent({ mcpServers: [mcpServer] }, { dialect, toolTokens })).toEqual([])
})

test('an empty list of allowed tools allows none', () => {
  expect(sent({ mcpServers: [{ ...mcpServer, allowedTools: [] }] })).toMatchObject([{ allowed_tools: [] }])
})

test('each server gets its own token and no other', () => {
  const servers = [mcpServer, { ...mcpServer, id: 'm4', label: 'other' }]
  const [first, second] = sent({ mcpServers: servers }, { toolTokens })
  expect(first).toHaveProperty('authorization', 'secret-1')
  expect(second).not.toHaveProperty('authorization')
})

test('several tools at once, hosted ones first', () => {
  expect(
    sent({ ...search, ...files, mcpServers: [mcpServer], functions: [add, { ...add, name: 'sub' }] }),
  ).toMatchObject([
    { type: 'web_search' },
    { type: 'file_search' },
    { type: 'mcp' },
    { name: 'add' },
    { name: 'sub' },
  ])
})

const quietServer: McpServer = { ...mcpServer, approval: 'never' }
const researchTools: readonly (readonly [string, Tools, readonly object[]])[] = [
  ['no tool', {}, [{ type: 'web_search' }]],
  ['functions', { functions: [add] }, [{ type: 'web_search' }]],
  ['a server that asks', { mcpServers: [mcpServer] }, [{ type: 'web_search' }]],
  [
    'a search',
    { webSearch: { isOn: true, contextSize: 'high', allowedDomains: ['a.test'] } },
    [{ type: 'web_search', filters: { allowed_domains: ['a.test'] } }],
  ],
  ['files', { ...files, functions: [add] }, [{ type: 'file_search', vector_store_ids: ['vs_1', 'vs_2'] }]],
]

test.each(researchTools)('deep research with %s on', (_, tools, expected) => {
  expect(sent(tools, { dialect: openaiDialect, rule: research })).toEqual(expected)
})

test('deep research uses a server that asks nothing, in either dialect', () => {
  expect(sent({ mcpServers: [quietServer] }, { dialect: openaiDialect, rule: research })).toMatchObject([
    { type: 'mcp', require_approval: 'never' },
  ])
  const dialect = { mcpDialect: 'remote_mcp' as const }
  expect(sent({ mcpServers: [quietServer] }, { dialect, rule: research })).toMatchObject([
    { type: 'remote_mcp' },
  ])
})

test('deep research goes without a tool where that is the documented call', () => {
  expect(sent({ functions: [add] }, { rule: research })).toEqual([])
})

test('no tool comes along by itself but for deep research', () => {
  expect(sent({}, { dialect: openaiDialect })).toEqual([])
})
