import type { Bridge } from '#shared/contract/bridge.ts'
import type { Result } from '#shared/errors.ts'
import type { FileSearch, FunctionTool, McpServer, Tools, WebSearch } from '#shared/schemas/tool.ts'
import type { KeyState } from '#shared/views.ts'
import { withEntries, withEntry } from './entries.ts'
import type { Entries } from './entries.ts'
import type { Place, SettingsModel } from './settings.svelte.ts'

/** The tools of which there may be several. */
export type ToolList = 'mcpServers' | 'functions'
export type Listed = { readonly mcpServers: McpServer; readonly functions: FunctionTool }

type Location = NonNullable<WebSearch['userLocation']>

type Calls = Pick<Bridge['settings'], 'replaceToolKey' | 'forgetToolKey' | 'askAgain'>
type Dependencies = {
  readonly calls: Calls
  readonly settings: SettingsModel
  /** A new name for a tool: its secret in the keychain goes by it. */
  readonly newId: () => string
}

/** What a server or function is before the user has said anything about it; off until they turn it on. */
export const newServer: Omit<McpServer, 'id'> = {
  isOn: false, label: '', url: '', approval: 'always', tokenHost: '',
} // prettier-ignore
export const newFunction: Omit<FunctionTool, 'id'> = {
  isOn: false,
  name: '',
  description: '',
  parameters: { type: 'object', properties: {} },
  strict: false,
  run: { kind: 'http', url: '', timeoutSeconds: 30 },
  tokenHost: '',
}

/** The place of a word about one field of one tool. */
export function toolPlace(list: ToolList, id: string, field: string): Place {
  return `tools.${list}.${id}.${field}`
}

const draftFields: Readonly<Record<ToolList, readonly string[]>> = {
  mcpServers: ['label', 'url', 'description', 'allowedTools', 'approval', 'timeoutSeconds'],
  functions: ['name', 'description', 'parameters', 'strict', 'url', 'program', 'args', 'timeoutSeconds'],
}

/** The field of a new tool that main's path names (`tools.functions.run.url`); empty when it is none of them. */
function draftField(list: ToolList, path = ''): string {
  const steps = path.startsWith(`tools.${list}.`) ? path.slice(`tools.${list}.`.length).split('.') : []
  return steps.find((step) => draftFields[list].includes(step)) ?? ''
}

/** Changes of the tools of the profile that is shown. */
export class ToolsEditor {
  readonly #calls: Calls
  readonly #settings: SettingsModel
  readonly #newId: () => string
  #keyStates = $state.raw<Readonly<Record<string, KeyState['kind']>>>({})

  constructor({ calls, settings, newId }: Dependencies) {
    this.#calls = calls
    this.#settings = settings
    this.#newId = newId
  }

  get tools(): Tools {
    return this.#settings.profile?.tools ?? {}
  }

  async changeWebSearch(field: string, entries: Entries<WebSearch>): Promise<boolean> {
    return this.#change(`tools.webSearch.${field}`, (tools) => ({
      ...tools,
      webSearch: withEntries({ isOn: false, ...tools.webSearch }, entries),
    }))
  }

  /** Sets a part of the rough place that a search may know of, or takes it away. */
  async setLocation(part: keyof Location, value: string | undefined): Promise<boolean> {
    return this.#change(`tools.webSearch.${part}`, (tools) => {
      const location = withEntry<Location, typeof part>({ ...tools.webSearch?.userLocation }, part, value)
      const userLocation = Object.keys(location).length === 0 ? undefined : location
      return { ...tools, webSearch: withEntries({ isOn: false, ...tools.webSearch }, { userLocation }) }
    })
  }

  async changeFileSearch(field: string, entries: Entries<FileSearch>): Promise<boolean> {
    return this.#change(`tools.fileSearch.${field}`, (tools) => ({
      ...tools,
      fileSearch: withEntries({ isOn: false, vectorStoreIds: [], ...tools.fileSearch }, entries),
    }))
  }

  async change<L extends ToolList>(
    list: L,
    id: string,
    field: string,
    entries: Entries<Omit<Listed[L], 'id'>>,
  ): Promise<boolean> {
    return this.#changeList(list, toolPlace(list, id, field), (all) =>
      all.map((tool) => (tool.id === id ? withEntries(tool, entries as Entries<Listed[L]>) : tool)),
    )
  }

  /** Returns whether main has taken it. */
  async add<L extends ToolList>(list: L, tool: Omit<Listed[L], 'id'>): Promise<boolean> {
    const added = { ...tool, id: this.#newId() } as Listed[L]
    const form = toolPlace(list, 'new', '')
    this.#settings.forgetIn(form)
    if (await this.#changeList(list, form, (all) => [...all, added])) return true
    const field = draftField(list, this.#settings.failureAt(form)?.details?.field)
    this.#settings.moveFailure(form, toolPlace(list, 'new', field))
    return false
  }

  async remove(list: ToolList, id: string): Promise<boolean> {
    return this.#changeList(list, `tools.${list}`, (all) => all.filter((tool) => tool.id !== id))
  }

  /** What the keychain said of the secret last; undefined when it was not asked since the window opened. */
  keyState(id: string): KeyState['kind'] | undefined {
    return this.#keyStates[id]
  }

  async replaceKey(id: string, key: string): Promise<boolean> {
    return this.#changeKey(id, (profileId) => this.#calls.replaceToolKey(profileId, id, key))
  }

  async forgetKey(id: string): Promise<void> {
    await this.#changeKey(id, (profileId) => this.#calls.forgetToolKey(profileId, id))
  }

  /** Takes back what was allowed of a tool for longer than one call. */
  async askAgain(id: string): Promise<void> {
    const profileId = this.#settings.profile?.id
    if (profileId === undefined) return
    await this.#settings.take(`tools.allowed.${id}`, this.#calls.askAgain(profileId, id))
  }

  async #changeKey(
    id: string,
    call: (profileId: string) => Promise<Result<{ readonly state: KeyState }>>,
  ): Promise<boolean> {
    const profileId = this.#settings.profile?.id
    if (profileId === undefined) return false
    let isKept = false
    await this.#settings.call(`tools.key.${id}`, call(profileId), ({ state }) => {
      this.#keyStates = { ...this.#keyStates, [id]: state.kind }
      isKept = state.kind === 'stored' || state.kind === 'session'
    })
    // Main notes in the tool itself whether it has a secret: a patch must not be made of what was before.
    await this.#settings.refresh()
    return isKept
  }

  #changeList<L extends ToolList>(
    list: L,
    place: Place,
    change: (all: readonly Listed[L][]) => readonly Listed[L][],
  ): Promise<boolean> {
    return this.#change(place, (tools) => ({
      ...tools,
      [list]: change((tools[list] ?? []) as unknown as readonly Listed[L][]),
    }))
  }

  async #change(place: Place, change: (tools: Tools) => Tools): Promise<boolean> {
    return this.#settings.changeProfile(place, ({ tools }) => ({ tools: change(tools) }))
  }
}
