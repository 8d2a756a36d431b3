import { expect, test } from 'vitest'
import { effectiveProfile } from '../../../../../src/main/profiles/effective-profile.ts'
import { newProfile } from '../../../../../src/main/profiles/new-profile.ts'
import { presetOf, presets } from '../../../../../src/main/profiles/presets.ts'
import { buildRequest } from '../../../../../src/main/responses/request/request-body.ts'
import { asked, bodyOf, dataUrl, failureOf, picture } from './sent-request.ts'
import { someFunction } from '../../../../support/profiles.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Turn } from '../../../../../src/main/responses/answer-request.ts'
import type { RequestInput } from '../../../../../src/main/responses/request/request-body.ts'
import type { Sent } from './sent-request.ts'

/** What a provider is documented to want (responses-api.md §1.7 and the pages of the appendix). */
type Wants = {
  readonly prompt: 'instructions' | 'developer' | 'system' | 'prefix'
  readonly filters: 'filters' | 'filter'
  readonly mcp: 'mcp' | 'remote_mcp'
  /** `stream_options`, `prompt_cache_key`, `background`: fields that only the original is known to take. */
  readonly isOfficial: boolean
  readonly reasoning: boolean
  readonly store: boolean
  readonly pictureUrl: boolean
  readonly pictureId: boolean
  readonly files: boolean
}

const copy: Wants = {
  prompt: 'instructions',
  filters: 'filters',
  mcp: 'mcp',
  isOfficial: false,
  reasoning: true,
  store: true,
  pictureUrl: true,
  pictureId: true,
  files: true,
}
const local: Wants = { ...copy, pictureUrl: false, pictureId: false, files: false }

const wanted: Readonly<Record<string, Wants>> = {
  openai: { ...copy, isOfficial: true },
  'azure-openai': { ...copy, isOfficial: true, pictureUrl: false, pictureId: false },
  agcloud: { ...copy, prompt: 'developer', filters: 'filter' },
  gptproto: { ...copy, prompt: 'prefix' },
  apimart: {
    ...copy,
    prompt: 'system',
    mcp: 'remote_mcp',
    reasoning: false,
    pictureId: false,
    files: false,
  },
  openrouter: { ...copy, store: false, pictureId: false },
  ollama: { ...local, store: false },
  'lm-studio': local,
  'llama-cpp': { ...local, store: false, pictureUrl: true },
  vllm: { ...local, pictureUrl: true },
  custom: copy,
}
const rows = Object.entries(wanted)

test('every provider that must work is there, and every one that is there is looked at', () => {
  expect(presets.map(({ id }) => id).sort()).toEqual(Object.keys(wanted).sort())
})

const question = 'What is this?'
const options: Profile['options'] = {
  instructions: 'Be brief.',
  maxOutputTokens: 500,
  effort: 'low',
  summary: 'auto',
  verbosity: 'low',
  background: true,
  metadata: { team: 'docs' },
}
const functionTool = { ...someFunction, strict: true }
const tools: Profile['tools'] = {
  webSearch: { isOn: true, allowedDomains: ['a.test'], contextSize: 'low' },
  fileSearch: { isOn: true, vectorStoreIds: ['vs_1'] },
  mcpServers: [
    { id: 'm1', isOn: true, label: 'docs', url: 'https://mcp.test/', approval: 'never', tokenHost: '' },
  ],
  functions: [functionTool],
}

function request(preset: string, changes: Partial<Profile>, turn: Partial<Turn> = {}): RequestInput {
  const profile = { ...newProfile(presetOf(preset), 'p1'), model: 'gpt-5-mini', ...changes }
  return {
    profile: effectiveProfile(profile),
    turns: [asked({ question, ...turn })],
    toolTokens: new Map([['m1', 'secret']]),
    cacheKey: 'thread-1',
  }
}

test.each(rows)('%s: everything at once', (preset, wants) => {
  const pictures = [picture(1), { ...picture(2), mimeType: 'image/jpeg' as const }]
  const { body, ...rest } = buildRequest(request(preset, { options, tools }, { pictures }))
  expect(bodyOf({ body })).toStrictEqual({
    model: 'gpt-5-mini',
    ...(wants.prompt === 'instructions' ? { instructions: 'Be brief.' } : {}),
    max_output_tokens: 500,
    ...(wants.reasoning ? { reasoning: { effort: 'low', summary: 'auto' } } : {}),
    text: { verbosity: 'low' },
    tools: toolsFor(wants),
    stream: true,
    ...(wants.store ? { store: false } : {}),
    metadata: { team: 'docs' },
    ...(wants.isOfficial ? officialFields : {}),
    input: inputFor(wants),
  })
  expect(rest).toMatchObject({ isStreamed: true, isBackground: wants.isOfficial, maxOutputTokens: 500 })
})

