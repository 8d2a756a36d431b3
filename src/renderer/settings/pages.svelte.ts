import type { Changed } from '#shared/views.ts'
import type { SettingsPage } from '#shared/words/preference-words.ts'
import type { Words } from '#shared/words/words.ts'
import { controlsOf, foundControls, labelOfChange } from './controls.ts'
import type { Control } from './controls.ts'
import type { Folds } from './folds.svelte.ts'
import type { SettingsModel } from './settings.svelte.ts'

/** A control by its label; one that was looked for also gets the focus. */
export type Marked = { readonly label: string; readonly takesFocus: boolean }

type Dependencies = { readonly settings: SettingsModel; readonly folds: Folds }

/** Which page is shown, what is looked for, and which control is marked as found. */
export class Pages {
  readonly #settings: SettingsModel
  readonly #folds: Folds
  #chosen = $state<SettingsPage>()
  #marked = $state.raw<Marked>()
  query = $state('')

  constructor({ settings, folds }: Dependencies) {
    this.#settings = settings
    this.#folds = folds
  }

  /** None until it is known where to begin. */
  get page(): SettingsPage | undefined {
    return this.#chosen
  }
  /** The control that was found or undone last. */
  get marked(): Marked | undefined {
    return this.#marked
  }

  /** Without a key nothing can be asked, so that is where it begins. */
  begin(): void {
    this.#chosen ??= this.#isKeyMissing ? 'profiles' : 'general'
  }

  unmark(): void {
    this.#marked = undefined
  }

  found(words: Words): readonly Control[] {
    const { view } = this.#settings
    return view === undefined ? [] : foundControls(controlsOf(words, view), this.query, words)
  }

  show(page: SettingsPage): void {
    this.#chosen = page
    this.#marked = undefined
    this.query = ''
  }

  /** Shows a control, wherever it is, and marks it. */
  jump({ page, fold, label }: Control, takesFocus = true): void {
    this.show(page)
    if (fold !== undefined) this.#folds.set(fold, true)
    this.#marked = { label, takesFocus }
  }

  /** Shows what was undone, where it is still to be seen. */
  jumpTo(changed: readonly Changed[], words: Words): void {
    const [change] = changed
    const { view } = this.#settings
    if (change === undefined || view === undefined) return
    if (change.profileId !== undefined) this.#settings.select(change.profileId)
    const label = labelOfChange(change, words)
    const control = controlsOf(words, view).find((each) => each.label === label)
    if (control !== undefined) this.jump(control, false)
  }

  get #isKeyMissing(): boolean {
    const { view } = this.#settings
    const profile = view?.profiles.find(({ id }) => id === view.defaultProfileId)
    return profile !== undefined && profile.auth !== 'none' && profile.key.kind === 'missing'
  }
}
