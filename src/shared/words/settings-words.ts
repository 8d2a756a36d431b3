import type { AnswerOptions, Detail, Effort } from '../schemas/answer-options.ts'
import type { Dialect } from '../schemas/dialect.ts'
import type { Profile } from '../schemas/profile.ts'
import type { FunctionTool, McpServer, WebSearch } from '../schemas/tool.ts'
import type { ConnectionCheck, HotkeyState, KeyState } from '../views.ts'

/** Every control has a name and one line that says what it does. */
export type FieldWords = { readonly label: string; readonly help: string }

/** The controls of a profile; those of the field switches go by the names of the dialect. */
export type ProfileField =
  | 'name' | 'preset' | 'baseUrl' | 'model'
  | 'auth' | 'authHeader' | 'extraHeaders' | 'extraBody'
  | 'instructions' | 'maxOutputTokens' | 'effort' | 'summary' | 'verbosity' | 'temperature' | 'topP' | 'detail'
  | 'store' | 'background'
  | 'format' | 'formatName' | 'formatSchema' | 'formatStrict' | 'include' | 'metadata' | 'serviceTier'
  | 'safetyIdentifier' | 'toolChoice' | 'parallelToolCalls' | 'maxToolCalls'
  | 'seesPictures' | 'contextTokens' | 'learned'
  | 'webSearch' | 'allowedDomains' | 'blockedDomains' | 'contextSize' | 'city' | 'region' | 'country' | 'timezone'
  | 'fileSearch' | 'vectorStoreIds' | 'maxResults' | 'ranker' | 'scoreThreshold' | 'fileFilters'
  | 'serverLabel' | 'serverUrl' | 'serverDescription' | 'allowedTools' | 'approval' | 'serverTimeout' | 'serverToken'
  | 'functionName' | 'functionDescription' | 'parameters' | 'strict' | 'run' | 'runUrl' | 'program' | 'args'
  | 'runTimeout' | 'functionSecret'
  | 'connectMs' | 'firstByteMs' | 'idleMs'
  | 'certificate' // prettier-ignore

type Labels<T extends string> = Readonly<Record<T, string>>
type Option<K extends keyof AnswerOptions> = Extract<NonNullable<AnswerOptions[K]>, string>

/** The values that a control offers, in the order they are offered. */
export type ChoiceWords = {
  readonly auth: Labels<Profile['auth']>
  readonly effort: Labels<Effort>
  readonly summary: Labels<Option<'summary'>>
  readonly verbosity: Labels<Option<'verbosity'>>
  readonly detail: Labels<Detail>
  readonly format: Labels<NonNullable<AnswerOptions['format']>['type']>
  readonly serviceTier: Labels<Option<'serviceTier'>>
  readonly toolChoice: Labels<Option<'toolChoice'>>
  readonly include: Labels<NonNullable<AnswerOptions['include']>[number]>
  readonly seesPictures: Labels<'yes' | 'no'>
  readonly contextSize: Labels<NonNullable<WebSearch['contextSize']>>
  readonly approval: Labels<McpServer['approval']>
  readonly run: Labels<FunctionTool['run']['kind']>
  readonly systemPromptAs: Labels<Dialect['systemPromptAs']>
  readonly maxTokensKey: Labels<Dialect['maxTokensKey']>
  readonly webSearchType: Labels<Dialect['webSearchType']>
  readonly webSearchFiltersKey: Labels<Dialect['webSearchFiltersKey']>
  readonly mcpDialect: Labels<Dialect['mcpDialect']>
  readonly stateMode: Labels<Dialect['stateMode']>
  readonly pictureTypes: Labels<Dialect['pictureTypes'][number]>
}

/** What the connection test looked at, by name and in a sentence for each outcome. */
type CheckWords = Readonly<
  Record<
    ConnectionCheck['what'],
    { readonly name: string } & Readonly<Record<ConnectionCheck['result'], string>>
  >
>

