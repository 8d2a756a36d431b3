import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import { allPrompts } from '#shared/prompt-text.ts'
import type { PromptList } from '#shared/prompt-text.ts'
import type { Words } from '#shared/words/words.ts'

type Given = {
  readonly text: () => string
  readonly offers: PromptList
  /** Those of the presets that ship are looked up each time: the language can be changed. */
  readonly words: Words
}

/** The list that `/` opens at the beginning of the field: filtered by what is typed after it. */
export class PresetList {
  readonly #given: Given
  #active = $state(0)
  /** The text for which it was closed by hand. */
  #closedFor = $state<string>()
  readonly #found = $derived.by(() => {
    const wanted = this.#given.text().slice(1).trim().toLowerCase()
    const found = this.all.filter((preset) => namesOf(preset).some((name) => name.includes(wanted)))
    const isNamedSo = ({ slashName }: PromptPreset) => slashName?.toLowerCase() === wanted
    return [...found.filter(isNamedSo), ...found.filter((preset) => !isNamedSo(preset))]
  })

  constructor(given: Given) {
    this.#given = given
  }

  get all(): readonly PromptPreset[] {
    return allPrompts(this.#given.offers, this.#given.words.conversation.shipped)
  }
  get isOpen(): boolean {
    const text = this.#given.text()
    return text.startsWith('/') && !text.includes('\n') && this.#closedFor !== text
  }
  get found(): readonly PromptPreset[] {
    return this.#found
  }
  get active(): number {
    return Math.min(this.#active, Math.max(0, this.#found.length - 1))
  }

  step(by: number): void {
    const count = Math.max(1, this.#found.length)
    this.#active = (this.active + by + count) % count
  }

  /** Leaves the `/` as it was typed. */
  close(): void {
    this.#closedFor = this.#given.text()
    this.#active = 0
  }
}

function namesOf({ name, slashName }: PromptPreset): readonly string[] {
  return [name.toLowerCase(), ...(slashName === undefined ? [] : [slashName.toLowerCase()])]
}
