import { withEntries } from './entries.ts'
import type { Entries } from './entries.ts'
import type { SettingsModel } from './settings.svelte.ts'
import { toolPlace } from './tools-editor.svelte.ts'
import type { Listed, ToolList, ToolsEditor } from './tools-editor.svelte.ts'

/** A tool that is being written, and not yet main's. */
export class ToolDraft<L extends ToolList> {
  readonly #list: L
  readonly #empty: Omit<Listed[L], 'id'>
  #value = $state.raw<Omit<Listed[L], 'id'>>()

  constructor(list: L, empty: Omit<Listed[L], 'id'>) {
    this.#list = list
    this.#empty = empty
  }

  /** Undefined while none is being written. */
  get value(): Omit<Listed[L], 'id'> | undefined {
    return this.#value
  }

  open(): void {
    this.#value ??= this.#empty
  }

  close(settings: SettingsModel): void {
    this.#value = undefined
    settings.forgetIn(toolPlace(this.#list, 'new', ''))
  }

  async change(
    settings: SettingsModel,
    field: string,
    entries: Entries<Omit<Listed[L], 'id'>>,
  ): Promise<boolean> {
    if (this.#value !== undefined) this.#value = withEntries(this.#value, entries)
    settings.forget(toolPlace(this.#list, 'new', field))
    return Promise.resolve(true)
  }

  async add(tools: ToolsEditor): Promise<void> {
    if (this.#value !== undefined && (await tools.add(this.#list, this.#value))) this.#value = undefined
  }
}
