import { beforeEach, expect, test } from 'vitest'
import { profileHandlers } from '../../../../src/main/ipc/profile-handlers.ts'
import type { HandlerDependencies } from '../../../../src/main/ipc/handlers.ts'
import { newProfile } from '../../../../src/main/profiles/new-profile.ts'
import { firstPreset } from '../../../../src/main/profiles/presets.ts'
import { ProfileStore } from '../../../../src/main/profiles/profile-store.ts'
import { defaultSettings } from '../../../../src/main/settings/default-settings.ts'
import { SavedSettings } from '../../../../src/main/settings/settings-store.ts'
import { someFunction, someServer } from '../tools/some-tools.ts'

const toolAccounts = [`q:${someServer().id}`, `q:${someFunction().id}`]
let ids: () => readonly string[]
let forgotten: string[]
let answers: Record<string, 'missing' | 'locked' | 'unavailable'>
let handlers: ReturnType<typeof profileHandlers>

beforeEach(() => {
  const defaults = () => defaultSettings({ platform: 'linux', firstProfile: newProfile(firstPreset, 'p') })
  const settings = new SavedSettings({ file: { read: () => undefined, write: () => undefined }, defaults })
  const profiles = new ProfileStore(
    settings,
    () => 'q',
    () => 'Another server',
  )
  profiles.add('custom')
  profiles.change('q', { tools: { functions: [someFunction()], mcpServers: [someServer()] } })
  for (const account of toolAccounts) profiles.setMarker(account, true)
  ids = () => settings.get().profiles.map(({ id }) => id)
  forgotten = []
  answers = {}
  handlers = profileHandlers({
    profiles,
    keys: {
      forget: (account: string) => {
        forgotten.push(account)
        return Promise.resolve(answers[account] ?? 'missing')
      },
      forgetSession: (account: string) => Promise.resolve(void forgotten.push(`session ${account}`)),
    },
    store: { approvals: { forget: (id: string) => void forgotten.push(`grants ${id}`) } },
    settingsView: () => ({}),
    onProfileChanged: () => undefined,
  } as unknown as HandlerDependencies)
})

test('a profile goes with its key, the secrets of its tools, and what was allowed to them', async () => {
  await handlers['profile:remove']('q')
  expect(ids()).toEqual(['p'])
  expect([...forgotten].sort()).toEqual(['grants q', 'q', ...toolAccounts].sort())
})

test.each(['locked', 'unavailable'] as const)(
  'a profile whose secret cannot be removed (%s) stays: nobody would know of the secret any more',
  async (state) => {
    answers = { [toolAccounts[1] ?? '']: state }
    await expect(handlers['profile:remove']('q')).rejects.toMatchObject({ code: `keychain-${state}` })
    expect(ids()).toContain('q')
    expect(forgotten).not.toContain('grants q')
  },
)

test('with another server what was allowed to the old one is taken back, and what went through it', async () => {
  await handlers['profile:change']('q', { model: 'm' })
  expect(forgotten).toEqual([])
  await handlers['profile:change']('q', { baseUrl: 'https://elsewhere.example/v1' })
  // The token of an MCP server is handed to whoever answers; a function's goes past them.
  expect(forgotten).toEqual([`q:${someServer().id}`, 'session q', 'grants q'])
})
