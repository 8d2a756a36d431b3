import type { Args } from '#shared/contract.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import type { KeyState, ProfileView, SettingsView } from '#shared/views.ts'
import { hostedTimeouts, openaiDialect } from '../../src/main/profiles/dialects.ts'

const dialect = openaiDialect
const timeouts = hostedTimeouts

/** A profile as a page sees it: one of OpenAI, with everything as its preset has it. */
export const profileView = (more: Partial<ProfileView> = {}): ProfileView => ({
  id: 'profile-1',
  preset: 'openai',
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-5.4',
  auth: 'bearer',
  keyHost: '',
  authHeader: '',
  extraHeaders: {},
  extraBody: {},
  dialect: {},
  options: {},
  tools: {},
  modelRules: {},
  prices: {},
  timeouts: {},
  certificate: '',
  key: { kind: 'missing' },
  effective: { dialect, timeouts },
  allowedTools: [],
  models: ['gpt-5.4', 'gpt-6-luna'],
  rule: {
    name: 'gpt-5.4',
    seesPictures: 'yes',
    contextTokens: 400_000,
    efforts: ['none', 'low', 'medium', 'high', 'xhigh'],
  },
  ...more,
})

type Change = (profile: ProfileView) => ProfileView

export function withProfile(settings: SettingsView, id: string, change: Change): SettingsView {
  const profiles = settings.profiles.map((profile) => (profile.id === id ? change(profile) : profile))
  return { ...settings, profiles }
}

/** Another preset brings its own name and address, and what the patch says besides wins. */
export function changedProfile(settings: SettingsView, [id, patch]: Args<'profile:change'>): SettingsView {
  const preset = settings.presets.find((each) => each.id === patch.preset)
  return withProfile(settings, id, (profile) => {
    const brought = preset === undefined ? {} : basicsOf(preset)
    const changed = Object.assign({ ...profile }, brought, patch)
    const rule = { ...changed.rule, name: changed.model }
    const effective = {
      dialect: { ...dialect, ...changed.dialect } as Dialect,
      timeouts: { ...timeouts, ...changed.timeouts } as typeof timeouts,
    }
    return { ...changed, rule, effective }
  })
}

function basicsOf({ id, name, isAddressNeeded }: SettingsView['presets'][number]): Partial<ProfileView> {
  const baseUrl = isAddressNeeded ? '' : `https://${id}.example/v1`
  const cleared = { extraHeaders: {}, extraBody: {}, modelRules: {}, prices: {}, certificate: '' }
  return { ...cleared, preset: id, name, baseUrl, model: '', auth: 'bearer', dialect: {}, timeouts: {} }
}

export function withNewProfile(settings: SettingsView, presetId: string): SettingsView {
  const preset = settings.presets.find(({ id }) => id === presetId)
  if (preset === undefined) throw new Error(`No preset ${presetId}`)
  const added = profileView({ ...basicsOf(preset), id: `profile-${settings.profiles.length + 1}` })
  return { ...settings, profiles: [...settings.profiles, added], defaultProfileId: added.id }
}

export function withDuplicate(settings: SettingsView, id: string): SettingsView {
  const original = settings.profiles.find((profile) => profile.id === id)
  if (original === undefined) throw new Error(`No profile ${id}`)
  const key: KeyState = { kind: 'missing' }
  const copy = { ...original, id: `${id}-copy`, name: `${original.name} copy`, keyHost: '', key }
  return { ...settings, profiles: [...settings.profiles, copy] }
}

export function withoutProfile(settings: SettingsView, id: string): SettingsView {
  const profiles = settings.profiles.filter((profile) => profile.id !== id)
  const isDefaultGone = settings.defaultProfileId === id
  return {
    ...settings,
    profiles,
    defaultProfileId: isDefaultGone ? (profiles[0]?.id ?? '') : settings.defaultProfileId,
  }
}

/** Notes in a tool whether it has a secret, as main does. */
export function withToolKey(settings: SettingsView, [id, toolId]: readonly [string, string], host: string) {
  const noted = <T extends { readonly id: string }>(tools: readonly T[] = []) =>
    tools.map((tool) => (tool.id === toolId ? { ...tool, tokenHost: host } : tool))
  return withProfile(settings, id, ({ tools, ...profile }) => ({
    ...profile,
    tools: Object.assign(
      { ...tools },
      {
        mcpServers: noted(tools.mcpServers),
        functions: noted(tools.functions),
      },
    ),
  }))
}

export function withoutGrant(settings: SettingsView, id: string, toolId: string): SettingsView {
  return withProfile(settings, id, (profile) => ({
    ...profile,
    allowedTools: profile.allowedTools.filter((each) => each !== toolId),
  }))
}
