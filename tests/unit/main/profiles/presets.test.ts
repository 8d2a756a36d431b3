import { profileSchema } from '#shared/schemas/profile.ts'
import { dialectSchema } from '#shared/schemas/dialect.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import { describe, expect, test } from 'vitest'
import { parseBaseUrl } from '../../../../src/main/profiles/base-url.ts'
import { newProfile } from '../../../../src/main/profiles/new-profile.ts'
import { presetOf, presets } from '../../../../src/main/profiles/presets.ts'

test('the presets are offered in their order', () => {
  expect(presets.map(({ id }) => id)).toEqual([
    'openai',
    'azure-openai',
    'agcloud',
    'gptproto',
    'apimart',
    'openrouter',
    'ollama',
    'lm-studio',
    'llama-cpp',
    'vllm',
    'custom',
  ])
  expect(new Set(presets.map(({ rank }) => rank)).size).toBe(presets.length)
  expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length)
})

describe.each(presets)('$id', (preset) => {
  test('makes a profile that the settings take', () => {
    const profile = newProfile(preset, 'p1')
    expect(profileSchema.parse(profile)).toEqual(profile)
    expect(profile).toMatchObject({ id: 'p1', preset: preset.id, keyHost: '', name: preset.name })
    expect(dialectSchema.parse(preset.dialect)).toEqual(preset.dialect)
  })

  test('has an address that is used as it stands, or none', () => {
    if (preset.baseUrl === '') return
    expect(parseBaseUrl(preset.baseUrl)).toMatchObject({
      ok: true,
      responsesUrl: `${preset.baseUrl}/responses`,
    })
  })

  test('sends pictures that every server takes', () => {
    expect(preset.dialect.pictureTypes).toEqual(['image/png', 'image/jpeg'])
    expect(preset.dialect.sendDetail).toBe(true)
  })

  test('keeps the thread here, and streams', () => {
    expect(preset.dialect).toMatchObject({
      stateMode: 'client',
      streamOk: true,
      maxTokensKey: 'max_output_tokens',
    })
  })

  test('offers the model it begins with', () => {
    if (preset.model !== '') expect(preset.models).toContain(preset.model)
  })
})

test.each([
  ['openai', 'https://api.openai.com/v1', 'bearer', ''],
  ['azure-openai', '', 'header', 'api-key'],
  ['agcloud', '', 'bearer', ''],
  ['gptproto', 'https://gptproto.com/v1', 'raw', ''],
  ['apimart', 'https://api.apimart.ai/v1', 'bearer', ''],
  ['openrouter', 'https://openrouter.ai/api/v1', 'bearer', ''],
  ['ollama', 'http://localhost:11434/v1', 'none', ''],
  ['lm-studio', 'http://localhost:1234/v1', 'none', ''],
  ['llama-cpp', 'http://localhost:8080/v1', 'none', ''],
  ['vllm', 'http://localhost:8000/v1', 'none', ''],
  ['custom', '', 'bearer', ''],
])('%s is reached at "%s" with the key as %s', (id, baseUrl, auth, authHeader) => {
  expect(newProfile(presetOf(id), 'p')).toMatchObject({ preset: id, baseUrl, auth, authHeader })
})

/** `responses-api.md` §1.7, row by row: who differs from what the others do. */
const rows: readonly {
  readonly field: keyof Dialect
  readonly usual: unknown
  readonly but: Readonly<Record<string, unknown>>
}[] = [
  {
    field: 'systemPromptAs',
    usual: 'instructions',
    but: { agcloud: 'developer', gptproto: 'prefix', apimart: 'system' },
  },
  { field: 'webSearchType', usual: 'web_search', but: {} },
  { field: 'webSearchFiltersKey', usual: 'filters', but: { agcloud: 'filter' } },
  { field: 'mcpDialect', usual: 'mcp', but: { apimart: 'remote_mcp' } },
  { field: 'deepResearchAutoTool', usual: false, but: { openai: true, 'azure-openai': true } },
  { field: 'imageUrlOk', usual: true, but: { 'azure-openai': false, ollama: false, 'lm-studio': false } },
  {
    field: 'fileIdOk',
    usual: false,
    but: { openai: true, agcloud: true, gptproto: true, custom: true },
  },
  {
    field: 'filesOk',
    usual: true,
    but: { apimart: false, ollama: false, 'lm-studio': false, 'llama-cpp': false, vllm: false },
  },
  { field: 'sendStore', usual: true, but: { openrouter: false, ollama: false, 'llama-cpp': false } },
  { field: 'sendStreamOptions', usual: false, but: { openai: true, 'azure-openai': true } },
  { field: 'reasoningOk', usual: true, but: { apimart: false } },
  { field: 'backgroundOk', usual: false, but: { openai: true, 'azure-openai': true } },
]

test.each(rows)('$field is $usual but where a provider differs', ({ field, usual, but }) => {
  const expected = Object.fromEntries(presets.map(({ id }) => [id, Object.hasOwn(but, id) ? but[id] : usual]))
  expect(Object.fromEntries(presets.map(({ id, dialect }) => [id, dialect[field]]))).toEqual(expected)
})

test('only a server that documents both ways to send a key is tried the other way', () => {
  expect(presets.filter(({ authFallback }) => authFallback).map(({ id }) => id)).toEqual(['gptproto'])
})

test('only the original’s prices and dates are taken for certain', () => {
  expect(presets.filter(({ isOfficial }) => isOfficial).map(({ id }) => id)).toEqual(['openai'])
  expect(presets.filter(({ shutdowns }) => shutdowns).map(({ id }) => id)).toEqual(['openai'])
})

test('local servers say how they are asked what they can', () => {
  expect(presets.flatMap(({ probe }) => probe ?? [])).toEqual(['ollama', 'lm-studio', 'llama-cpp', 'vllm'])
})

test('a preset of another version is read as any other server', () => {
  expect(presetOf('of-next-year').id).toBe('custom')
})
