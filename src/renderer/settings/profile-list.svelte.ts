import type { Bridge } from '#shared/contract/bridge.ts'
import type { Result } from '#shared/errors.ts'
import type { ProfileView, SettingsView } from '#shared/views.ts'
import type { SettingsModel } from './settings.svelte.ts'

type Calls = Pick<
  Bridge['settings'],
  'addProfile' | 'duplicateProfile' | 'removeProfile' | 'setDefaultProfile'
>
type Dependencies = { readonly calls: Calls; readonly settings: SettingsModel }

/** The profiles as a list: which there are, and which of them is edited and which answers. */
export class ProfileList {
  readonly #calls: Calls
  readonly #settings: SettingsModel
  #isAdding = $state(false)
  #isRemoving = $state(false)

  constructor({ calls, settings }: Dependencies) {
    this.#calls = calls
    this.#settings = settings
  }

  get all(): readonly ProfileView[] {
    return this.#settings.view?.profiles ?? []
  }
  /** Whether the menu of presets is open. */
  get isAdding(): boolean {
    return this.#isAdding
  }
  /** Whether a yes to the removal is waited for. */
  get isRemoving(): boolean {
    return this.#isRemoving
  }
  get canRemove(): boolean {
    return this.all.length > 1
  }

  isDefault(id: string): boolean {
    return this.#settings.view?.defaultProfileId === id
  }

  toggleAdding(): void {
    this.#isAdding = !this.#isAdding
  }

  closeMenu(): void {
    this.#isAdding = false
  }

  askToRemove(): void {
    this.#isRemoving = this.canRemove
  }

  keep(): void {
    this.#isRemoving = false
  }

  select(id: string): void {
    this.#isRemoving = false
    this.#settings.select(id)
  }

  /** Moves the choice as the arrow keys do in a list; returns whether the key was one that does. */
  move(key: string): boolean {
    const ids = this.all.map(({ id }) => id)
    const at = ids.indexOf(this.#settings.profile?.id ?? '')
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(at + 1, ids.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: ids.length - 1,
    }
    const target = targets[key]
    if (target === undefined) return false
    this.select(ids[target] ?? '')
    return true
  }

  async add(preset: string): Promise<void> {
    this.#isAdding = false
    await this.#takeNew(this.#calls.addProfile(preset))
  }

  async duplicate(): Promise<void> {
    const id = this.#settings.profile?.id
    if (id !== undefined) await this.#takeNew(this.#calls.duplicateProfile(id))
  }

  async remove(): Promise<boolean> {
    const id = this.#settings.profile?.id
    this.#isRemoving = false
    return id !== undefined && this.#settings.take('profiles', this.#calls.removeProfile(id))
  }

  async makeDefault(): Promise<void> {
    const id = this.#settings.profile?.id
    if (id !== undefined) await this.#settings.take('profiles', this.#calls.setDefaultProfile(id))
  }

  /** Shows the profile that was not there before. */
  async #takeNew(reply: Promise<Result<SettingsView>>): Promise<void> {
    const known = this.all.map(({ id }) => id)
    if (!(await this.#settings.take('profiles', reply))) return
    const added = this.all.find(({ id }) => !known.includes(id))
    if (added !== undefined) this.select(added.id)
  }
}
