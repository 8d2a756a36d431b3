import { SvelteSet } from 'svelte/reactivity'

/** Which folded parts are open; stays when another profile is shown. */
export class Folds {
  readonly #open = new SvelteSet<string>()

  isOpen(name: string): boolean {
    return this.#open.has(name)
  }

  set(name: string, isOpen: boolean): void {
    if (isOpen) this.#open.add(name)
    else this.#open.delete(name)
  }
}
