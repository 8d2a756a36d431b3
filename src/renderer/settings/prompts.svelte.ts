import { allPrompts } from '#shared/prompt-text.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import type { Words } from '#shared/words/words.ts'
import { withEntries, withEntry } from './entries.ts'
import type { Entries } from './entries.ts'
import type { SettingsModel } from './settings.svelte.ts'

type Dependencies = {
  readonly calls: Pick<Bridge['preferences'], 'setPrompts'>
  readonly settings: SettingsModel
  readonly words: Words
}

/** The presets of questions, in their order; the one that is chosen is edited. */
export class PromptEditor {
  readonly #given: Dependencies
  #chosen = $state(0)
  #said = $state('')
  /** Changes are made one after the other, so that none is built on what the one before it replaced. */
  #lastTurn: Promise<unknown> = Promise.resolve()

  constructor(given: Dependencies) {
    this.#given = given
  }

  get all(): readonly PromptPreset[] {
    const { settings, words } = this.#given
    const { view } = settings
    return view === undefined ? [] : allPrompts(view, words.conversation.shipped)
  }
  get chosen(): number {
    return Math.min(this.#chosen, Math.max(0, this.all.length - 1))
  }
  get prompt(): PromptPreset | undefined {
    return this.all[this.chosen]
  }
  /** What has just been done, for those who cannot see it. */
  get said(): string {
    return this.#said
  }
  /** How many of those that ship are not in the list. */
  get missing(): readonly PromptPreset[] {
    const names = this.all.map(({ name }) => name)
    return this.#given.words.conversation.shipped.filter(({ name }) => !names.includes(name))
  }

  choose(index: number): void {
    this.#chosen = Math.min(Math.max(index, 0), Math.max(0, this.all.length - 1))
  }

  /** Whether another prompt is called so. */
  isTaken(name: string): boolean {
    return this.all.some((prompt, index) => prompt.name === name && index !== this.chosen)
  }

  async change(field: string, entries: Entries<PromptPreset>): Promise<boolean> {
    const at = this.chosen
    return this.#save(`prompts.${field}`, (all) =>
      all.map((prompt, index) => (index === at ? withEntries(prompt, entries) : prompt)),
    )
  }

  /** What it is asked with; undefined lets it be as the question has it. */
  async choosePart<K extends keyof AskChoices>(part: K, value: AskChoices[K] | undefined): Promise<boolean> {
    const before = this.prompt?.choices ?? {}
    // A model, and tools, are of a profile.
    const base = part === 'profileId' ? withEntries(before, { model: undefined, tools: undefined }) : before
    const choices = withEntry<AskChoices, K>(base, part, value)
    const isEmpty = Object.keys(choices).length === 0
    return this.change(part, { choices: isEmpty ? undefined : choices })
  }

  async add(): Promise<void> {
    const { newName: name, newText: text } = this.#given.words.preferences.prompts
    await this.#insert({ name, text, sendsAtOnce: false })
  }

  async duplicate(): Promise<void> {
    const { prompt } = this
    if (prompt === undefined) return
    const name = this.#given.words.preferences.prompts.copyName(prompt.name)
    await this.#insert(withEntries({ ...prompt, name }, { hotkey: undefined, slashName: undefined }))
  }

  async remove(): Promise<boolean> {
    const at = this.chosen
    return this.#save('prompts', (all) => all.filter((_, index) => index !== at))
  }

  async move(by: -1 | 1): Promise<void> {
    const [from, to] = [this.chosen, this.chosen + by]
    const { prompt } = this
    if (prompt === undefined || to < 0 || to >= this.all.length) return
    const isMoved = await this.#save('prompts', (all) => all.toSpliced(from, 1).toSpliced(to, 0, prompt))
    if (!isMoved) return
    this.#chosen = to
    this.#said = this.#given.words.preferences.prompts.moved(prompt.name, to + 1, this.all.length)
  }

  /** Those that ship and are missing come back at the end; nothing that is there is changed. */
  async restore(): Promise<void> {
    const { missing } = this
    if (missing.length > 0) await this.#save('prompts', (all) => [...all, ...missing])
    this.#said = this.#given.words.preferences.prompts.restored(missing.length)
  }

  async #insert(prompt: PromptPreset): Promise<void> {
    const at = Math.min(this.chosen + 1, this.all.length)
    const name = freeName(prompt.name, this.all.map((each) => each.name)) // prettier-ignore
    if (await this.#save('prompts', (all) => all.toSpliced(at, 0, { ...prompt, name }))) this.#chosen = at
  }

  async #save(
    place: string,
    change: (all: readonly PromptPreset[]) => readonly PromptPreset[],
  ): Promise<boolean> {
    const { calls, settings } = this.#given
    const turn = this.#lastTurn.then(() => settings.take(place, calls.setPrompts([...change(this.all)])))
    this.#lastTurn = turn
    return turn
  }
}

/** "New prompt", "New prompt 2", … */
function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!taken.includes(name)) return name
  }
}
