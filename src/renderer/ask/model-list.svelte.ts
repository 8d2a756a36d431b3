import type { ModelGroup, OfferedModel } from './model-groups.ts'

type Given = {
  readonly groups: (search: string) => readonly ModelGroup[]
  readonly choose: (model: OfferedModel) => void
}

/** The open list: what is searched for in it, and which line Enter would take. */
export class ModelList {
  readonly #given: Given
  #search = $state('')
  #active = $state(0)
  readonly #groups = $derived.by(() => this.#given.groups(this.#search))

  constructor(given: Given) {
    this.#given = given
  }

  get search(): string {
    return this.#search
  }
  get groups(): readonly ModelGroup[] {
    return this.#groups
  }
  get active(): OfferedModel | undefined {
    return this.#flat[Math.min(this.#active, this.#flat.length - 1)]
  }

  find(search: string): void {
    this.#search = search
    this.#active = 0
  }

  /** Handles a key in the field of the search; returns whether it was one for the list. */
  press(key: string): boolean {
    const count = this.#flat.length
    if (key === 'ArrowDown' && count > 0) this.#active = (this.#active + 1) % count
    else if (key === 'ArrowUp' && count > 0) this.#active = (this.#active - 1 + count) % count
    else if (key === 'Enter' && this.active !== undefined) this.#given.choose(this.active)
    else return false
    return true
  }

  get #flat(): readonly OfferedModel[] {
    return this.#groups.flatMap(({ models }) => models)
  }
}
