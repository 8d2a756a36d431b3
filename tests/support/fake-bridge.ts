import { advance } from '#shared/ask-state.ts'
import type { AskEvent, AskState } from '#shared/ask-state.ts'
import type { Args, AskUpdate, Channel, PushChannel, Pushes, Reply } from '#shared/contract.ts'
import type {
  AskSummary,
  AskView,
  ConnectionReport,
  Estimate,
  KeyState,
  ModelList,
  RecentAsk,
  SettingsView,
} from '#shared/views.ts'
import type { Failure, Result } from '#shared/errors.ts'
import { createBridge } from '../../src/preload/bridge.ts'
import type { Transport } from '../../src/preload/bridge.ts'
import { fakeData } from './fake-data.ts'
import type { FakeData } from './fake-data.ts'
import { fakeHistory } from './fake-history.ts'
import type { FakeThreads } from './fake-history.ts'
import {
  changedProfile,
  withDuplicate,
  withNewProfile,
  withProfile,
  withToolKey,
  withoutProfile,
} from './fake-settings.ts'
// For the type of `globalThis.bridge`.
import type {} from '../../src/renderer/lib/bridge.ts'

/** What the main process would know, as a page finds it. */
export type FakeMain = {
  view: AskView
  settings: SettingsView
  recent: readonly RecentAsk[]
  /** What the keychain makes of a key that is given to it. */
  keychain: KeyState['kind']
  asks: Record<string, AskState>
  drafts: Args<'draft:save'>[0][]
  estimate: Estimate
  models: ModelList
  report: ConnectionReport
  history: FakeThreads
  data: FakeData
}
type Call = { readonly channel: Channel; readonly args: readonly unknown[] }
type Handlers = { [C in Channel]: (...args: Args<C>) => Reply[C] }

const MEMORY = 'fake-main'

/**
 * Main, in place of Electron's, behind the real `createBridge`. All that crosses is cloned as IPC clones it, so a
 * reactive proxy fails here too; what it knows outlives a reload of the page, as main does.
 */
class Fake {
  readonly calls: Call[] = []
  readonly #main: FakeMain
  readonly #listeners = new Map<PushChannel, Set<(message: unknown) => void>>()
  readonly #watchers = new Map<string, Set<MessagePort>>()
  readonly #failures = new Map<Channel, Failure>()
  readonly #held = new Map<Channel, Promise<void>>()
  readonly #releases = new Map<Channel, () => void>()

  constructor(start: FakeMain) {
    const kept = sessionStorage.getItem(MEMORY)
    this.#main = kept === null ? start : (JSON.parse(kept) as FakeMain)
  }

