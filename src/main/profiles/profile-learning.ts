import { efforts as allEfforts } from '#shared/schemas/answer-options.ts'
import type { ModelRuleChange, Profile } from '#shared/schemas/profile.ts'
import type { Learned } from '../responses/answer-request.ts'

/** Bounds of the settings' schema: what a server says is no reason for a file that cannot be read. */
const MAX_FIELDS = 30
const MAX_FIELD_LENGTH = 64
const MAX_MODEL_LENGTH = 200

/** The profile with what a server taught by a refusal; undefined where that was known, or is nothing to be kept. */
export function taughtProfile(profile: Profile, learned: Learned): Profile | undefined {
  const { model } = learned
  if (model === '' || model.length > MAX_MODEL_LENGTH) return undefined
  const rule = profile.modelRules[model] ?? {}
  const change =
    learned.kind === 'efforts' ? newEfforts(rule, learned.efforts) : newField(rule, learned.field)
  if (change === undefined) return undefined
  return { ...profile, modelRules: { ...profile.modelRules, [model]: { ...rule, ...change } } }
}

function newField({ refusedFields = [] }: ModelRuleChange, field: string): ModelRuleChange | undefined {
  if (field === '' || field.length > MAX_FIELD_LENGTH || refusedFields.includes(field)) return undefined
  return { refusedFields: [...refusedFields, field].slice(-MAX_FIELDS) }
}

function newEfforts({ efforts }: ModelRuleChange, named: readonly string[]): ModelRuleChange | undefined {
  const known = allEfforts.filter((effort) => named.includes(effort))
  return known.length === 0 || known.join() === efforts?.join() ? undefined : { efforts: known }
}
