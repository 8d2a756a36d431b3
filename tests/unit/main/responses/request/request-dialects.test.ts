import fc from 'fast-check'
import { details, efforts } from '#shared/schemas/answer-options.ts'
import { expect, test } from 'vitest'
import { asked, bodyOf, built, picture, valuesAt } from './sent-request.ts'
import type { AnswerOptions } from '#shared/schemas/answer-options.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import type { Tools } from '#shared/schemas/tool.ts'
import type { Sent } from './sent-request.ts'

const flag = fc.boolean()
const dialects: fc.Arbitrary<Dialect> = fc.record({
  systemPromptAs: fc.constantFrom('instructions', 'developer', 'system', 'prefix'),
  maxTokensKey: fc.constantFrom('max_output_tokens', 'max_tokens'),
  webSearchType: fc.constantFrom('web_search', 'web_search_preview'),
  webSearchFiltersKey: fc.constantFrom('filters', 'filter'),
  mcpDialect: fc.constantFrom('mcp', 'remote_mcp'),
  deepResearchAutoTool: flag,
  sendDetail: flag,
  pictureTypes: fc.constant(['image/png' as const]),
  imageUrlOk: flag,
  fileIdOk: flag,
  filesOk: flag,
  stateMode: fc.constantFrom('client', 'previous_response_id'),
  sendStore: flag,
  sendStreamOptions: flag,
  reasoningOk: flag,
  backgroundOk: flag,
  streamOk: flag,
})
const none = { requiredKeys: [] }
const options = fc.record(
  {
    instructions: fc.constantFrom('', 'Be brief.'),
    maxOutputTokens: fc.constant(64),
    temperature: fc.constant(0.5),
    topP: fc.constant(0.5),
    effort: fc.constantFrom(...efforts),
    summary: fc.constant('auto' as const),
    verbosity: fc.constant('low' as const),
    format: fc.constant({ type: 'json_object' as const }),
    detail: fc.constantFrom(...details),
    store: flag,
    background: flag,
    include: fc.constant(['web_search_call.results' as const]),
    metadata: fc.constant({ team: 'docs' }),
    parallelToolCalls: flag,
    maxToolCalls: fc.constant(3),
    toolChoice: fc.constantFrom('auto', 'none', 'required'),
    serviceTier: fc.constant('flex' as const),
    safetyIdentifier: fc.constant('abc'),
  },
  none,
) as fc.Arbitrary<AnswerOptions>
const server = { isOn: true, label: 'docs', url: 'https://mcp.test/', tokenHost: '' }
const tools = fc.record(
  {
    webSearch: fc.record({ isOn: flag, allowedDomains: fc.constantFrom([], ['a.test']) }),
    fileSearch: fc.record({ isOn: flag, vectorStoreIds: fc.constant(['vs_1']) }),
    mcpServers: fc.array(
      fc.record({ id: fc.constant('m1'), approval: fc.constantFrom('always', 'never') }).map((rest) => ({
        ...server,
        ...rest,
      })),
    ),
  },
  none,
) as fc.Arbitrary<Tools>
const models = fc.constantFrom(
  'gpt-4o-mini',
  'gpt-5-mini',
  'gpt-5.1',
  'gpt-6-sol',
  'o4-mini-deep-research',
  'llava',
)
const asking = fc.record({ dialect: dialects, options, tools, model: models })

const thread = {
  turns: [
    asked({ question: 'First?', answer: 'Yes.', responseId: 'resp_1', pictures: [picture(1)] }),
    asked({ pictures: [picture(1), picture(2)] }),
  ],
  cacheKey: 'thread-1',
}

/** What must hold of any body, each by the switch that it hangs on. */
const laws: Readonly<Record<string, (body: Sent, dialect: Dialect) => boolean>> = {
  'input is a list': ({ input }) => Array.isArray(input),
  'store is sent just where it is known': (body, { sendStore }) => 'store' in body === sendStore,
  'nothing is stored unless asked for or gone on from': ({ store }, { stateMode }) =>
    store !== true || stateMode === 'previous_response_id',
  'an answer is gone on from only where it is stored': (body, { stateMode, sendStore }) =>
    !('previous_response_id' in body) ||
    (stateMode === 'previous_response_id' && body['store'] === (sendStore ? true : undefined)),
  'what only the original knows goes only there': (body, { sendStreamOptions }) =>
    sendStreamOptions || !('stream_options' in body || 'prompt_cache_key' in body),
  'stream options go with a stream': (body) => !('stream_options' in body) || body['stream'] === true,
  'nothing is streamed where nothing can be': ({ stream }, { streamOk }) => streamOk || stream === false,
  'nothing runs in the background where nothing can': (body, { backgroundOk }) =>
    backgroundOk || !('background' in body),
  'no reasoning where it is not known': (body, { reasoningOk }) => reasoningOk || !('reasoning' in body),
  'one name for the limit': (body, { maxTokensKey }) =>
    !(maxTokensKey === 'max_tokens' ? 'max_output_tokens' in body : 'max_tokens' in body),
  'temperature and effort exclude each other': (body) =>
    !('temperature' in body) || [undefined, 'none'].includes(valuesAt(body, 'reasoning.effort')[0] as string),
  'tools are spoken of only where there are some': (body) =>
    'tools' in body || !('tool_choice' in body || 'parallel_tool_calls' in body || 'max_tool_calls' in body),
  'detail stands with every picture or with none': (body, { sendDetail }) =>
    valuesAt(body, 'input.content.detail').length ===
    (sendDetail ? valuesAt(body, 'input.content.image_url').length : 0),
  'no picture twice': (body) => {
    const urls = valuesAt(body, 'input.content.image_url')
    return new Set(urls).size === urls.length
  },
  'the system prompt is in one place at most': (body) =>
    (JSON.stringify(body).match(/Be brief\./g) ?? []).length <= 1,
  'the filter of domains has one name': (body, { webSearchFiltersKey }) =>
    valuesAt(body, webSearchFiltersKey === 'filter' ? 'tools.filters' : 'tools.filter').length === 0,
}

test.each(Object.entries(laws))('in every dialect, with any options: %s', (_, holds) => {
  fc.assert(
    fc.property(asking, (changes) => {
      const stored = changes.options.store === true ? { ...changes.options, store: false } : changes.options
      return holds(bodyOf(built({ ...changes, options: stored }, thread)), changes.dialect)
    }),
  )
})

test('every field that is listed is in the body, and goes when it is dropped', () => {
  fc.assert(
    fc.property(asking, fc.nat(), (changes, nth) => {
      const { fields, ...request } = built(changes, thread)
      for (const field of fields) expect(valuesAt(bodyOf(request), field)).not.toEqual([])
      const field = fields[nth % fields.length]
      if (field === undefined) return
      const amended = built(changes, { ...thread, amendment: { droppedFields: [field] } })
      expect(valuesAt(bodyOf(amended), field)).toEqual([])
      expect(amended.fields).not.toContain(field)
    }),
  )
})
