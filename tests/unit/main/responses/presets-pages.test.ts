import { expect, test } from 'vitest'
import {
  asked,
  built,
  dataUrl,
  failureOf,
  picture,
  sent,
  userMessage,
  valuesAt,
} from './request/sent-request.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Turn } from '../../../../src/main/responses/answer-request.ts'

/** The four pages of the appendix of responses-api.md, by the model that each is about. */
const pages = {
  agcloud: { preset: 'agcloud', model: 'gpt-4o-mini-2024-07-18' },
  gptproto: { preset: 'gptproto', model: 'gpt-4o-mini' },
  apimart: { preset: 'apimart', model: 'gpt-5' },
  research: { preset: 'gptproto', model: 'o4-mini-deep-research' },
} as const
type Page = keyof typeof pages

type Asking = Partial<Pick<Profile, 'model' | 'options' | 'tools' | 'dialect'>> & {
  readonly turn?: Partial<Turn>
  readonly before?: Partial<Turn>
}
/** Every value that stands at the path; none: the field is not sent; `refused`: the question is not. */
type Expected = readonly unknown[] | 'refused'
type Row = readonly [name: string, asking: Asking, path: string, expected: Readonly<Record<Page, Expected>>]

const nothing: Expected = []

/** What is expected on each page; a page that is left out is expected to be sent what the one before it is. */
function on(agcloud: Expected, gptproto = agcloud, apimart = gptproto, research = apimart) {
  return { agcloud, gptproto, apimart, research }
}

function valuesOn(page: Page, { turn = {}, before, ...changes }: Asking, path: string): Expected {
  const turns = [...(before === undefined ? [] : [asked(before)]), asked(turn)]
  const profile = { ...pages[page], ...changes }
  if (failureOf(() => sent(profile, { turns })) !== undefined) return 'refused'
  return valuesAt(sent(profile, { turns }), path)
}

function check(table: string, rows: readonly Row[]): void {
  for (const [name, asking, path, expected] of rows)
    for (const page of Object.keys(pages) as readonly Page[])
      test(`${table} ${name}: ${page}`, () => {
        expect(valuesOn(page, asking, path)).toEqual(expected[page])
      })
}

const question = userMessage('What is this?')
const prefixed = userMessage('Be brief.\n\nWhat is this?')
const system = (role: string) => ({ role, content: [{ type: 'input_text', text: 'Be brief.' }] })
const search = { webSearch: { isOn: true } }

check('A.2', [
  ['model', {}, 'model', on([pages.agcloud.model], ['gpt-4o-mini'], ['gpt-5'], ['o4-mini-deep-research'])],
  ['input', {}, 'input', on([[question]])],
  [
    'input[].role',
    { options: { instructions: 'Be brief.' } },
    'input',
    on([[system('developer'), question]], [[prefixed]], [[system('system'), question]], [[prefixed]]),
  ],
  [
    'input[].role, assistant',
    { before: { answer: 'Yes.' } },
    'input',
    on([[question, { role: 'assistant', content: 'Yes.' }, question]]),
  ],
  ['input[].content', {}, 'input.content', on([question.content])],
  ['stream', {}, 'stream', on([true], [true], [true], [false])],
  ['stream, off', { dialect: { streamOk: false } }, 'stream', on([false])],
  ['max_output_tokens', { options: { maxOutputTokens: 64 } }, 'max_output_tokens', on([64])],
  [
    'max_output_tokens by its older name',
    { options: { maxOutputTokens: 64 }, dialect: { maxTokensKey: 'max_tokens' } },
    'max_tokens',
    on([64]),
  ],
  ['temperature', { options: { temperature: 0.2 } }, 'temperature', on([0.2], [0.2], nothing)],
  [
    'temperature of a model that does not reason',
    { model: 'GPT-4o-image', options: { temperature: 1.8 } },
    'temperature',
    on([1.8]),
  ],
  ['top_p', { options: { topP: 0.5 } }, 'top_p', on([0.5], [0.5], nothing)],
  [
    'top_p of a model that does not reason',
    { model: 'gpt-4-vision', options: { topP: 1 } },
    'top_p',
    on([1]),
  ],
  ['reasoning', {}, 'reasoning', on(nothing)],
  [
    'reasoning of a model that does not',
    { model: 'gpt-4o-mini', options: { effort: 'low', summary: 'auto' } },
    'reasoning',
    on(nothing),
  ],
  [
    'reasoning.effort',
    { options: { effort: 'high' } },
    'reasoning.effort',
    on(nothing, nothing, nothing, ['medium']),
  ],
  [
    'reasoning.effort of gpt-5',
    { model: 'gpt-5', options: { effort: 'minimal' } },
    'reasoning.effort',
    on(['minimal'], ['minimal'], nothing, ['minimal']),
  ],
  [
    'reasoning.summary of o3',
    { model: 'o3', options: { summary: 'concise' } },
    'reasoning.summary',
    on(['concise'], ['concise'], nothing, ['concise']),
  ],
  ['tools', { tools: search }, 'tools', on([[{ type: 'web_search' }]])],
  ['tools, none', {}, 'tools', on(nothing)],
])