/** What people read in the settings. */
export type SettingsWords = {
  readonly windowTitle: string
  readonly profile: string
  readonly profileHelp: string
  readonly profiles: {
    readonly list: string
    readonly isDefault: string
    readonly noAddress: string
    readonly add: string
    readonly duplicate: string
    readonly makeDefault: string
    readonly remove: string
    readonly removeQuestion: (name: string) => string
    readonly keep: string
    readonly lastOne: string
    /** What another preset replaced. */
    readonly replaced: (preset: string) => string
    readonly goBack: (preset: string) => string
  }
  readonly fields: Readonly<Record<ProfileField, FieldWords>>
  readonly dialect: Readonly<Record<keyof Dialect, FieldWords>>
  readonly choices: ChoiceWords
  readonly values: {
    readonly yes: string
    readonly no: string
    /** Nothing is sent, so the server's own value holds. */
    readonly unset: string
    readonly asPreset: string
    readonly asPresetNow: (value: string) => string
    readonly setHere: string
    readonly asKnown: string
    readonly numberFrom: (min: number, max: number) => string
    readonly wholeNumberFrom: (min: number, max: number) => string
    readonly notJson: string
    readonly notJsonAt: (line: number, column: number) => string
    readonly notObject: string
    readonly notSchema: string
    readonly seconds: string
  }
  readonly folds: Readonly<
    Record<
      'headers' | 'answers' | 'request' | 'tools' | 'switches' | 'times' | 'certificate' | 'prices',
      string
    >
  >
  readonly changedCount: (count: number) => string
  readonly change: string
  readonly models: {
    readonly names: string
    readonly fetch: string
    readonly fetching: string
    readonly fetched: (count: number) => string
    readonly seesPictures: string
    readonly seesNoPictures: string
    readonly mayNotSee: string
    readonly context: (tokens: number) => string
    /** A day as YYYY-MM-DD. */
    readonly ends: (day: string) => string
    readonly ended: (day: string) => string
    readonly effortRefused: string
    readonly effortUnknown: (effort: string) => string
    readonly learned: (fields: readonly string[]) => string
    readonly tryAgain: string
  }
  readonly test: {
    readonly button: string
    readonly again: string
    readonly help: string
    readonly running: (host: string, seconds: number) => string
    readonly report: string
    readonly allWork: (model: string, seconds: number) => string
    readonly lacks: (count: number, model: string, seconds: number) => string
    readonly restWorks: (model: string, seconds: number) => string
    readonly older: string
    readonly notMade: string
    readonly results: Readonly<Record<ConnectionCheck['result'], string>>
    readonly checks: CheckWords
    readonly status: (status: number) => string
  }
  readonly headers: {
    readonly name: string
    readonly value: string
    readonly add: string
    readonly remove: (name: string) => string
    readonly twice: string
  }
  readonly tools: {
    readonly web: string
    readonly files: string
    readonly servers: string
    readonly serversHelp: string
    readonly functions: string
    readonly functionsHelp: string
    readonly choice: string
    readonly on: (name: string) => string
    readonly edit: (name: string) => string
    readonly remove: (name: string) => string
    readonly removeQuestion: (name: string) => string
    readonly addServer: string
    readonly addFunction: string
    readonly newServer: string
    readonly newFunction: string
    readonly addNow: string
    readonly cancel: string
    readonly neverAsks: string
    readonly isAllowed: string
    readonly askAgain: string
    readonly secretAfter: string
    readonly secretStored: string
    readonly secretMissing: string
    readonly secretPlaceholder: string
    readonly saveSecret: string
    readonly replaceSecret: string
    readonly removeSecret: string
    readonly location: string
  }
  readonly prices: {
    readonly help: string
    readonly model: string
    readonly input: string
    readonly cachedInput: string
    readonly output: string
    readonly asOf: string
    readonly add: string
    readonly remove: (model: string) => string
    readonly unfinished: string
  }
  readonly needsKey: string
  readonly needsKeyHelp: string
  readonly key: string
  readonly keyHelp: string
  readonly keyPlaceholder: string
  readonly saveKey: string
  readonly replaceKey: string
  readonly removeKey: string
  readonly keepForSession: string
  readonly keyStates: Readonly<Record<KeyState['kind'], string>>
  readonly hotkeys: string
  readonly hotkeyHelp: string
  /** In its place where the desktop decides on the keys. */
  readonly hotkeyDesktopHelp: string
  readonly hotkeyRecord: string
  readonly hotkeyRecording: string
  readonly hotkeyClear: string
  readonly hotkeyNone: string
  readonly hotkeyNeedsModifier: string
  readonly hotkeySame: string
  /** The preset of a server that is none of those with a name. */
  readonly otherServer: string
  readonly hotkeyPaused: string
  readonly hotkeyNotForPrompts: string
  readonly hotkeyStates: Readonly<Record<HotkeyState, string>>
  readonly command: string
  readonly commandHelp: string
  readonly tryIt: string
  readonly saved: string
}
