import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'

type Given = {
  readonly text: () => string
  readonly presets: () => readonly PromptPreset[]
}

/** The list that `/` opens at the beginning of the field: filtered by what is typed after it. */
export class PresetList {
  readonly #given: Given
  #active = $state(0)
  /** The text for which it was closed by hand. */
  #closedFor = $state<string>()
  readonly #found = $derived.by(() => {
    const wanted = this.#given.text().slice(1).trim().toLowerCase()
    return this.#given.presets().filter(({ name }) => name.toLowerCase().includes(wanted))
  })

  constructor(given: Given) {
    this.#given = given
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
