import { expect, test } from 'vitest'
import { asked, built, sent } from './sent-request.ts'
import { someFunction } from '../../../../support/profiles.ts'
import type { AnswerOptions } from '#shared/schemas/answer-options.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import type { Profile } from '#shared/schemas/profile.ts'

const tools = { functions: [someFunction] }
const round = { items: [{ type: 'function_call' }], outputs: [{ type: 'function_call_output' }] }

test('a bare profile sends nothing that is not needed', () => {
  expect(Object.keys(sent()).sort()).toEqual(['input', 'model', 'store', 'stream'])
})

test('a profile of the original sends nothing else but the padding switch and the cache key', () => {
  const body = sent({ preset: 'openai' }, { cacheKey: 'thread-1' })
  expect(Object.keys(body).sort()).toEqual(
    ['input', 'model', 'prompt_cache_key', 'store', 'stream', 'stream_options'].sort(),
  )
  expect(body).toMatchObject({
    stream_options: { include_obfuscation: false },
    prompt_cache_key: 'thread-1',
    store: false,
  })
})

const schema = { type: 'object', properties: {}, additionalProperties: false }
const options: readonly (readonly [AnswerOptions, object])[] = [
  [{ maxOutputTokens: 64 }, { max_output_tokens: 64 }],
  [{ effort: 'low' }, { reasoning: { effort: 'low' } }],
  [{ summary: 'concise' }, { reasoning: { summary: 'concise' } }],
  [{ verbosity: 'high' }, { text: { verbosity: 'high' } }],
  [{ format: { type: 'text' } }, { text: { format: { type: 'text' } } }],
  [{ format: { type: 'json_object' } }, { text: { format: { type: 'json_object' } } }],
  [
    { format: { type: 'json_schema', name: 'facts', schema, strict: true }, verbosity: 'low' },
    { text: { format: { type: 'json_schema', name: 'facts', schema, strict: true }, verbosity: 'low' } },
  ],
  [{ store: true }, { store: true }],
  [{ include: ['file_search_call.results'] }, { include: ['file_search_call.results'] }],
  [{ include: [] }, {}],
  [{ metadata: { team: 'docs' } }, { metadata: { team: 'docs' } }],
  [{ metadata: {} }, {}],
  [{ serviceTier: 'priority' }, { service_tier: 'priority' }],
  [{ safetyIdentifier: 'abc' }, { safety_identifier: 'abc' }],
]

test.each(options)('%j is sent so', (set, fields) => {
  expect(withoutBasics(sent({ options: set }))).toEqual({ store: false, ...fields })
})

function withoutBasics(body: Readonly<Record<string, unknown>>): object {
  const basics = ['model', 'input', 'stream']
  return Object.fromEntries(Object.entries(body).filter(([name]) => !basics.includes(name)))
}

const toolOptions: readonly (readonly [AnswerOptions, object])[] = [
  [{ toolChoice: 'auto' }, { tool_choice: 'auto' }],
  [{ toolChoice: 'none' }, { tool_choice: 'none' }],
  [{ toolChoice: 'required' }, { tool_choice: 'required' }],
  [{ parallelToolCalls: false }, { parallel_tool_calls: false }],
  [{ maxToolCalls: 3 }, { max_tool_calls: 3 }],
]

test.each(toolOptions)('%j is sent with tools, and only then', (set, fields) => {
  expect(sent({ options: set, tools })).toMatchObject(fields)
  expect(withoutBasics(sent({ options: set }))).toEqual({ store: false })
})

test('a call that is required is required once: the answer has to come', () => {
  const required = { options: { toolChoice: 'required' as const }, tools }
  expect(sent(required, { steps: [round] })).toHaveProperty('tool_choice', 'auto')
  expect(sent({ ...required, options: { toolChoice: 'none' } }, { steps: [round] })).toHaveProperty(
    'tool_choice',
    'none',
  )
})

const warm = { temperature: 0.2, topP: 0.5 }
const temperatures: readonly (readonly [string, AnswerOptions, boolean])[] = [
  ['gpt-4o-mini', {}, true],
  ['gpt-4.1', {}, true],
  ['gpt-5-mini', {}, false],
  ['o3', { effort: 'low' }, false],
  ['gpt-5.1', {}, true],
  ['gpt-5.1', { effort: 'none' }, true],
  ['gpt-5.1', { effort: 'low' }, false],
  ['gpt-5.6-sol', {}, false],
  ['gpt-5.6-sol', { effort: 'none' }, true],
]

test.each(temperatures)('%s with %j: temperature and top_p are sent: %s', (model, rest, isSent) => {
  const body = sent({ model, options: { ...warm, ...rest } })
  expect([body['temperature'], body['top_p']]).toEqual(isSent ? [0.2, 0.5] : [undefined, undefined])
})

test('a refusal of reasoning as a whole takes the effort along, and what hung on it', () => {
  const amendment = { droppedFields: ['reasoning'] }
  const asking = { model: 'gpt-5.1', options: { ...warm, effort: 'low' as const } }
  expect(sent(asking)).not.toHaveProperty('temperature')
  const body = sent(asking, { amendment })
  expect(body).not.toHaveProperty('reasoning')
  expect(body).toHaveProperty('temperature', 0.2)
})

