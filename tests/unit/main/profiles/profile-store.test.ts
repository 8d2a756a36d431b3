import { beforeEach, describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../../src/main/settings/default-settings.ts'
import { SavedSettings } from '../../../../src/main/settings/settings-store.ts'
import { newProfile } from '../../../../src/main/profiles/new-profile.ts'
import { firstPreset, presetOf } from '../../../../src/main/profiles/presets.ts'
import { ProfileStore } from '../../../../src/main/profiles/profile-store.ts'
import { someFunction, someServer } from './some-tools.ts'

let settings: SavedSettings
let profiles: ProfileStore
let isFull: boolean
let otherServer: string
beforeEach(() => {
  isFull = false
  otherServer = 'Another server'
  let count = 0
  const write = () => {
    if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  }
  const defaults = () => defaultSettings({ platform: 'linux', firstProfile: newProfile(firstPreset, 'p') })
  settings = new SavedSettings({ file: { read: () => undefined, write }, defaults })
  profiles = new ProfileStore(
    settings,
    () => `new-${++count}`,
    () => otherServer,
  )
})

const failure = (code: string, field?: string) =>
  expect.objectContaining(field === undefined ? { code } : { code, details: { field } }) as unknown
const names = () => settings.get().profiles.map(({ name }) => name)

describe('several profiles', () => {
  test('a new one is the next to be asked', () => {
    const added = profiles.add('apimart')
    expect(added).toEqual(newProfile(presetOf('apimart'), 'new-1'))
    expect(profiles.current()).toEqual(added)
  })

  test('a server of the user’s own is called that in their language, and by its host from the first address on', () => {
    otherServer = 'Anderer Server'
    profiles.add('custom')
    profiles.add('custom')
    profiles.change('p', { preset: 'custom' })
    expect(names()).toEqual(['Anderer Server 3', 'Anderer Server', 'Anderer Server 2'])
    profiles.change('new-2', { baseUrl: 'https://b.example/v1' })
    otherServer = 'Another server'
    profiles.add('custom')
    profiles.add('openai')
    expect(names().slice(2)).toEqual(['b.example', 'Another server', 'OpenAI'])
  })

  test('each has a name of its own', () => {
    profiles.add('openai')
    profiles.add('openai')
    profiles.duplicate('new-1')
    profiles.add('custom')
    profiles.add('custom')
    expect(names()).toEqual([
      'OpenAI',
      'OpenAI 2',
      'OpenAI 3',
      'OpenAI 4',
      'Another server',
      'Another server 2',
    ])
    profiles.change('p', { name: 'OpenAI 3' })
    expect(profiles.byId('p')?.name).toBe('OpenAI 5')
  })

  test('one that asks for a name that is taken keeps the number it has', () => {
    profiles.add('openai')
    profiles.change('new-1', { name: 'OpenAI' })
    expect(names()).toEqual(['OpenAI', 'OpenAI 2'])
  })

  test('one of no known preset is refused', () => {
    expect(() => profiles.add('nowhere')).toThrow(failure('field-invalid', 'preset'))
    expect(names()).toHaveLength(1)
  })

  test('a copy is the same but for its secrets, and is not asked by itself', () => {
    profiles.change('p', { model: 'm', tools: { mcpServers: [someServer()], functions: [someFunction()] } })
    for (const account of ['p', 'p:s', 'p:f']) profiles.setMarker(account, true)
    const copy = profiles.duplicate('p')
    expect(copy).toMatchObject({ id: 'new-1', model: 'm', name: 'OpenAI 2', keyHost: '' })
    expect(copy.tools).toEqual({ mcpServers: [someServer()], functions: [someFunction()] })
    expect(profiles.toolsWithToken('p')).toEqual(['s', 'f'])
    expect(profiles.current().id).toBe('p')
  })

  test('the first is asked when the default is gone, and only then', () => {
    profiles.add('ollama')
    profiles.add('vllm')
    profiles.remove('p')
    expect(settings.get().defaultProfileId).toBe('new-2')
    profiles.add('custom')
    profiles.remove('new-3')
    expect(settings.get().defaultProfileId).toBe('new-1')
  })

  test('the last one stays', () => {
    expect(() => profiles.checkRemoval('p')).toThrow(failure('bad-request'))
    expect(() => profiles.remove('p')).toThrow(failure('bad-request'))
    expect(profiles.current().id).toBe('p')
  })

  test('another one is asked from now on', () => {
    profiles.add('ollama')
    profiles.setDefault('p')
    expect(profiles.current().id).toBe('p')
  })

  test.each<[string, () => unknown]>([
    ['duplicate', () => profiles.duplicate('gone')],
    ['remove', () => profiles.remove('gone')],
    ['setDefault', () => profiles.setDefault('gone')],
    ['change', () => profiles.change('gone', {})],
    ['accountsLostBy', () => profiles.accountsLostBy('gone', {})],
    ['toolAccount', () => profiles.toolAccount('gone', 's')],
    ['toolAccounts', () => profiles.toolAccounts('gone')],
  ])('%s knows none that is gone', (_name, call) => {
    expect(call).toThrow(failure('not-found'))
  })

  test('there is an end to them', () => {
    for (let i = 0; i < 49; i++) profiles.add('ollama')
    expect(() => profiles.add('ollama')).toThrow(failure('bad-request'))
    expect(names()).toHaveLength(50)
  })

  test('an ask whose profile is gone is answered by the one there is', () => {
    expect(profiles.resolve('gone').id).toBe('p')
    expect(profiles.effective('gone')).toMatchObject({ id: 'p', dialect: firstPreset.dialect })
  })
})

describe('a key', () => {
  test('is known only for the host it was entered for', () => {
    profiles.setMarker('p', true)
    expect(profiles.hasMarker('p')).toBe(true)
    expect(profiles.change('p', { preset: 'custom', baseUrl: 'https://other.example/v1' })).toBe(
      'another-host',
    )
    expect(profiles.hasMarker('p')).toBe(false)
    profiles.change('p', { preset: 'openai' })
    expect(profiles.hasMarker('p')).toBe(true)
  })

  test('stays for another path or model of the same host', () => {
    profiles.setMarker('p', true)
    expect(profiles.change('p', { model: 'm', baseUrl: 'https://api.openai.com/v2' })).toBe('same-host')
    expect(profiles.hasMarker('p')).toBe(true)
  })

  test('is not known any more once it was forgotten', () => {
    profiles.setMarker('p', true)
    profiles.setMarker('p', false)
    expect([profiles.hasMarker('p'), profiles.current().keyHost]).toEqual([false, ''])
  })
})

describe('the secret of a tool', () => {
  beforeEach(() => {
    profiles.change('p', { tools: { mcpServers: [someServer()], functions: [someFunction()] } })
  })

  test('is noted for the host of the tool', () => {
    expect(profiles.hasMarker('p:s')).toBe(false)
    profiles.setMarker('p:s', true)
    expect([profiles.hasMarker('p:s'), profiles.hasMarker('p:f'), profiles.hasMarker('p')]).toEqual([
      true,
      false,
      false,
    ])
    expect(profiles.current().tools.mcpServers?.[0]?.tokenHost).toBe('mcp.example')
    expect([profiles.toolsWithToken('p'), profiles.toolAccounts('p')]).toEqual([['s'], ['p:s']])
    profiles.setMarker('p:s', false)
    expect(profiles.hasMarker('p:s')).toBe(false)
  })

  test('is no concern of a tool or a profile that is not there', () => {
    for (const account of ['p:x', 'q:s', ':s', 'p:']) {
      profiles.setMarker(account, true)
      expect(profiles.hasMarker(account)).toBe(false)
    }
    expect(profiles.toolAccounts('p')).toEqual([])
    expect(() => profiles.toolAccount('p', 'x')).toThrow(failure('not-found'))
    expect(profiles.toolAccount('p', 'f')).toBe('p:f')
  })

  test('a program on this computer has none', () => {
    const run = { kind: 'command' as const, program: 'p', args: [], timeoutSeconds: 1 }
    profiles.change('p', { tools: { functions: [someFunction({ run })] } })
    profiles.setMarker('p:f', true)
    expect(profiles.hasMarker('p:f')).toBe(false)
  })

  test('a change tells which secrets nobody would know of any more', () => {
    profiles.setMarker('p:s', true)
    profiles.setMarker('p:f', true)
    const moved = someServer({ url: 'https://elsewhere.example/mcp' })
    expect(profiles.accountsLostBy('p', { model: 'm' })).toEqual([])
    expect(profiles.accountsLostBy('p', { tools: { mcpServers: [moved] } })).toEqual(['p:s', 'p:f'])
    expect(profiles.accountsLostBy('p', { tools: { functions: [someFunction()] } })).toEqual(['p:s'])
    expect(() => profiles.accountsLostBy('p', { baseUrl: 'ftp://a.example' })).toThrow(
      failure('address-invalid'),
    )
    expect(profiles.toolAccounts('p')).toEqual(['p:s', 'p:f'])
  })
})

describe('what a server refused', () => {
  test('is kept for that model, once', () => {
    const refused = { kind: 'refused-field', model: 'm', field: 'temperature' } as const
    profiles.learn('p', refused)
    const { profiles: once } = settings.get()
    profiles.learn('p', refused)
    expect(settings.get().profiles).toBe(once) // and not saved again
    profiles.learn('p', { ...refused, field: 'top_p' })
    profiles.learn('p', { kind: 'efforts', model: 'm', efforts: ['high', 'low', 'huge'] })
    expect(profiles.current().modelRules).toEqual({
      m: { refusedFields: ['temperature', 'top_p'], efforts: ['low', 'high'] },
    })
    profiles.change('p', { model: 'm' })
    expect(profiles.effective('p').modelRule.refusedFields).toEqual(['temperature', 'top_p'])
  })

  test.each([
    { kind: 'efforts', model: 'm', efforts: ['huge'] } as const,
    { kind: 'efforts', model: 'm', efforts: [] } as const,
    { kind: 'refused-field', model: 'm', field: 'x'.repeat(65) } as const,
    { kind: 'refused-field', model: 'm', field: '' } as const,
    { kind: 'refused-field', model: 'm'.repeat(201), field: 'x' } as const,
    { kind: 'refused-field', model: '', field: 'x' } as const,
  ])('is no rule when it says nothing: %j', (learned) => {
    profiles.learn('p', learned)
    expect(profiles.current().modelRules).toEqual({})
  })

  test('is bounded, and the latest stays', () => {
    for (let i = 0; i < 40; i++) profiles.learn('p', { kind: 'refused-field', model: 'm', field: `f${i}` })
    const fields = profiles.current().modelRules['m']?.refusedFields ?? []
    expect([fields.length, fields.at(0), fields.at(-1)]).toEqual([30, 'f10', 'f39'])
  })

  test('costs no answer when it cannot be saved, or its profile is gone', () => {
    isFull = true
    profiles.learn('p', { kind: 'refused-field', model: 'm', field: 'temperature' })
    profiles.learn('gone', { kind: 'refused-field', model: 'm', field: 'temperature' })
    expect(profiles.current().modelRules).toEqual({})
    expect(() => profiles.change('p', { model: 'm' })).toThrow(failure('disk-full'))
  })
})
