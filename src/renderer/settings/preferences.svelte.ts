import type { Bridge } from '#shared/contract/bridge.ts'
import type { PreferencePatch, Preferences } from '#shared/schemas/preferences.ts'
import type { Changed } from '#shared/views.ts'
import type { PreferencePath } from '#shared/words/preference-words.ts'
import type { SettingsModel } from './settings.svelte.ts'

/** The types of values that one control sets. */
export type PreferenceValue = string | number | boolean | readonly string[]

/** What was taken back or made again last; nothing before the first time. */
export type Undone = { readonly kind: 'undo' | 'redo'; readonly changed: readonly Changed[] }

type Dependencies = {
  readonly calls: Bridge['preferences']
  readonly settings: SettingsModel
  /** What it was, so that the window can show it. */
  readonly onUndone: (changed: readonly Changed[]) => void
}

/** The preferences, each by its path, and the way back from every change. */
export class PreferenceEditor {
  readonly calls: Bridge['preferences']
  readonly #settings: SettingsModel
  readonly #onUndone: Dependencies['onUndone']
  #undone = $state.raw<Undone>()

  constructor({ calls, settings, onUndone }: Dependencies) {
    this.calls = calls
    this.#settings = settings
    this.#onUndone = onUndone
  }

  get undone(): Undone | undefined {
    return this.#undone
  }

  value(path: PreferencePath): PreferenceValue | undefined {
    const [group, name] = partsOf(path)
    const values = this.#settings.view?.preferences[group]
    return (values as Readonly<Record<string, PreferenceValue>> | undefined)?.[name]
  }

  async set(path: PreferencePath, value: PreferenceValue): Promise<boolean> {
    const [group, name] = partsOf(path)
    const patch: PreferencePatch = { [group]: { [name]: value } }
    return this.#settings.take(path, this.calls.change(patch))
  }

  /** Takes back the last change, or makes it again. */
  async step(kind: Undone['kind']): Promise<void> {
    await this.#settings.settled()
    await this.#settings.call('window', this.calls[kind](), ({ view, changed }) => {
      this.#settings.show(view)
      this.#undone = { kind, changed }
      this.#onUndone(changed)
    })
  }
}

function partsOf(path: PreferencePath): readonly [keyof Preferences, string] {
  const [group = '', name = ''] = path.split('.')
  return [group as keyof Preferences, name]
}
