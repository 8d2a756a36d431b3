import { hotkeyCommands } from '#shared/hotkey-commands.ts'
import type { Changed, SettingsView } from '#shared/views.ts'
import type { PreferencePath, SettingsPage } from '#shared/words/preference-words.ts'
import type { FieldWords, ProfileField } from '#shared/words/settings-words.ts'
import type { Words } from '#shared/words/words.ts'
import { keysOf } from './entries.ts'

/** A control of the window: where it is, and the words under which it is found. */
export type Control = {
  readonly page: SettingsPage
  /** The folded part of a profile that it stands in. */
  readonly fold?: string
  readonly label: string
  readonly help: string
  readonly keywords?: string
}

const pagesOfGroups: Readonly<Record<string, SettingsPage>> = {
  general: 'general',
  capture: 'capture',
  asking: 'asking',
  network: 'network',
}

const pagesOfOthers: Readonly<Record<keyof Words['preferences']['others'], SettingsPage>> = {
  login: 'general', transfer: 'general',
  pause: 'hotkeys', command: 'hotkeys', windowKeys: 'hotkeys',
  prompts: 'prompts', promptTransfer: 'prompts',
  retention: 'privacy', clear: 'privacy', exportAll: 'privacy', dataFolder: 'privacy', recipients: 'privacy',
  hold: 'network', hosts: 'network', proxyTest: 'network',
  version: 'about', licences: 'about', selfTest: 'about', logFolder: 'about', updates: 'about',
} // prettier-ignore

/** The fields of a profile that are folded away, by the part they are in. */
const folded: Readonly<Record<string, readonly ProfileField[]>> = {
  headers: ['auth', 'authHeader', 'extraHeaders'],
  answers: [
    ...([
      'instructions',
      'maxOutputTokens',
      'effort',
      'summary',
      'verbosity',
      'temperature',
      'topP',
    ] as const),
    ...(['detail', 'store', 'background'] as const),
  ],
  request: [
    ...([
      'format',
      'formatName',
      'formatSchema',
      'formatStrict',
      'include',
      'metadata',
      'serviceTier',
    ] as const),
    ...(['safetyIdentifier', 'extraBody'] as const),
  ],
  tools: [
    ...([
      'webSearch',
      'allowedDomains',
      'blockedDomains',
      'contextSize',
      'city',
      'region',
      'country',
    ] as const),
    ...(['timezone', 'fileSearch', 'vectorStoreIds', 'maxResults', 'ranker', 'scoreThreshold'] as const),
    ...([
      'fileFilters',
      'serverLabel',
      'serverUrl',
      'serverDescription',
      'allowedTools',
      'approval',
    ] as const),
    ...(['serverTimeout', 'serverToken', 'functionName', 'functionDescription', 'parameters'] as const),
    ...(['strict', 'run', 'runUrl', 'program', 'args', 'runTimeout', 'functionSecret'] as const),
    ...(['toolChoice', 'parallelToolCalls', 'maxToolCalls'] as const),
  ],
  times: ['connectMs', 'firstByteMs', 'idleMs'],
  certificate: ['certificate'],
  switches: ['seesPictures', 'contextTokens', 'learned'],
}

/** Whether a control is there on this desktop. */
export function isOffered(path: PreferencePath, view: SettingsView): boolean {
  const { platform, seesPointer, seesFrontApp } = view
  if (path === 'general.hotkeysOffIn') return seesFrontApp
  if (path === 'capture.mousePointer') return seesPointer
  return path !== 'general.trayClick' || platform !== 'linux'
}

/** All that can be set, page by page. */
export function controlsOf(words: Words, view: SettingsView): readonly Control[] {
  const { preferences, settings } = words
  const own = keysOf<PreferencePath>(preferences.fields)
    .filter((path) => isOffered(path, view))
    .map((path) => ({ page: pageOf(path), ...preferences.fields[path] }))
  const others = keysOf<keyof typeof preferences.others>(preferences.others).map((name) => ({
    page: pagesOfOthers[name],
    ...preferences.others[name],
  }))
  const hotkeys = hotkeyCommands.map((command) => ({
    page: 'hotkeys' as const,
    label: words.capture.hotkeys[command],
    help: settings.hotkeyHelp,
    keywords: preferences.pages.hotkeys,
  }))
  const language = { page: 'general' as const, ...words.language.field }
  return [language, ...own, ...others, ...hotkeys, ...profileControls(words)]
}

function profileControls({ settings, preferences }: Words): readonly Control[] {
  const at = (text: FieldWords, fold?: string): Control => ({
    page: 'profiles',
    ...text,
    ...(fold === undefined ? {} : { fold, keywords: settings.folds[fold as keyof typeof settings.folds] }),
  })
  const foldOf = (name: string) => keysOf(folded).find((fold) => folded[fold]?.includes(name as ProfileField))
  return [
    ...keysOf<ProfileField>(settings.fields).map((name) => at(settings.fields[name], foldOf(name))),
    ...Object.values(settings.dialect).map((text) => at(text, 'switches')),
    at({ label: settings.folds.prices, help: preferences.pages.profiles }, 'prices'),
  ]
}

/** Those in which every word is found, the ones whose name begins with it first. */
export function foundControls(
  all: readonly Control[],
  query: string,
  { preferences }: Words,
): readonly Control[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean)
  const first = wanted[0]
  if (first === undefined) return []
  const found = all.filter(({ page, label, help, keywords = '' }) => {
    const text = plain(`${label} ${help} ${keywords} ${preferences.pages[page]}`)
    return wanted.every((word) => text.includes(word))
  })
  const rank = ({ label }: Control) =>
    plain(label).startsWith(first) ? 0 : plain(label).includes(first) ? 1 : 2
  return found.toSorted((one, other) => rank(one) - rank(other))
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The control that set this, by its label; undefined for a change that has none. */
export function labelOfChange({ path }: Changed, words: Words): string | undefined {
  const { preferences, settings } = words
  const field = path.split('.').at(-1) ?? ''
  if (path.startsWith('profile.'))
    return path.startsWith('profile.dialect.')
      ? settings.dialect[field as keyof typeof settings.dialect]?.label
      : settings.fields[field as ProfileField]?.label
  const others = preferences.others
  const named: Readonly<Record<string, string>> = {
    hotkeys: preferences.pages.hotkeys, login: others.login.label, prompts: others.prompts.label,
    arePromptsWhole: others.prompts.label, retention: others.retention.label, isOutboxHeld: others.hold.label,
    profiles: preferences.pages.profiles, defaultProfileId: preferences.pages.profiles,
  } // prettier-ignore
  return preferences.fields[path as PreferencePath]?.label ?? named[path]
}

function pageOf(path: PreferencePath): SettingsPage {
  if (path === 'general.hotkeysOffIn') return 'hotkeys'
  return pagesOfGroups[path.split('.')[0] ?? ''] ?? 'general'
}
