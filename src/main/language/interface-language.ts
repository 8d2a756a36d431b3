import type { LanguageView } from '#shared/contract/language.ts'
import { chooseLanguage, loadWords } from '#shared/words/languages.ts'
import type { LanguageChoice } from '#shared/words/languages.ts'
import { en } from '#shared/words/en.ts'
import type { Words } from '#shared/words/words.ts'
import type { SettingsStore } from '../settings/settings-store.ts'

type Dependencies = {
  readonly settings: Pick<SettingsStore, 'get' | 'change'>
  /** What the user reads, best first, as tags of languages. */
  readonly systemLanguages: () => readonly string[]
}

/** The language that people read, in main and in all windows. It changes while the app runs. */
export class InterfaceLanguage {
  readonly #given: Dependencies
  readonly #listeners = new Set<(view: LanguageView) => void>()
  #words: Words = en
  #view: LanguageView = { choice: 'system', tag: 'en' }

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Never to be kept: the next time they may be those of another language. */
  get words(): Words {
    return this.#words
  }

  /** What is set, as far as its words are there. */
  get view(): LanguageView {
    return this.#view
  }

  /** Takes the language that is set; until the first time is over, it is English. */
  async take(): Promise<void> {
    const { tag } = this.#wanted()
    const words = await loadWords(tag)
    const view = this.#wanted()
    if (view.tag !== tag) return // chosen anew meanwhile: this one comes too late
    if (view.tag === this.#view.tag && view.choice === this.#view.choice) return
    this.#words = words
    this.#view = view
    for (const listener of [...this.#listeners]) listener(view)
  }

  /** Throws and changes nothing when it cannot be saved. */
  async choose(choice: LanguageChoice): Promise<LanguageView> {
    this.#given.settings.change((all) => ({ ...all, language: choice }))
    await this.take()
    return this.#view
  }

  /** Calls back after each change; returns how to stop that. */
  watch(listener: (view: LanguageView) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #wanted(): LanguageView {
    const choice = this.#given.settings.get().language ?? 'system'
    return { choice, tag: choice === 'system' ? chooseLanguage(this.#given.systemLanguages()) : choice }
  }
}