  get main(): FakeMain {
    return structuredClone(this.#main)
  }

  /** How many ports are open on an ask. */
  watching(askId: string): number {
    return this.#watchers.get(askId)?.size ?? 0
  }

  callsOf(channel: Channel): readonly (readonly unknown[])[] {
    return this.calls.filter((call) => call.channel === channel).map(({ args }) => args)
  }

  change(main: Partial<FakeMain>): void {
    Object.assign(this.#main, main)
    this.#remember()
  }

  push<P extends PushChannel>(channel: P, message: Pushes[P]): void {
    if (channel === 'ask:show') this.change({ view: message as AskView })
    for (const listener of this.#listeners.get(channel) ?? []) listener(structuredClone(message))
  }

  /** Something happens to an ask in main; whoever watches it is told. */
  event(askId: string, event: AskEvent): void {
    const state = this.#main.asks[askId]
    if (state === undefined) throw new Error(`No ask ${askId}`)
    this.change({ asks: { ...this.#main.asks, [askId]: advance(state, event) } })
    this.#tell(askId, { type: 'event', event })
  }

  /** From now on this channel answers with a failure; without one it works again. */
  fail(channel: Channel, failure?: Failure): void {
    if (failure) this.#failures.set(channel, failure)
    else this.#failures.delete(channel)
  }

  /** Replies on this channel wait for `release`. */
  hold(channel: Channel): void {
    this.#held.set(channel, new Promise((resolve) => this.#releases.set(channel, resolve)))
  }

  release(channel: Channel): void {
    this.#held.delete(channel)
    this.#releases.get(channel)?.()
  }

  readonly transport: Transport = {
    invoke: async (channel, args) => {
      const sent = structuredClone(args)
      this.calls.push({ channel, args: sent })
      await this.#held.get(channel)
      const failure = this.#failures.get(channel)
      if (failure) return structuredClone({ ok: false, failure })
      const handle = this.#handlers[channel] as (...given: unknown[]) => unknown
      return structuredClone({ ok: true, value: handle(...sent) }) as Result<never>
    },
    listen: (channel, listener) => {
      const all = this.#listeners.get(channel) ?? new Set()
      this.#listeners.set(channel, all.add(listener as (message: unknown) => void))
      return () => all.delete(listener as (message: unknown) => void)
    },
    watch: ({ askId }, onUpdate) => {
      const { port1: ours, port2: theirs } = new MessageChannel()
      const all = this.#watchers.get(askId) ?? new Set()
      this.#watchers.set(askId, all.add(theirs))
      ours.onmessage = (event: MessageEvent<AskUpdate>) => onUpdate(event.data)
      const state = this.#main.asks[askId]
      theirs.postMessage(
        state ? { type: 'snapshot', state } : { type: 'refused', failure: { code: 'not-found' } },
      )
      return () => {
        ours.close()
        all.delete(theirs)
      }
    },
  }

  readonly #handlers: Handlers = {
    'overlay:painted': () => undefined,
    'overlay:dismiss': () => undefined,
    'overlay:report': () => undefined,
    'overlay:magnify': () => undefined,
    'capture:go-to': () => undefined,
    'capture:select': () => ({ captureId: 'capture-1' }),
    'capture:ask': () => ({ askId: 'ask-1' }),
    'ask:view': () => this.#main.view,
    'ask:submit': ({ question }) => this.#begin(question),
    'ask:cancel': (askId) => this.event(askId, { type: 'cancel' }),
    'ask:retry': (askId) => this.#again(askId),
    'ask:decide': (askId, callId, choice) => this.event(askId, { type: 'approval-choice', callId, choice }),
    'ask:estimate': () => this.#main.estimate,
    'ask:hide': () => undefined,
    'ask:fit': () => undefined,
    'draft:save': (draft) => this.change({ drafts: [...this.#main.drafts, draft] }),
    'answer:copy': () => undefined,
    'code:copy': () => undefined,
    'link:open': () => undefined,
    'recent:list': () => this.#main.recent,
    'recent:open': () => undefined,
    'app:run': () => undefined,
    'app:online': () => undefined,
    'settings:view': () => this.#main.settings,
    'settings:set-hotkeys': (patch) => this.#setHotkeys(patch),
    'profile:add': (preset) => this.#set(withNewProfile(this.#main.settings, preset)),
    'profile:duplicate': (id) => this.#set(withDuplicate(this.#main.settings, id)),
    'profile:remove': (id) => this.#set(withoutProfile(this.#main.settings, id)),
    'profile:set-default': (id) => this.#set({ ...this.#main.settings, defaultProfileId: id }),
    'profile:models': () => this.#main.models,
    'profile:test': () => this.#main.report,
    'profile:change': (...change) => this.#set(changedProfile(this.#main.settings, change)),
    'key:replace': (id) => this.#setKey(id, this.#main.keychain),
    'key:keep-for-session': (id) => this.#setKey(id, 'session'),
    'key:forget': (id) => this.#setKey(id, 'missing'),
    'tool-key:replace': (id, toolId) => this.#setToolKey([id, toolId], this.#main.keychain),
    'tool-key:forget': (id, toolId) => this.#setToolKey([id, toolId], 'missing'),
    ...fakeData({
      read: () => this.#main.data,
      write: (change) => this.change({ data: { ...this.#main.data, ...change } }),
    }),
    ...fakeHistory({
      read: () => this.#main.history,
      write: (change) => {
        this.change({ history: { ...this.#main.history, ...change } })
        this.push('history:changed', {})
      },
    }),
  }

  #begin(question: string): AskSummary {
    const askId = `ask-${Object.keys(this.#main.asks).length + 1}`
    const { view } = this.#main
    const captures =
      view.kind === 'draft' ? view.draft.captures : view.kind === 'ask' ? view.ask.captures : []
    const state: AskState = { kind: 'queued', attempt: 1 }
    const ask: AskSummary = {
      askId,
      threadId: `thread-${askId}`,
      question,
      captures,
      askedAt: Date.now(),
      profileName: 'OpenAI',
      host: 'api.openai.com',
      model: 'gpt-5.4',
      state,
    }
    this.change({ asks: { ...this.#main.asks, [askId]: state }, view: { kind: 'ask', ask } })
    return ask
  }

  #again(askId: string): AskSummary {
    const state = this.#main.asks[askId]
    if (state?.kind !== 'waiting' && state?.kind !== 'blocked')
      return this.#begin(this.#main.view.kind === 'ask' ? this.#main.view.ask.question : '')
    this.event(askId, { type: 'requeue' })
    if (this.#main.view.kind !== 'ask') throw new Error('No ask is shown')
    return this.#main.view.ask
  }

  #setHotkeys(patch: Args<'settings:set-hotkeys'>[0]): SettingsView {
    const { settings } = this.#main
    const hotkeys = { ...settings.hotkeys }
    for (const command of ['capture', 'showLast'] as const) {
      const accelerator = patch[command]
      if (accelerator !== undefined)
        hotkeys[command] = { accelerator, state: accelerator === '' ? 'off' : 'asked' }
    }
    this.change({ settings: { ...settings, hotkeys } })
    return this.#main.settings
  }

  #set(settings: SettingsView): SettingsView {
    this.change({ settings })
    return settings
  }

  #setKey(id: string, kind: KeyState['kind']): { readonly state: KeyState } {
    this.#set(withProfile(this.#main.settings, id, (profile) => ({ ...profile, key: { kind } })))
    return { state: { kind } }
  }

  #setToolKey(tool: readonly [string, string], kind: KeyState['kind']): { readonly state: KeyState } {
    this.#set(withToolKey(this.#main.settings, tool, kind === 'stored' ? 'tool.example' : ''))
    return { state: { kind } }
  }

  #tell(askId: string, update: AskUpdate): void {
    for (const port of this.#watchers.get(askId) ?? []) port.postMessage(update)
  }

  #remember(): void {
    sessionStorage.setItem(MEMORY, JSON.stringify(this.#main))
  }
}

declare global {
  /** Given by the test before the page starts. */
  var fakeStart: FakeMain
  var fake: Fake
}

globalThis.fake = new Fake(globalThis.fakeStart)
globalThis.bridge = createBridge(globalThis.fake.transport)
