import type { AnswerOptions } from '#shared/schemas/answer-options.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import type { ModelRuleChange, Profile, ProfilePatch } from '#shared/schemas/profile.ts'
import type { ProfileView } from '#shared/views.ts'
import { withEntries, withEntry } from './entries.ts'
import type { SettingsModel } from './settings.svelte.ts'

type SchemaFormat = Extract<AnswerOptions['format'], { readonly type: 'json_schema' }>
type PictureTypes = readonly Dialect['pictureTypes'][number][]
type Before = { readonly id: string; readonly name: string; readonly patch: ProfilePatch }

/** Changes of the profile that is shown, each of one field; undefined means: as the preset or the server has it. */
export class ProfileEditor {
  readonly #settings: SettingsModel
  #before = $state.raw<Before>()

  constructor(settings: SettingsModel) {
    this.#settings = settings
  }

  /** The preset that was there before another one was chosen, for going back. */
  get replacedPreset(): string | undefined {
    const before = this.#before
    return before !== undefined && before.id === this.#settings.profile?.id ? before.name : undefined
  }

  /** Another preset replaces all that was set for the server before; that is kept for going back. */
  async changePreset(preset: string): Promise<boolean> {
    const profile = this.#settings.profile
    if (profile === undefined) return false
    const before = this.#before?.id === profile.id ? this.#before : this.#remembered(profile)
    if (!(await this.#settings.changeProfile('preset', { preset }))) return false
    this.#before = before.patch.preset === preset ? undefined : before
    return true
  }

  async backToPreset(): Promise<void> {
    const before = this.#before
    if (before === undefined) return
    if (await this.#settings.changeProfile('preset', before.patch)) this.#before = undefined
  }

  async setOption<K extends keyof AnswerOptions>(key: K, value: AnswerOptions[K]): Promise<boolean> {
    return this.changeOption(key, () => value)
  }

  /** For a control that gives the option's own value. */
  optionSetter<K extends keyof AnswerOptions>(key: K): (value: AnswerOptions[K]) => Promise<boolean> {
    return (value) => this.setOption(key, value)
  }

  /** For a switch that is off when nothing is said. */
  switchSetter(key: 'store' | 'background'): (isOn: boolean) => Promise<boolean> {
    return (isOn) => this.setOption(key, isOn || undefined)
  }

  /** Where the new value is made of the old one; `part` is the field among several that make it up. */
  async changeOption<K extends keyof AnswerOptions>(
    key: K,
    change: (value: AnswerOptions[K]) => AnswerOptions[K],
    part = '',
  ): Promise<boolean> {
    return this.#settings.changeProfile(`options.${key}${part}`, ({ options }) => ({
      options: withEntry(options, key, change(options[key])),
    }))
  }

  /** Changes a part of the form by schema. */
  async changeSchemaFormat(part: keyof SchemaFormat, entries: Partial<SchemaFormat>): Promise<boolean> {
    return this.changeOption(
      'format',
      (format) => (format?.type === 'json_schema' ? { ...format, ...entries } : format),
      `.${part}`,
    )
  }

  async setDialect<K extends keyof Dialect>(key: K, value: Dialect[K] | undefined): Promise<boolean> {
    return this.#settings.changeProfile(`dialect.${key}`, ({ dialect }) => ({
      dialect: withEntry(dialect, key, value),
    }))
  }

  readonly changePictureTypes = async (change: (types: PictureTypes) => PictureTypes): Promise<boolean> =>
    this.#settings.changeProfile('dialect.pictureTypes', ({ dialect, effective }) => ({
      dialect: { ...dialect, pictureTypes: [...change(effective.dialect.pictureTypes)] },
    }))

  async setTimeLimit(key: keyof Profile['timeouts'], milliseconds: number | undefined): Promise<boolean> {
    return this.#settings.changeProfile(`timeouts.${key}`, ({ timeouts }) => ({
      timeouts: withEntry(timeouts, key, milliseconds),
    }))
  }

  async setModelRule<K extends keyof ModelRuleChange>(key: K, value: ModelRuleChange[K]): Promise<boolean> {
    return this.#settings.changeProfile(`modelRules.${key}`, (profile) => ({
      modelRules: withRule(profile, (rule) => withEntry(rule, key, value)),
    }))
  }

  /** What was learned from refusals is tried again. */
  async forgetLearned(): Promise<boolean> {
    return this.#settings.changeProfile('modelRules.learned', (profile) => ({
      modelRules: withRule(profile, (rule) =>
        withEntries(rule, { efforts: undefined, refusedFields: undefined }),
      ),
    }))
  }

  #remembered(profile: ProfileView): Before {
    const { id, preset, name, baseUrl, model, auth, authHeader, dialect, timeouts } = profile
    const { modelRules, prices, certificate, extraHeaders, extraBody } = profile
    const presets = this.#settings.view?.presets ?? []
    return {
      id,
      name: presets.find((each) => each.id === preset)?.name ?? preset,
      patch: {
        ...{ preset, name, baseUrl, model, auth, authHeader, dialect, timeouts },
        ...{ modelRules, prices, certificate, extraHeaders, extraBody },
      },
    }
  }
}

function withRule(
  { model, modelRules }: ProfileView,
  change: (rule: ModelRuleChange) => ModelRuleChange,
): Profile['modelRules'] {
  const rule = change(modelRules[model] ?? {})
  return withEntry(modelRules, model, Object.keys(rule).length === 0 ? undefined : rule)
}
