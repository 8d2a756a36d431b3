import { efforts as allEfforts } from '#shared/schemas/answer-options.ts'
import type { Detail, Effort } from '#shared/schemas/answer-options.ts'
import type { EffectiveProfile } from './effective-profile.ts'
import { plainName } from './model-name.ts'
import { modelTable } from './model-table.ts'
import type { ModelFacts } from './model-table.ts'

/** What may be asked of a model, and how. */
export type ModelRule = {
  readonly isReasoning: boolean
  /** From least to most; empty: `reasoning` is not accepted. */
  readonly efforts: readonly Effort[]
  /** What holds when no effort is sent; absent: not known. */
  readonly defaultEffort?: Effort
  /** Of `temperature` and `top_p`. `without-effort`: only while the effort, sent or by default, is `none`. */
  readonly takesTemperature: 'always' | 'without-effort' | 'never'
  readonly seesPictures: 'yes' | 'no' | 'unknown'
  readonly details: readonly Detail[]
  readonly contextTokens?: number
  /** The day (YYYY-MM-DD) from which its provider no longer serves it. */
  readonly endsOn?: string
  readonly isDeepResearch: boolean
  /** Paths of fields that were refused for it. */
  readonly refusedFields: readonly string[]
}

type Asked = Pick<EffectiveProfile, 'model' | 'modelRule' | 'shutdowns'>

/** A model of which nothing is known is most likely a local one: it gets no `reasoning`, and takes a temperature. */
const unknown: ModelFacts = { names: /^/, efforts: [] }

/** What is known of the profile's model; what the user has set or the server has taught comes first. */
export function modelRule({ model, modelRule: own, shutdowns = {} }: Asked): ModelRule {
  const name = plainName(model)
  const facts = modelTable.find(({ names }) => names.test(name)) ?? unknown
  return {
    ...effortRule(facts, own.efforts ?? facts.efforts),
    takesTemperature: temperatureOf(facts),
    seesPictures: sightOf(own.seesPictures ?? facts.seesPictures),
    details: facts.takesOriginal === true ? ['low', 'high', 'auto', 'original'] : ['low', 'high', 'auto'],
    ...present('contextTokens', own.contextTokens ?? facts.contextTokens),
    ...present('endsOn', endOf(shutdowns, [model, name])),
    isDeepResearch: facts.isDeepResearch ?? false,
    refusedFields: own.refusedFields ?? [],
  }
}

/** The effort wanted where it is allowed, else the next lower, else the lowest; undefined where none is. */
export function nearestEffort(wanted: Effort, allowed: readonly Effort[]): Effort | undefined {
  const most = allEfforts.indexOf(wanted)
  return sorted(allowed).findLast((effort) => allEfforts.indexOf(effort) <= most) ?? sorted(allowed)[0]
}

function sorted(some: readonly Effort[]): readonly Effort[] {
  return allEfforts.filter((effort) => some.includes(effort))
}

function effortRule(facts: ModelFacts, allowed: readonly Effort[]) {
  const { defaultEffort } = facts
  const efforts = sorted(allowed)
  const isAllowed = defaultEffort !== undefined && efforts.includes(defaultEffort)
  return {
    isReasoning: facts.efforts.length > 0 || efforts.length > 0,
    efforts,
    ...present('defaultEffort', isAllowed ? defaultEffort : undefined),
  }
}

function present<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value }
}

// By what is known, not by what the profile allows: a local server takes both together.
function temperatureOf({ efforts }: ModelFacts): ModelRule['takesTemperature'] {
  if (efforts.length === 0) return 'always'
  return efforts.includes('none') ? 'without-effort' : 'never'
}

function sightOf(sees: boolean | undefined): ModelRule['seesPictures'] {
  if (sees === undefined) return 'unknown'
  return sees ? 'yes' : 'no'
}

function endOf(shutdowns: Readonly<Record<string, string>>, names: readonly string[]): string | undefined {
  const name = names.find((each) => Object.hasOwn(shutdowns, each))
  return name === undefined ? undefined : shutdowns[name]
}
