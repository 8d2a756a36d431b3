import type { AnswerOptions } from '#shared/schemas/answer-options.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import type { ModelRuleChange, Profile } from '#shared/schemas/profile.ts'
import type { Tools } from '#shared/schemas/tool.ts'
import { researchTimeouts } from './dialects.ts'
import { modelRule } from './model-rules.ts'
import type { Preset, Timeouts } from './preset.ts'
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
  /** The days from which its provider no longer serves models, by their plain names. */
  readonly shutdowns?: Readonly<Record<string, string>>
  readonly timeouts: Timeouts
  readonly certificate: string
}

/** Joins a profile with its preset; what the profile says wins. */
export function effectiveProfile(profile: Profile): EffectiveProfile {
  const preset = presetOf(profile.preset)
  const { id, name, baseUrl, model, auth, authHeader, extraHeaders, extraBody, options, tools } = profile
  const rule = ruleOf(preset, profile)
  const dialect = { ...preset.dialect, ...profile.dialect } as Dialect
  const { isDeepResearch, refusedFields } = modelRule({ model, modelRule: rule })
  const isLong =
    isDeepResearch && (refusedFields.includes('background') || !runsInBackground(dialect, options))
  return {
    id,
    name,
    baseUrl,
    model,
    auth,
    authHeader,
    authFallback: preset.authFallback ?? false,
    extraHeaders,
    extraBody,
    dialect,
    options,
    tools,
    modelRule: rule,
    ...(preset.shutdowns === undefined ? {} : { shutdowns: preset.shutdowns }),
    timeouts: { ...preset.timeouts, ...(isLong ? researchTimeouts : {}), ...profile.timeouts } as Timeouts,
    certificate: profile.certificate,
  }
}

function runsInBackground({ backgroundOk }: Dialect, { background }: AnswerOptions): boolean {
  return backgroundOk && background !== false
}

/** What a server refused stays refused, whoever noted it. */
function ruleOf({ modelRules = {} }: Preset, profile: Profile): ModelRuleChange {
  const given = modelRules[profile.model] ?? {}
  const own = profile.modelRules[profile.model] ?? {}
  const refusedFields = [...new Set([...(given.refusedFields ?? []), ...(own.refusedFields ?? [])])]
  return { ...given, ...own, ...(refusedFields.length === 0 ? {} : { refusedFields }) }
}
