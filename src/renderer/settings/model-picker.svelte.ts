import type { Bridge } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/errors.ts'
import type { ModelList, ProfileView } from '#shared/views.ts'
import type { SettingsModel } from './settings.svelte.ts'

/** A model that can be chosen; of one whose server was not asked, the name is all that is known. */
export type Choice = Partial<ModelList['models'][number]> & { readonly name: string }

type Dependencies = { readonly fetch: Bridge['settings']['models']; readonly settings: SettingsModel }

/** The model's field with its list: any name may be typed, and the known ones are offered. */
export class ModelPicker {
  readonly #fetch: Bridge['settings']['models']
  readonly #settings: SettingsModel
  #lists = $state.raw<Readonly<Record<string, ModelList>>>({})
  #fetching = $state<string>()
  /** What stands in the field and is not the profile's yet. */
  #typed = $state.raw<{ readonly id: string; readonly text: string }>()
  #isOpen = $state(false)
  #active = $state(-1)
  #saving: string | undefined

  constructor({ fetch, settings }: Dependencies) {
    this.#fetch = fetch
    this.#settings = settings
  }

  get text(): string {
    const profile = this.#settings.profile
    return this.#typed !== undefined && this.#typed.id === profile?.id
      ? this.#typed.text
      : (profile?.model ?? '')
  }
  get isOpen(): boolean {
    return this.#isOpen && this.choices.length > 0
  }
  /** The place in the list that Enter would take; -1 for none. */
  get active(): number {
    return this.#active
  }
  get isFetching(): boolean {
    return this.#fetching !== undefined && this.#fetching === this.#settings.profile?.id
  }
  /** Why the server's own list is not among the names. */
  get problem(): Failure | undefined {
    return this.#settings.failureAt('models') ?? this.#list?.problem
  }
  /** How many the server named; undefined before it was asked, or when it did not say. */
  get fetchedCount(): number | undefined {
    return this.problem === undefined ? this.#list?.models.length : undefined
  }

  get choices(): readonly Choice[] {
    const profile = this.#settings.profile
    if (profile === undefined) return []
    const known = withNames(this.#list?.models ?? [], profile)
    const wanted = this.text.trim().toLowerCase()
    // The field as it was found is no search: all are shown.
    if (wanted === '' || wanted === profile.model.toLowerCase()) return known
    return known.filter(({ name }) => name.toLowerCase().includes(wanted))
  }

  async fetch(): Promise<void> {
    const id = this.#settings.profile?.id
    if (id === undefined || this.#fetching === id) return
    this.#fetching = id
    await this.#settings.settled()
    await this.#settings.call('models', this.#fetch(id), (list) => {
      this.#lists = { ...this.#lists, [id]: list }
    })
    if (this.#fetching === id) this.#fetching = undefined
  }

  type(text: string): void {
    const id = this.#settings.profile?.id
    if (id === undefined) return
    this.#typed = { id, text }
    this.#isOpen = true
    this.#active = -1
  }

  toggle(): void {
    this.#isOpen = !this.isOpen
    this.#active = -1
  }

  close(): void {
    this.#isOpen = false
    this.#active = -1
  }

  async choose(name: string): Promise<void> {
    this.type(name)
    await this.commit()
  }

  /** What stands in the field becomes the model. */
  async commit(): Promise<void> {
    this.close()
    const text = this.text.trim()
    const isNew = text !== this.#settings.profile?.model || this.#settings.failureAt('model') !== undefined
    // Enter tells twice: as a key, and as the change of the field.
    if (this.#typed === undefined || this.#saving === text) return
    this.#saving = text
    const isTaken = !isNew || (await this.#settings.changeProfile('model', { model: text }))
    this.#saving = undefined
    if (isTaken && this.text.trim() === text) this.#typed = undefined
  }

  /** Handles a key in the field; returns whether it did something that the field must not do as well. */
  press(key: string): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') return this.#move(key === 'ArrowDown' ? 1 : -1)
    if (key === 'Escape') return this.#stepBack()
    if (key !== 'Enter') return false
    const chosen = this.isOpen ? this.choices[this.#active] : undefined
    void (chosen === undefined ? this.commit() : this.choose(chosen.name))
    return chosen !== undefined
  }

  get #list(): ModelList | undefined {
    return this.#lists[this.#settings.profile?.id ?? '']
  }

  #move(step: 1 | -1): boolean {
    const count = this.choices.length
    if (count === 0) return false
    this.#active = this.isOpen ? (Math.max(this.#active, step === 1 ? -1 : 0) + step + count) % count : 0
    this.#isOpen = true
    return true
  }

  #stepBack(): boolean {
    if (this.isOpen) this.close()
    else if (this.#typed === undefined) return false
    else this.#typed = undefined
    return true
  }
}

/** What the server listed, then the names that the preset knows besides. */
function withNames(listed: ModelList['models'], profile: ProfileView): readonly Choice[] {
  const names = new Set(listed.map(({ name }) => name))
  const others = profile.models.filter((name) => !names.has(name))
  return [...listed, ...others.map((name) => (name === profile.rule.name ? profile.rule : { name }))]
}
