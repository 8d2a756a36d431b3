import type { AnswerOptions } from '#shared/schemas/answer-options.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import type { ModelRuleChange, Profile } from '#shared/schemas/profile.ts'
import type { Tools } from '#shared/schemas/tool.ts'
import type { Timeouts } from './preset.ts'
import { presetOf } from './presets.ts'

/** A profile with everything its preset says where it says nothing itself: what a request is made by. */
export type EffectiveProfile = {
  readonly id: string
  readonly name: string
  readonly baseUrl: string
  readonly model: string
  readonly auth: Profile['auth']
  readonly authHeader: string
  readonly authFallback: boolean
  readonly extraHeaders: Profile['extraHeaders']
  readonly extraBody: Profile['extraBody']
  readonly dialect: Dialect
  readonly options: AnswerOptions
  readonly tools: Tools
  /** Of `model`, beyond the rules that ship. */
  readonly modelRule: ModelRuleChange
  readonly timeouts: Timeouts
  readonly certificate: string
}

/** Joins a profile with its preset; what the profile says wins. */
export function effectiveProfile(profile: Profile): EffectiveProfile {
  const { dialect, timeouts, authFallback = false, modelRules = {} } = presetOf(profile.preset)
  const { id, name, baseUrl, model, auth, authHeader, extraHeaders, extraBody, options, tools } = profile
  return {
    id,
    name,
    baseUrl,
    model,
    auth,
    authHeader,
    authFallback,
    extraHeaders,
    extraBody,
    dialect: { ...dialect, ...profile.dialect } as Dialect,
    options,
    tools,
    modelRule: { ...modelRules[model], ...profile.modelRules[model] },
    timeouts: { ...timeouts, ...profile.timeouts } as Timeouts,
    certificate: profile.certificate,
  }
}
