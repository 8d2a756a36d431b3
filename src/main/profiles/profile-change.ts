import { AppError } from '#shared/errors.ts'
import type { Profile, ProfilePatch } from '#shared/schemas/profile.ts'
import type { Tools } from '#shared/schemas/tool.ts'
import { parseBaseUrl } from './base-url.ts'
import { basics, newProfile } from './new-profile.ts'
import { presetOf, presets } from './presets.ts'
import type { Preset } from './preset.ts'
import { changedTools, checkTools, withTokenHosts } from './profile-tools.ts'

const MAX_NAME_LENGTH = 80
/** The preset without an address. */
const OWN_SERVER = 'custom'

/** The host of a base URL; empty while it cannot be used. */
export function hostOf(baseUrl: string): string {
  const parsed = parseBaseUrl(baseUrl)
  return parsed.ok ? parsed.host : ''
}

/** The preset of that id; throws `field-invalid`. */
function knownPreset(id: string): Preset {
  const preset = presets.find((each) => each.id === id)
  if (preset === undefined)
    throw new AppError('field-invalid', 'There is no such preset', { details: { field: 'preset' } })
  return preset
}

/** Providers are called what they call themselves; a server of the user's own is called that in their language. */
export function namedPreset(id: string, otherServer: string): Preset {
  const preset = knownPreset(id)
  return preset.id === OWN_SERVER ? { ...preset, name: otherServer } : preset
}

/** A profile of a preset, under a name that no other has. */
export function addedProfile(preset: Preset, id: string, takenNames: readonly string[]): Profile {
  const profile = newProfile(preset, id)
  return { ...profile, name: uniqueName(profile.name, takenNames) }
}

/** The same profile once more. Its secrets stay with the first: they are stored under its id. */
export function duplicateOf(profile: Profile, id: string, takenNames: readonly string[]): Profile {
  return {
    ...profile,
    id,
    name: uniqueName(profile.name, takenNames),
    keyHost: '',
    tools: withTokenHosts(profile.tools, () => ''),
  }
}

/**
 * A profile as the user changed it. Another preset brings its name, address and model along, and takes away what was
 * set for the server before. Throws `address-invalid`, `address-unsafe`, `field-invalid`.
 */
export function changedProfile(
  profile: Profile,
  patch: ProfilePatch,
  takenNames: readonly string[],
  otherServer: string,
): Profile {
  const changed = { ...profile, ...fromPreset(profile, patch, otherServer), ...withoutAbsent(patch) }
  checkAddress(changed.baseUrl)
  checkTools(changed.tools)
  const name = nameOf(profile, changed, patch, otherServer)
  const isMoved = hostOf(changed.baseUrl) !== hostOf(profile.baseUrl)
  return {
    ...changed,
    name: name === profile.name ? name : uniqueName(name, takenNames),
    tools: changedTools(isMoved ? withoutTokens(profile.tools) : profile.tools, changed.tools),
    ...(isMoved && patch.extraHeaders === undefined ? { extraHeaders: {} } : {}),
  }
}

// An MCP server's secret is handed to the provider, and was entered for the one that was there.
function withoutTokens(tools: Tools): Tools {
  return withTokenHosts(tools, (tool) => ('url' in tool ? '' : tool.tokenHost))
}

function fromPreset(profile: Profile, { preset }: ProfilePatch, otherServer: string): Partial<Profile> {
  if (preset === undefined || preset === profile.preset) return {}
  const ofServer = { dialect: {}, timeouts: {}, modelRules: {}, prices: {}, certificate: '' }
  return { ...basics(namedPreset(preset, otherServer)), ...ofServer, extraHeaders: {}, extraBody: {} }
}

/** zod leaves optional fields out or undefined; only those that are there count. */
function withoutAbsent(patch: ProfilePatch): Partial<Profile> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}

// A server not named yet is no fault; an ask for it waits and says so.
function checkAddress(baseUrl: string): void {
  if (baseUrl === '') return
  const parsed = parseBaseUrl(baseUrl)
  if (!parsed.ok) throw new AppError(`address-${parsed.reason}`, 'This base address cannot be used')
}

/** A server of the user's own goes by its host, which is what they know it by, until they give it a name. */
function nameOf(before: Profile, changed: Profile, patch: ProfilePatch, otherServer: string): string {
  const host = hostOf(changed.baseUrl)
  if (patch.name !== undefined || changed.preset !== OWN_SERVER || host === '') return changed.name
  const given = [presetOf(before.preset).name, otherServer, hostOf(before.baseUrl)]
  const isGiven = given.includes(unnumbered(before.name))
  const isNew = before.preset !== changed.preset
  return isGiven || isNew ? host : changed.name
}

/** `OpenAI`, `OpenAI 2`, `OpenAI 3`. */
export function uniqueName(name: string, takenNames: readonly string[]): string {
  if (!takenNames.includes(name)) return name
  const base = unnumbered(name)
  for (let count = base === name ? 2 : Number(name.slice(base.length)) + 1; ; count++) {
    const numbered = `${base.slice(0, MAX_NAME_LENGTH - `${count}`.length - 1)} ${count}`
    if (!takenNames.includes(numbered)) return numbered
  }
}

function unnumbered(name: string): string {
  return name.replace(/(?<=\S) \d{1,4}$/, '')
}
