import { preferencesOf } from '#shared/schemas/preferences.ts'
import type { Preferences } from '#shared/schemas/preferences.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import type { Changed } from '#shared/views.ts'
import { changedTools, keyedTools, withTokenHosts } from '../profiles/profile-tools.ts'

/** Parts of a profile whose own parts are set one by one. */
const NESTED = ['options', 'dialect', 'timeouts'] as const
/** Parts that are changed as a whole, and not by the app on its own. */
const WHOLE = [
  'hotkeys',
  'defaultProfileId',
  'isOutboxHeld',
  'prompts',
  'arePromptsWhole',
  'retention',
] as const

type Values = Readonly<Record<string, unknown>>

/** What of the user's own settings is not the same; what the app notes by itself is left out. */
export function differences(from: Settings, to: Settings): readonly Changed[] {
  const groups = preferencesOf(from)
  const others = preferencesOf(to)
  const preferences = (Object.keys(groups) as (keyof Preferences)[]).flatMap((group) =>
    differing(groups[group], others[group]).map((name) => ({ path: `${group}.${name}` })),
  )
  const whole = WHOLE.filter((name) => !isSame(from[name], to[name])).map((path) => ({ path }))
  return [...preferences, ...whole, ...profileDifferences(from.profiles, to.profiles)]
}

/** These settings with all that differs between the other two as the last has it. No secret comes or goes with it. */
export function carriedOver(current: Settings, from: Settings, to: Settings): Settings {
  const taken = differing(from, to).filter((name) => WHOLE.includes(name as never))
  const groups = preferencesOf(to)
  const patches = (Object.keys(groups) as (keyof Preferences)[]).map((group) => {
    const names = differing(preferencesOf(from)[group], groups[group])
    return [group, only(groups[group], names)] as const
  })
  const { capture, ...nested } = Object.fromEntries(patches) as Record<keyof Preferences, Values>
  const profiles = carriedProfiles(current.profiles, from.profiles, to.profiles)
  const next = {
    ...current,
    ...only(to, taken),
    ...capture,
    ...Object.fromEntries(
      Object.entries(nested).map(([group, patch]) => [
        group,
        { ...current[group as keyof typeof nested], ...patch },
      ]),
    ),
    profiles,
  } as Settings
  const isThere = profiles.some(({ id }) => id === next.defaultProfileId)
  return isThere ? next : { ...next, defaultProfileId: profiles[0]?.id ?? '' }
}

function profileDifferences(from: readonly Profile[], to: readonly Profile[]): readonly Changed[] {
  const ids = (all: readonly Profile[]) => all.map(({ id }) => id)
  const list = isSame(ids(from), ids(to)) ? [] : [{ path: 'profiles' }]
  const fields = from.flatMap((profile) => {
    const other = to.find(({ id }) => id === profile.id)
    if (other === undefined) return []
    return fieldsDiffering(profile, other).map((field) => ({
      path: `profile.${field}`,
      profileId: profile.id,
    }))
  })
  return [...list, ...fields]
}

function fieldsDiffering(one: Profile, other: Profile): readonly string[] {
  const isNested = (name: string) => NESTED.includes(name as never)
  const plain = differing(withoutMarkers(one), withoutMarkers(other)).filter((name) => !isNested(name))
  const nested = NESTED.flatMap((part) => differing(one[part], other[part]).map((name) => `${part}.${name}`))
  return [...plain, ...nested]
}

function carriedProfiles(
  current: readonly Profile[],
  from: readonly Profile[],
  to: readonly Profile[],
): readonly Profile[] {
  const byId = (all: readonly Profile[], id: string) => all.find((profile) => profile.id === id)
  const kept = current.flatMap((profile) => {
    const [before, after] = [byId(from, profile.id), byId(to, profile.id)]
    if (before === undefined) return [profile]
    // Its secrets would stay behind in the keychain, of which nothing would know any more.
    if (after === undefined) return hasSecret(profile) ? [profile] : []
    return [carriedProfile(profile, before, after)]
  })
  const back = to.filter(({ id }) => byId(from, id) === undefined && byId(current, id) === undefined)
  const all = [...kept, ...back.map(withoutMarkers)]
  return isSame(
    from.map(({ id }) => id),
    to.map(({ id }) => id),
  )
    ? all
    : inOrderOf(to, all)
}

function carriedProfile(current: Profile, from: Profile, to: Profile): Profile {
  const names = differing(withoutMarkers(from), withoutMarkers(to)).filter(
    (name) => name !== 'tools' || !isSecretLost(current, to),
  )
  const carried = { ...current, ...(only(to, names) as Partial<Profile>) }
  return { ...carried, tools: changedTools(current.tools, carried.tools) }
}

function isSecretLost(current: Profile, to: Profile): boolean {
  const ids = keyedTools(to.tools).map(({ id }) => id)
  return keyedTools(current.tools).some(({ id, tokenHost }) => tokenHost !== '' && !ids.includes(id))
}

function hasSecret({ keyHost, tools }: Profile): boolean {
  return keyHost !== '' || keyedTools(tools).some(({ tokenHost }) => tokenHost !== '')
}

function withoutMarkers(profile: Profile): Profile {
  return { ...profile, keyHost: '', tools: withTokenHosts(profile.tools, () => '') }
}

function inOrderOf(order: readonly Profile[], all: readonly Profile[]): readonly Profile[] {
  const place = (profile: Profile) => {
    const at = order.findIndex(({ id }) => id === profile.id)
    return at === -1 ? order.length : at
  }
  return [...all].sort((one, other) => place(one) - place(other))
}

function differing(one: object, other: object): readonly string[] {
  const [ones, others] = [one as Values, other as Values]
  const names = [...new Set([...Object.keys(ones), ...Object.keys(others)])]
  return names.filter((name) => !isSame(ones[name], others[name]))
}

function only(values: object, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, (values as Values)[name]]))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
