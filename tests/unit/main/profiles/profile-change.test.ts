import type { Profile, ProfilePatch } from '#shared/schemas/profile.ts'
import { describe, expect, test } from 'vitest'
import { changedProfile, uniqueName } from '../../../../src/main/profiles/profile-change.ts'
import { newProfile } from '../../../../src/main/profiles/new-profile.ts'
import { firstPreset, presetOf } from '../../../../src/main/profiles/presets.ts'
import { someProfile } from '../../../support/profiles.ts'
import { someFunction, someServer } from './some-tools.ts'

const first = newProfile(firstPreset, 'p')
const change = (profile: Profile, ...patches: ProfilePatch[]) =>
  patches.reduce<Profile>(
    (changed, patch) => changedProfile(changed, patch, ['Taken'], 'Another server'),
    profile,
  )

test('another preset brings its own address along', () => {
  const custom = change(first, { preset: 'custom' })
  expect(custom).toMatchObject({ preset: 'custom', name: 'Another server', baseUrl: '', model: '' })
  expect(change(custom, { preset: 'openai' })).toMatchObject({
    baseUrl: firstPreset.baseUrl,
    model: firstPreset.model,
  })
  expect(change(first, { preset: 'azure-openai' })).toMatchObject({ auth: 'header', authHeader: 'api-key' })
})

test('another preset takes away what was set for the server before, and nothing else', () => {
  const ofServer = {
    dialect: { streamOk: false },
    timeouts: { idleMs: 1_000 },
    modelRules: { m: { efforts: [] } },
    prices: { m: { input: 1, output: 1, asOf: '2026-11-01' } },
    extraHeaders: { 'x-team': 'a' },
    extraBody: { seed: 1 },
    certificate: '-----BEGIN CERTIFICATE-----',
  }
  const ofUser = { options: { instructions: 'Be brief.' }, tools: { webSearch: { isOn: true } } }
  const changed = change({ ...first, ...ofServer, ...ofUser }, { preset: 'ollama' })
  expect(changed).toEqual({ ...newProfile(presetOf('ollama'), 'p'), ...ofUser })
  expect(change({ ...first, ...ofServer }, { preset: 'openai' })).toEqual({ ...first, ...ofServer })
})

test('a preset that is not there is refused', () => {
  expect(() => change(first, { preset: 'nowhere' })).toThrow(
    expect.objectContaining({ code: 'field-invalid', details: { field: 'preset' } }),
  )
})

test.each([
  ['ftp://a.example', 'address-invalid'],
  ['http://a.example', 'address-unsafe'],
  ['https://name:secret@a.example', 'address-unsafe'],
])('%s is refused', (baseUrl, code) => {
  expect(() => change(first, { baseUrl })).toThrow(expect.objectContaining({ code }))
})

describe('the name', () => {
  test('of a server of one’s own is its host, until it is given one', () => {
    const local = change(first, { preset: 'custom' }, { baseUrl: 'http://localhost:8080' })
    expect(local.name).toBe('localhost:8080')
    expect(change(local, { baseUrl: 'https://a.example' }).name).toBe('a.example')
    expect(change(local, { baseUrl: '' }).name).toBe('localhost:8080')
    const named = change(local, { name: 'Workshop' })
    expect(change(named, { baseUrl: 'https://a.example' }, { model: 'm' }).name).toBe('Workshop')
    expect(change(first, { preset: 'custom', baseUrl: 'https://a.example' }).name).toBe('a.example')
  })

  test('follows the host when a number had to be added to it', () => {
    const second = {
      ...change(first, { preset: 'custom', baseUrl: 'https://a.example' }),
      name: 'a.example 2',
    }
    expect(change(second, { baseUrl: 'https://b.example' }).name).toBe('b.example')
  })

  test('is no other profile’s', () => {
    expect(change(first, { name: 'Taken' }).name).toBe('Taken 2')
    expect(change({ ...first, name: 'Taken' }, { model: 'm' }).name).toBe('Taken') // from before there was a rule
  })

  test.each([
    ['A', ['B'], 'A'],
    ['A', ['A'], 'A 2'],
    ['A', ['A', 'A 2', 'A 3'], 'A 4'],
    ['A 2', ['A', 'A 2'], 'A 3'],
    ['Llama 3', ['Llama 3'], 'Llama 4'],
    ['2', ['2'], '2 2'],
    ['x'.repeat(80), ['x'.repeat(80)], `${'x'.repeat(78)} 2`],
  ])('%s beside %j is %s', (name, taken, unique) => {
    expect(uniqueName(name, taken)).toBe(unique)
  })
})

