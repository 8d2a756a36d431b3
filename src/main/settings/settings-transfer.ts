import { z } from 'zod'
import { promptPresetSchema } from '#shared/schemas/prompt-preset.ts'
import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import { settingsSchema } from '#shared/schemas/settings.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import { withTokenHosts } from '../profiles/profile-tools.ts'
import { readJsonLines } from './json-lines.ts'

/** What was read from a file; or the line on which it is not what it should be, and which field that is. */
export type ReadFile<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly line: number; readonly field: string }

const settingsFile = z.strictObject({ askshot: z.literal('settings'), settings: settingsSchema })
const promptsFile = z.strictObject({
  askshot: z.literal('prompts'),
  prompts: z.array(promptPresetSchema).max(100),
})

/** A header of such a name may hold a secret, whoever thought of it. */
const SECRET_NAME = /key|token|secret|auth|pass|session|cookie|credential/i

/** The settings for another computer: nothing in them is a secret, or says that there is one here. */
export function settingsText(settings: Settings): string {
  const profiles = settings.profiles.map(withoutSecrets)
  return asText({ askshot: 'settings', settings: { ...settings, profiles } })
}

export function promptsText(prompts: readonly PromptPreset[]): string {
  return asText({ askshot: 'prompts', prompts })
}

export function readSettingsText(text: string): ReadFile<Settings> {
  const read = readAs(settingsFile, text)
  return read.ok ? { ok: true, value: read.value.settings } : read
}

export function readPromptsText(text: string): ReadFile<readonly PromptPreset[]> {
  const read = readAs(promptsFile, text)
  return read.ok ? { ok: true, value: read.value.prompts } : read
}

/**
 * The settings of a file in the place of these. What is known of the secrets of this computer stays, and goes to no other
 * host than before; so does what the app counts for itself.
 */
export function importedSettings(current: Settings, given: Settings): Settings {
  const profiles = given.profiles.map((profile) => withKnownSecrets(current, withoutSecrets(profile)))
  const left = current.profiles.filter(
    ({ id, keyHost }) => keyHost !== '' && !profiles.some((profile) => profile.id === id),
  )
  const all = [...profiles, ...left].slice(0, 50)
  const isThere = all.some(({ id }) => id === given.defaultProfileId)
  return {
    ...given,
    profiles: all,
    defaultProfileId: isThere ? given.defaultProfileId : (all[0]?.id ?? ''),
    capturesMade: current.capturesMade,
    firstRun: current.firstRun,
    isOutboxHeld: current.isOutboxHeld,
    // Of folders another computer knows nothing.
    savedPicturesFolder: current.savedPicturesFolder,
    // What would be deleted by it is asked about on its own page.
    retention: current.retention,
  }
}

function withoutSecrets(profile: Profile): Profile {
  const headers = Object.entries(profile.extraHeaders).filter(([name]) => !SECRET_NAME.test(name))
  const tools = withTokenHosts(profile.tools, () => '')
  return { ...profile, keyHost: '', tools, extraHeaders: Object.fromEntries(headers) }
}

function withKnownSecrets({ profiles }: Settings, given: Profile): Profile {
  const known = profiles.find(({ id }) => id === given.id)
  if (known === undefined) return given
  const hosts = new Map(
    [...(known.tools.mcpServers ?? []), ...(known.tools.functions ?? [])].map((tool) => [
      tool.id,
      tool.tokenHost,
    ]),
  )
  const tools = withTokenHosts(given.tools, ({ id }) => hosts.get(id) ?? '')
  return { ...given, keyHost: known.keyHost, tools }
}

function readAs<S extends z.ZodType>(schema: S, text: string): ReadFile<z.output<S>> {
  const read = readJsonLines(text)
  if (!read.ok) return { ok: false, line: read.line, field: '' }
  const parsed = schema.safeParse(read.value)
  if (parsed.success) return { ok: true, value: parsed.data }
  const [issue] = parsed.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...(issue?.path ?? []), ...unknown]
  return { ok: false, line: read.lineOf(path), field: path.join('.').slice(0, 200) }
}

function asText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
