import type { AnswerOptions, Detail, Effort } from '../schemas/answer-options.ts'
import type { Dialect } from '../schemas/dialect.ts'
import type { Profile } from '../schemas/profile.ts'
import type { FunctionTool, McpServer, WebSearch } from '../schemas/tool.ts'
import type { ConnectionCheck } from '../views.ts'

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
export type CheckWords = Readonly<
  Record<
    ConnectionCheck['what'],
    { readonly name: string } & Readonly<Record<ConnectionCheck['result'], string>>
  >
>