describe('what is known of a tool’s secret', () => {
  const known = someProfile({
    tools: {
      mcpServers: [someServer({ tokenHost: 'mcp.example' })],
      functions: [someFunction({ tokenHost: 'run.example' })],
    },
  })
  const hosts = (profile: Profile) => [
    profile.tools.mcpServers?.map(({ tokenHost }) => tokenHost),
    profile.tools.functions?.map(({ tokenHost }) => tokenHost),
  ]
  const http = (url: string) => ({ kind: 'http' as const, url, timeoutSeconds: 10 })

  test('stays while the host does, whatever the page says', () => {
    const tools = {
      mcpServers: [someServer({ url: 'https://mcp.example/other', label: 'renamed', tokenHost: '' })],
      functions: [someFunction({ run: http('https://run.example/x'), tokenHost: 'evil.example' })],
    }
    const changed = change(known, { tools })
    expect(hosts(changed)).toEqual([['mcp.example'], ['run.example']])
    expect(changed.tools.mcpServers?.[0]).toMatchObject({
      label: 'renamed',
      url: 'https://mcp.example/other',
    })
  })

  test('is gone with the host', () => {
    const tools = {
      mcpServers: [someServer({ url: 'https://evil.example/mcp', tokenHost: 'evil.example' })],
      functions: [
        someFunction({ run: http('https://run.example:8443/weather'), tokenHost: 'run.example:8443' }),
        someFunction({ id: 'g', name: 'g', run: http('https://run.example/g'), tokenHost: 'run.example' }),
      ],
    }
    const moved = change(known, { tools })
    expect(hosts(moved)).toEqual([[''], ['', '']])
    expect(hosts(change(moved, { tools: known.tools }))).toEqual([[''], ['']])
  })

  test('does not come along with an id from another tool', () => {
    const tools = { mcpServers: [someServer({ id: 'f' })], functions: [] }
    expect(hosts(change(known, { tools }))).toEqual([[''], []])
  })

  test('is untouched by other changes', () => {
    expect(change(known, { model: 'm', options: { temperature: 0 } }).tools).toEqual(known.tools)
  })

  test('goes no further than the provider it was handed to, nor does what else was set for that server', () => {
    const moved = change({ ...known, extraHeaders: { 'X-Team': 'secret' } }, { preset: 'ollama' })
    expect(moved.tools.mcpServers?.map(({ tokenHost }) => tokenHost)).toEqual(
      known.tools.mcpServers?.map(() => ''),
    )
    expect(moved.tools.functions).toEqual(known.tools.functions)
    const elsewhere = change(
      { ...known, extraHeaders: { 'X-Team': 'secret' } },
      { baseUrl: 'https://other.example/v1' },
    )
    expect(elsewhere.extraHeaders).toEqual({})
    expect(elsewhere.tools.mcpServers?.every(({ tokenHost }) => tokenHost === '')).toBe(true)
  })
})

test.each([
  ['tools', { mcpServers: [someServer({ id: 'x' })], functions: [someFunction({ id: 'x' })] }],
  ['tools.mcpServers', { mcpServers: [someServer(), someServer({ id: 't' })] }],
  ['tools.functions', { functions: [someFunction(), someFunction({ id: 'g' })] }],
])('two of the same among the %s are refused', (field, tools) => {
  expect(() => change(first, { tools })).toThrow(
    expect.objectContaining({ code: 'field-invalid', details: { field } }),
  )
})