const functionTool = {
  id: 'f1',
  isOn: true,
  name: 'get_price',
  description: 'Looks up a price',
  parameters: { type: 'object', properties: { of: { type: 'string' } }, required: ['of'] },
  strict: false,
  run: { kind: 'http' as const, url: 'https://a.test/', timeoutSeconds: 5 },
  tokenHost: '',
}

const agcloudEfforts = [
  ['gpt-5.1', 'none', 'none'],
  ['gpt-5.1', 'low', 'low'],
  ['gpt-5.1', 'medium', 'medium'],
  ['gpt-5.1', 'high', 'high'],
  ['gpt-5.1', 'xhigh', 'high'],
  ['gpt-5', 'none', 'minimal'],
  ['o3', 'none', 'low'],
  ['gpt-5-pro', 'low', 'high'],
  ['gpt-5.1-codex-max', 'xhigh', 'xhigh'],
  ['gpt-5.2', 'xhigh', 'xhigh'],
] as const

test.each(agcloudEfforts)('A.2 effort per model: %s with %s is asked with %s', (model, effort, expected) => {
  expect(valuesOn('agcloud', { model, options: { effort } }, 'reasoning.effort')).toEqual([expected])
})

test.each(['none', 'low', 'medium', 'high'] as const)('A.2 gpt-5.1 calls tools at effort %s', (effort) => {
  const asking = { model: 'gpt-5.1', options: { effort }, tools: { functions: [functionTool] } }
  expect(valuesOn('agcloud', asking, 'tools.name')).toEqual(['get_price'])
})

const url = 'https://a.test/1'
const png = { pictures: [picture(1)] }
const jpeg = { pictures: [{ ...picture(1), mimeType: 'image/jpeg' as const }] }
const gif = { pictures: [{ ...picture(1), mimeType: 'image/gif' as const }] }
const link = { pictures: [{ kind: 'url' as const, url }] }
const uploaded = { pictures: [{ kind: 'file-id' as const, fileId: 'f1' }] }
const largest = { pictures: [{ ...picture(), bytes: new Uint8Array(15_000_000) }] }
const tooLarge = { pictures: [{ ...picture(), bytes: new Uint8Array(15_000_001) }] }
const several = { pictures: [picture(1), picture(2)] }
const document = {
  kind: 'bytes' as const,
  mimeType: 'text/plain',
  bytes: Uint8Array.of(97),
  filename: 'a.txt',
}
const jpegUrl = dataUrl(1).replace('png', 'jpeg')