const efforts = [
  ['gpt-5-mini', 'minimal', 'minimal'],
  ['gpt-5-mini', 'xhigh', 'high'],
  ['gpt-5-mini', 'none', 'minimal'],
  ['gpt-5-pro', 'low', 'high'],
  ['gpt-5.1', 'minimal', 'none'],
  ['o4-mini-deep-research', 'high', 'medium'],
  ['gpt-4o-mini', 'high', undefined],
  ['gpt-4-vision', 'low', undefined],
] as const

test.each(efforts)('on %s, an effort of %s is sent as %s', (model, effort, expected) => {
  const body = sent({ model, options: { effort, summary: 'auto' } })
  expect(body['reasoning']).toEqual(expected && { effort: expected, summary: 'auto' })
})

const switches: readonly (readonly [Partial<Dialect>, AnswerOptions, string, unknown])[] = [
  [{ maxTokensKey: 'max_tokens' }, { maxOutputTokens: 64 }, 'max_tokens', 64],
  [{ maxTokensKey: 'max_tokens' }, { maxOutputTokens: 64 }, 'max_output_tokens', undefined],
  [{ sendStore: false }, {}, 'store', undefined],
  [{ sendStore: false }, { store: true }, 'store', undefined],
  [{ stateMode: 'previous_response_id' }, {}, 'store', true],
  [{ stateMode: 'previous_response_id' }, { store: false }, 'store', false],
  [{ streamOk: false, sendStreamOptions: true }, {}, 'stream', false],
  [{ streamOk: false, sendStreamOptions: true }, {}, 'stream_options', undefined],
  [{ sendStreamOptions: true }, {}, 'stream_options', { include_obfuscation: false }],
  [{ sendStreamOptions: false }, {}, 'prompt_cache_key', undefined],
  [{ reasoningOk: false }, { effort: 'low', summary: 'auto' }, 'reasoning', undefined],
  [{ backgroundOk: true }, { background: true }, 'background', true],
  [{ backgroundOk: true }, { background: false }, 'background', undefined],
  [{ backgroundOk: true }, {}, 'background', undefined],
  [{ backgroundOk: false }, { background: true }, 'background', undefined],
]

test.each(switches)('%j with %j: %s is %j', (dialect, set, name, value) => {
  expect(sent({ dialect, options: set }, { cacheKey: 'thread-1' })[name]).toEqual(value)
})

test('in the background nothing is stored for good, unless the user lets it be', () => {
  const dialect = { backgroundOk: true }
  expect(sent({ dialect, options: { background: true } })).toMatchObject({ background: true, store: false })
  expect(sent({ dialect, options: { background: true, store: true } })).toMatchObject({ store: true })
})

const research = { model: 'o4-mini-deep-research' }
const ways = [
  ['a question', {}, true, false],
  [
    'a question in the background',
    { dialect: { backgroundOk: true }, options: { background: true } },
    true,
    true,
  ],
  [
    'the same where nothing is streamed',
    { dialect: { backgroundOk: true, streamOk: false }, options: { background: true } },
    false,
    true,
  ],
  ['deep research where it can run in the background', { ...research, preset: 'openai' }, true, true],
  [
    'deep research where the user wants to wait',
    { ...research, preset: 'openai', options: { background: false } },
    true,
    false,
  ],
  ['deep research where it cannot', research, false, false],
] as const

test.each(ways)('%s: streamed %s, in the background %s', (_, changes, isStreamed, isBackground) => {
  const request = built(changes, { turns: [asked()] })
  expect(request).toMatchObject({ isStreamed, isBackground })
  expect(sent(changes as Partial<Profile>)).toHaveProperty('stream', isStreamed)
  expect(sent(changes as Partial<Profile>)['background']).toBe(isBackground ? true : undefined)
})

const official = { preset: 'openai', model: 'gpt-5-mini', tools }
const mcpServer = {
  id: 'm1',
  isOn: true,
  label: 'docs',
  url: 'https://mcp.test/',
  approval: 'always' as const,
  tokenHost: '',
}
const thoughts: readonly (readonly [string, Partial<Profile>, readonly string[] | undefined])[] = [
  ['with functions', official, ['reasoning.encrypted_content']],
  [
    'with a server that asks',
    { ...official, tools: { mcpServers: [mcpServer] } },
    ['reasoning.encrypted_content'],
  ],
  [
    'with a server that does not',
    { ...official, tools: { mcpServers: [{ ...mcpServer, approval: 'never' }] } },
    undefined,
  ],
  ['without tools', { ...official, tools: {} }, undefined],
  ['of a model that does not reason', { ...official, model: 'gpt-4o-mini' }, undefined],
  ['that is stored', { ...official, options: { store: true } }, undefined],
  ['of another server', { ...official, preset: 'custom' }, undefined],
  [
    'with a wish of the user’s',
    { ...official, options: { include: ['web_search_call.action.sources'] } },
    ['web_search_call.action.sources', 'reasoning.encrypted_content'],
  ],
  [
    'with the same wish of the user’s',
    { ...official, options: { include: ['reasoning.encrypted_content'] } },
    ['reasoning.encrypted_content'],
  ],
]

test.each(thoughts)('an answer %s: what it thought is asked for as it has to be', (_, changes, include) => {
  expect(sent(changes)['include']).toEqual(include)
})