const officialFields = {
  stream_options: { include_obfuscation: false },
  prompt_cache_key: 'thread-1',
  background: true,
  include: ['reasoning.encrypted_content'],
}

function toolsFor(wants: Wants): readonly object[] {
  return [
    { type: 'web_search', [wants.filters]: { allowed_domains: ['a.test'] }, search_context_size: 'low' },
    { type: 'file_search', vector_store_ids: ['vs_1'] },
    wants.mcp === 'remote_mcp'
      ? { type: 'remote_mcp', url: 'https://mcp.test/', auth_token: 'secret', timeout: 30 }
      : {
          type: 'mcp',
          server_label: 'docs',
          server_url: 'https://mcp.test/',
          authorization: 'secret',
          require_approval: 'never',
        },
    { type: 'function', name: 'add', description: 'Adds', parameters: { type: 'object' }, strict: true },
  ]
}

function inputFor({ prompt }: Wants): readonly object[] {
  const text = prompt === 'prefix' ? `Be brief.\n\n${question}` : question
  const image = { type: 'input_image', detail: 'high' }
  const user = {
    role: 'user',
    content: [
      { type: 'input_text', text },
      { ...image, image_url: dataUrl(1) },
      { ...image, image_url: dataUrl(2).replace('png', 'jpeg') },
    ],
  }
  return prompt === 'developer' || prompt === 'system'
    ? [{ role: prompt, content: [{ type: 'input_text', text: 'Be brief.' }] }, user]
    : [user]
}

test.each(rows)('%s: a bare question asks for no more than it has to', (preset, wants) => {
  const { body, isBackground } = buildRequest({ ...request(preset, {}), toolTokens: new Map() })
  const { input, ...fields } = bodyOf({ body })
  expect(fields).toStrictEqual({
    model: 'gpt-5-mini',
    stream: true,
    ...(wants.store ? { store: false } : {}),
    ...(wants.isOfficial
      ? { stream_options: { include_obfuscation: false }, prompt_cache_key: 'thread-1' }
      : {}),
  })
  expect(input).toStrictEqual([{ role: 'user', content: [{ type: 'input_text', text: question }] }])
  expect(isBackground).toBe(false)
})

test.each(rows)('%s: the wish to store goes only where it is known', (preset, wants) => {
  const body = bodyOf(buildRequest(request(preset, { options: { store: true } })))
  expect(body['store']).toBe(wants.store ? true : undefined)
})

const image = (part: object) => ({ type: 'input_image', detail: 'high', ...part })
const refusedPicture = { code: 'picture-invalid', details: { field: 'input_image' } }
const refusedFile = { code: 'document-refused', details: { field: 'input_file' } }

function partOf(preset: string, turn: Partial<Turn>): unknown {
  const [message] = bodyOf(buildRequest(request(preset, {}, turn)))['input'] as readonly Sent[]
  return (message?.['content'] as readonly unknown[])[1]
}

test.each(rows)('%s: pictures and documents by address and id', (preset, wants) => {
  const url = 'https://a.test/1'
  const byUrl = { pictures: [{ kind: 'url' as const, url }] }
  const byId = { pictures: [{ kind: 'file-id' as const, fileId: 'f1' }] }
  const document = { documents: [{ kind: 'url' as const, url }] }
  if (wants.pictureUrl) expect(partOf(preset, byUrl)).toStrictEqual(image({ image_url: url }))
  else expect(failureOf(() => partOf(preset, byUrl))).toEqual(refusedPicture)
  if (wants.pictureId) expect(partOf(preset, byId)).toStrictEqual(image({ file_id: 'f1' }))
  else expect(failureOf(() => partOf(preset, byId))).toEqual(refusedPicture)
  if (wants.files) expect(partOf(preset, document)).toStrictEqual({ type: 'input_file', file_url: url })
  else expect(failureOf(() => partOf(preset, document))).toEqual(refusedFile)
})

test.each(rows)('%s: a picture is sent as PNG or JPEG, which every server takes', (preset) => {
  for (const mimeType of ['image/webp', 'image/gif'] as const)
    expect(failureOf(() => partOf(preset, { pictures: [{ ...picture(1), mimeType }] }))).toEqual(
      refusedPicture,
    )
})

test.each(rows)('%s: deep research in the way it is documented there', (preset, { isOfficial }) => {
  const model = 'o4-mini-deep-research'
  const all = { model, options: { effort: 'high' as const }, tools: { functions: [functionTool] } }
  const researched = buildRequest(request(preset, all))
  const body = bodyOf(researched)
  expect(researched).toMatchObject({ isBackground: isOfficial, isStreamed: isOfficial })
  expect(body['tools']).toEqual(isOfficial ? [{ type: 'web_search' }] : undefined)
  expect(body['reasoning']).toEqual(preset === 'apimart' ? undefined : { effort: 'medium' })
})