check('A.3', [
  ['type', { turn: png }, 'input.content.type', on(['input_text', 'input_image'])],
  [
    'type of a file',
    { turn: { documents: [document] } },
    'input.content.type',
    on(['input_text', 'input_file'], ['input_text', 'input_file'], 'refused', ['input_text', 'input_file']),
  ],
  ['text', { turn: png }, 'input.content.text', on(['What is this?'])],
  ['image_url, data URL', { turn: png }, 'input.content.image_url', on([dataUrl(1)])],
  ['image_url, address', { turn: link }, 'input.content.image_url', on([url])],
  ['image_url without a picture', {}, 'input.content.image_url', on(nothing)],
  ['detail', { turn: png }, 'input.content.detail', on(['high'])],
  ['detail, low', { turn: png, options: { detail: 'low' } }, 'input.content.detail', on(['low'])],
  ['detail, auto', { turn: link, options: { detail: 'auto' } }, 'input.content.detail', on(['auto'])],
  ['detail without a picture', { options: { detail: 'low' } }, 'input.content.detail', on(nothing)],
  [
    'file_id of a picture',
    { turn: uploaded },
    'input.content.file_id',
    on(['f1'], ['f1'], 'refused', ['f1']),
  ],
  [
    'file_id of a file',
    { turn: { documents: [{ kind: 'file-id', fileId: 'f2' }] } },
    'input.content.file_id',
    on(['f2'], ['f2'], 'refused', ['f2']),
  ],
  [
    'file_url',
    { turn: { documents: [{ kind: 'url', url }] } },
    'input.content.file_url',
    on([url], [url], 'refused', [url]),
  ],
  [
    'file_data',
    { turn: { documents: [document] } },
    'input.content.file_data',
    on(['data:text/plain;base64,YQ=='], ['data:text/plain;base64,YQ=='], 'refused', [
      'data:text/plain;base64,YQ==',
    ]),
  ],
  [
    'filename',
    { turn: { documents: [document] } },
    'input.content.filename',
    on(['a.txt'], ['a.txt'], 'refused', ['a.txt']),
  ],
  ['file_data and filename without a file', { turn: png }, 'input.content.filename', on(nothing)],
  ['image formats, JPEG', { turn: jpeg }, 'input.content.image_url', on([jpegUrl])],
  ['image formats, GIF', { turn: gif }, 'input.content.image_url', on('refused')],
  ['file size, the largest', { turn: largest }, 'input.content.type', on(['input_text', 'input_image'])],
  ['file size, more', { turn: tooLarge }, 'input.content.type', on('refused')],
  ['several images', { turn: several }, 'input.content.image_url', on([dataUrl(1), dataUrl(2)])],
  [
    'several texts',
    { before: { question: 'First?', ...png }, turn: { pictures: [picture(2)] } },
    'input.content.type',
    on(['input_text', 'input_image', 'input_text', 'input_image']),
  ],
])

const whole = { city: 'San Francisco', country: 'US', region: 'California', timezone: 'America/Los_Angeles' }
const searched = {
  tools: {
    webSearch: {
      isOn: true,
      allowedDomains: ['pubmed.ncbi.nlm.nih.gov'],
      contextSize: 'medium' as const,
      userLocation: whole,
    },
  },
}
const dated = { dialect: { webSearchType: 'web_search_2025_08_26' as const } }
const filed = { tools: { fileSearch: { isOn: true, vectorStoreIds: ['vs_1'] } } }
const called = { tools: { functions: [functionTool] } }
const mcpServer = {
  id: 'm1',
  isOn: true,
  label: 'docs',
  url: 'https://mcp.test/',
  approval: 'never' as const,
  tokenHost: '',
}
const remote = { tools: { mcpServers: [mcpServer] } }
const patient = { tools: { mcpServers: [{ ...mcpServer, timeoutSeconds: 90 }] } }
const domains = ['pubmed.ncbi.nlm.nih.gov']

