import type { Bridge } from '#shared/contract/bridge.ts'
import type { LanguageView } from '#shared/contract/language.ts'
import { en } from '#shared/words/en.ts'
import { loadWords } from '#shared/words/languages.ts'
import type { LanguageChoice } from '#shared/words/languages.ts'
import type { Words } from '#shared/words/words.ts'
import { unwrap } from './bridge.ts'

type Dependencies = {
  readonly calls: Bridge['language']
  /** Says to the document which language it is in, and which way that runs. */
  readonly mark: (tag: string, direction: Words['direction']) => void
}

/** The language of a page, as main has it. It changes while the page is open. */
export class PageLanguage {
  readonly #given: Dependencies
  #view = $state.raw<LanguageView>({ choice: 'system', tag: 'en' })
  #now = $state.raw<Words>(en)
  #wantedTag = 'en'
  /** Always of the language of now: what is read from it while something is drawn is drawn anew in another one. */
  readonly words: Words = throughTo(() => this.#now)

  constructor(given: Dependencies) {
    this.#given = given
  }

  get choice(): LanguageChoice {
    return this.#view.choice
  }

  /** Follows main. Resolves when the words are there; without an answer from main they stay English. */
  async start(): Promise<void> {
    const { calls } = this.#given
    calls.onShow((view) => void this.#take(view).catch(() => undefined)) // the old words stay
    try {
      await this.#take(await unwrap(calls.view()))
    } catch {
      return // what the page is for works in English, too
    }
  }

  /** Returns whether it could be saved. */
  readonly choose = async (choice: LanguageChoice): Promise<boolean> => {
    try {
      await this.#take(await unwrap(this.#given.calls.choose(choice)))
      return true
    } catch {
      return false // the field goes back, which says it
    }
  }

  async #take(view: LanguageView): Promise<void> {
    this.#wantedTag = view.tag
    const words = await loadWords(view.tag)
    if (this.#wantedTag !== view.tag) return // another one was chosen meanwhile
    this.#view = view
    this.#now = words
    this.#given.mark(view.tag, words.direction)
  }
}

/** Words that are looked up anew each time, area by area: whoever keeps them never keeps those of another language. */
function throughTo(current: () => Words): Words {
  const areas = Object.keys(en) as (keyof Words)[]
  const getters = areas.map((area) => [area, { enumerable: true, get: () => current()[area] }] as const)
  return Object.defineProperties({}, Object.fromEntries(getters)) as Words
}
