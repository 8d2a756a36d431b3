import type { Dialect } from '#shared/schemas/dialect.ts'
import type { ModelRuleChange, Profile } from '#shared/schemas/profile.ts'

/** What a provider is known to want, as data: a new profile starts from it. A new one is a file in `presets/`. */
export type Preset = {
  readonly id: string
  /** The place in the list that is offered; lowest first. */
  readonly rank: number
  readonly name: string
  /** Empty: the user fills it in. */
  readonly baseUrl: string
  readonly model: string
  readonly auth: Profile['auth']
  /** The header of `auth: header`. */
  readonly authHeader?: string
  /** Whether the key may be tried the other way once (raw for Bearer and back) when it is refused. */
  readonly authFallback?: boolean
  readonly dialect: Dialect
  /** Models its pages name, offered before the server has been asked for its list. */
  readonly models: readonly string[]
  /** Rules of models where this provider departs from what is known of them. */
  readonly modelRules?: Readonly<Record<string, ModelRuleChange>>
  /** The days (YYYY-MM-DD) from which it no longer serves models, by their plain names. Others may go on serving them. */
  readonly shutdowns?: Readonly<Record<string, string>>
  /** Where the API is on its hosts, for addresses that are pasted without a path or with that of another API. */
  readonly apiPaths?: readonly ApiPath[]
  /** What counts as OpenAI's own: its table of prices holds, its way of counting tokens is certain. */
  readonly isOfficial?: boolean
  /** A server on this computer, and how to find out what it can. */
  readonly probe?: 'ollama' | 'llama-cpp' | 'lm-studio' | 'vllm'
  readonly timeouts: Timeouts
}

export type ApiPath = {
  /** A host, or the end of one when it begins with a dot or a colon. */
  readonly host: string
  readonly path: string
  /** Beginnings of paths of other APIs on the same host. */
  readonly insteadOf?: readonly string[]
}

/** Milliseconds: to connect, from the request's end to the first header, and between two bytes of the body. */
export type Timeouts = {
  readonly connectMs: number
  readonly firstByteMs: number
  readonly idleMs: number
}