check('A.4', [
  ['web search type', searched, 'tools.type', on(['web_search'])],
  ['web search type with a date', { ...searched, ...dated }, 'tools.type', on(['web_search_2025_08_26'])],
  ['filter', searched, 'tools.filter', on([{ allowed_domains: domains }], nothing)],
  ['filters', searched, 'tools.filters', on(nothing, [{ allowed_domains: domains }])],
  ['filter.allowed_domains', searched, 'tools.filter.allowed_domains', on([domains], nothing)],
  ['filters.allowed_domains', searched, 'tools.filters.allowed_domains', on(nothing, [domains])],
  ['allowed_domains, absent', { tools: search }, 'tools', on([[{ type: 'web_search' }]])],
  // Research takes medium, which is the default, and is sent none.
  [
    'search_context_size',
    searched,
    'tools.search_context_size',
    on(['medium'], ['medium'], ['medium'], nothing),
  ],
  ['user_location', searched, 'tools.user_location', on([{ type: 'approximate', ...whole }])],
  ['user_location.city', searched, 'tools.user_location.city', on(['San Francisco'])],
  ['user_location.country', searched, 'tools.user_location.country', on(['US'])],
  ['user_location.region', searched, 'tools.user_location.region', on(['California'])],
  ['user_location.timezone', searched, 'tools.user_location.timezone', on(['America/Los_Angeles'])],
  ['user_location.type', searched, 'tools.user_location.type', on(['approximate'])],
  ['user_location, not set', { tools: search }, 'tools.user_location', on(nothing)],
  ['file_search', filed, 'tools', on([[{ type: 'file_search', vector_store_ids: ['vs_1'] }]])],
  ['function', called, 'tools.type', on(['function'], ['function'], ['function'], nothing)],
  ['function.name', called, 'tools.name', on(['get_price'], ['get_price'], ['get_price'], nothing)],
  [
    'function.description',
    called,
    'tools.description',
    on(['Looks up a price'], ['Looks up a price'], ['Looks up a price'], nothing),
  ],
  ['function.parameters', called, 'tools.parameters.required', on([['of']], [['of']], [['of']], nothing)],
  ['remote_mcp', remote, 'tools.type', on(['mcp'], ['mcp'], ['remote_mcp'], ['mcp'])],
  ['remote_mcp.url', remote, 'tools.url', on(nothing, nothing, ['https://mcp.test/'], nothing)],
  ['remote_mcp.auth_token, optional', remote, 'tools.auth_token', on(nothing)],
  ['remote_mcp.timeout', remote, 'tools.timeout', on(nothing, nothing, [30], nothing)],
  ['remote_mcp.timeout, set', patient, 'tools.timeout', on(nothing, nothing, [90], nothing)],
  [
    'several tools at once',
    { tools: { ...searched.tools, ...filed.tools, ...remote.tools, ...called.tools } },
    'tools.type',
    on(
      ['web_search', 'file_search', 'mcp', 'function'],
      ['web_search', 'file_search', 'mcp', 'function'],
      ['web_search', 'file_search', 'remote_mcp', 'function'],
      ['web_search', 'file_search', 'mcp'],
    ),
  ],
])

test('A.4 remote_mcp.auth_token, from the keychain', () => {
  const toolTokens = new Map([['m1', 'secret']])
  expect(valuesAt(sent({ ...pages.apimart, ...remote }, { toolTokens }), 'tools.auth_token')).toEqual([
    'secret',
  ])
  expect(valuesAt(sent({ ...pages.agcloud, ...remote }, { toolTokens }), 'tools.authorization')).toEqual([
    'secret',
  ])
})

const call = { type: 'function_call', call_id: 'c1', name: 'get_price', arguments: '{}' }
const output = { type: 'function_call_output', call_id: 'c1', output: '3' }

test.each(['agcloud', 'gptproto', 'apimart'] as const)('A.4 tool flow: %s', (page) => {
  const body = sent({ ...pages[page], ...called }, { steps: [{ items: [call], outputs: [output] }] })
  expect(body['input']).toEqual([question, call, output])
  expect(body['tools']).toHaveLength(1)
})

test('A.7 the sample request for research: no tool, no background, a JPEG behind the text, one plain POST', () => {
  const { body, ...rest } = built(pages.research, { turns: [asked(jpeg)], cacheKey: 'thread-1' })
  expect(JSON.parse(Buffer.from(body).toString())).toEqual({
    model: 'o4-mini-deep-research',
    stream: false,
    store: false,
    input: [
      {
        role: 'user',
        content: [...question.content, { type: 'input_image', detail: 'high', image_url: jpegUrl }],
      },
    ],
  })
  expect(rest).toMatchObject({ isStreamed: false, isBackground: false })
})
