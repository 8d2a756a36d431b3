import type { Preferences } from '../schemas/preferences.ts'
import type { FieldWords } from './settings-words.ts'

/** The pages of the settings window, in the order of its side bar. */
export type SettingsPage =
  'general' | 'hotkeys' | 'capture' | 'asking' | 'prompts' | 'profiles' | 'privacy' | 'network' | 'about'

/** A preference by its group and name: `general.theme`. */
export type PreferencePath = {
  [G in keyof Preferences]: `${G}.${keyof Preferences[G] & string}`
}[keyof Preferences]

/** Controls that set something else than a preference. */
type OtherControl =
  | 'login' | 'transfer' | 'pause' | 'command' | 'windowKeys'
  | 'prompts' | 'promptTransfer'
  | 'retention' | 'clear' | 'exportAll' | 'dataFolder' | 'recipients'
  | 'hold' | 'hosts' | 'proxyTest'
  | 'version' | 'licences' | 'selfTest' | 'logFolder' | 'updates' // prettier-ignore

/** The parts of a preset of questions. */
type PromptField =
  | 'name' | 'slashName' | 'text' | 'profile' | 'model' | 'effort' | 'detail' | 'tools' | 'sendsAtOnce'
  | 'hotkey' // prettier-ignore

/** A control of the window, with words under which people look for it besides those to be seen. */
type ControlWords = FieldWords & { readonly keywords: string }

type Labels<T extends string | number> = Readonly<Record<T, string>>
type Of<G extends keyof Preferences, K extends keyof Preferences[G]> = Labels<
  Extract<Preferences[G][K], string>
>

/** The values of the preferences that offer some, in the order they are offered. */
export type PreferenceChoices = {
  readonly 'general.theme': Of<'general', 'theme'>
  readonly 'general.contrast': Of<'general', 'contrast'>
  readonly 'general.trayClick': Of<'general', 'trayClick'>
  readonly 'capture.pictureFormat': Of<'capture', 'pictureFormat'>
  readonly 'capture.detail': Of<'capture', 'detail'>
  readonly 'capture.coverLook': Of<'capture', 'coverLook'>
  readonly 'asking.sendWith': Of<'asking', 'sendWith'>
  readonly 'asking.windowPlace': Of<'asking', 'windowPlace'>
  readonly 'asking.newAskModel': Of<'asking', 'newAskModel'>
  readonly 'asking.afterAnswer': Of<'asking', 'afterAnswer'>
  readonly 'asking.thinking': Of<'asking', 'thinking'>
  readonly 'network.proxy': Of<'network', 'proxy'>
}

/** What people read in the settings window besides profiles. */
export type PreferenceWords = {
  readonly pages: Labels<SettingsPage>
  readonly pageList: string
  readonly groups: Labels<
    | 'appearance'
    | 'starting'
    | 'notifications'
    | 'transfer'
    | 'keys'
    | 'window'
    | 'answers'
    | 'pictures'
    | 'outbox'
  >
  readonly fields: Readonly<Record<PreferencePath, ControlWords>>
  readonly choices: PreferenceChoices
  readonly others: Readonly<Record<OtherControl, ControlWords>>
  readonly percent: (value: number) => string
  readonly hours: string
  readonly seconds: string
  readonly percentUnit: string
  readonly sameLanguage: string
  readonly notProxy: string
  readonly search: string
  readonly searchShort: string
  readonly searchHelp: string
  readonly found: (count: number) => string
  readonly undo: string
  readonly redo: string
  readonly undone: (what: string) => string
  readonly redone: (what: string) => string
  readonly nothingToUndo: string
  readonly nothingToRedo: string
  readonly several: string
  readonly exportFile: string
  readonly importFile: string
  readonly written: (name: string) => string
  readonly read: string
  /** The field is empty where the file is no JSON. */
  readonly refused: (line: number, field: string) => string
  readonly neverCaptureUnknown: string
  readonly afterSelection: Labels<'adjust' | 'window'> & { readonly preset: (name: string) => string }
  readonly folderChoose: string
  readonly folderUsual: string
  readonly folderReset: string
  readonly overlayKeys: string
  readonly askKeys: string
  readonly settingsKeys: readonly (readonly [keys: string, does: string])[]
  readonly settingsKeysTitle: string
  readonly prompts: {
    readonly list: string
    readonly help: string
    readonly fields: Readonly<Record<PromptField, FieldWords>>
    readonly add: string
    readonly newName: string
    readonly newText: string
    readonly copyName: (name: string) => string
    readonly duplicate: string
    readonly remove: string
    readonly restore: string
    readonly restored: (count: number) => string
    readonly up: string
    readonly down: string
    readonly moved: (name: string, position: number, count: number) => string
    readonly none: string
    readonly nameTaken: string
    readonly needed: string
    readonly slashWrong: string
    readonly asThread: string
    readonly on: string
    readonly off: string
    readonly invalid: string
  }
  readonly openFolder: string
  readonly exportEverything: string
  readonly exportFormat: string
  readonly exportFormats: Labels<'markdown' | 'html' | 'json'>
  readonly exported: (name: string, threads: number) => string
  readonly sentTo: (profile: string, host: string) => string
  readonly sentNowhere: (profile: string) => string
  readonly testProxy: string
  readonly testing: string
  readonly proxyDirect: (host: string) => string
  readonly proxyThrough: (host: string, proxy: string) => string
  readonly proxyPage: (host: string) => string
  readonly proxyNoAddress: string
  readonly proxyFailed: (host: string, reason: string) => string
  readonly noHosts: string
  readonly visits: (count: number, lastAt: number) => string
  readonly refresh: string
  /** What the program says of itself; the names of programs stand for themselves. */
  readonly facts: Labels<'version' | 'system' | 'session' | 'displays'>
  readonly copyDetails: string
  readonly copied: string
  readonly openLicences: string
  readonly ownLicence: string
  readonly packageLicences: string
}
