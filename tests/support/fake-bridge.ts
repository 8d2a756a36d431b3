import { advance, textOf } from '#shared/ask-state.ts'
import type { AskEvent, AskState } from '#shared/ask-state.ts'
import type { Args, AskUpdate, Channel, PushChannel, Pushes, Reply } from '#shared/contract.ts'
import type {
  AskOptions,
  AskSummary,
  AskView,
  CaptureView,
  ConnectionReport,
  Estimate,
  KeyState,
  ModelList,
  RecentAsk,
  SettingsView,
} from '#shared/views.ts'
import type { Failure, Result } from '#shared/errors.ts'
import type { OutboxView } from '#shared/outbox-view.ts'
import { hotkeyCommands } from '#shared/hotkey-commands.ts'
import { createBridge } from '../../src/preload/bridge.ts'
import type { Transport } from '../../src/preload/bridge.ts'
import { fakeSetup } from './fake-setup.ts'
import type { FakeSetup } from './fake-setup.ts'
import { fakeCapture } from './fake-capture.ts'
import { fakeData } from './fake-data.ts'
import type { FakeData } from './fake-data.ts'
import { fakePreferences } from './fake-preferences.ts'
import type { FakePreferences } from './fake-preferences.ts'
import { fakeHistory } from './fake-history.ts'
import type { FakeThreads } from './fake-history.ts'
import {
  changedProfile,
  withDuplicate,
  withNewProfile,
  withProfile,
  withToolKey,
  withoutGrant,
  withoutProfile,
} from './fake-settings.ts'
// For the type of `globalThis.bridge`.
import type {} from '../../src/renderer/lib/bridge.ts'

/** What the main process would know, as a page finds it. */
export type FakeMain = FakeSetup & {
  view: AskView
  settings: SettingsView
  recent: readonly RecentAsk[]
  /** What the keychain makes of a key that is given to it. */
  keychain: KeyState['kind']
  asks: Record<string, AskState>
  drafts: Args<'draft:save'>[0][]
  estimate: Estimate
  options: AskOptions
  models: ModelList
  report: ConnectionReport
  outbox?: OutboxView
  history: FakeThreads
  data: FakeData
  preferences: FakePreferences
}

const noOutbox: OutboxView = { isHeld: false, count: 0, asks: [] }
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
      try {
        return structuredClone({ ok: true, value: handle(...sent) }) as Result<never>
      } catch (error) {
        if (error instanceof FakeFailure) return { ok: false, failure: error.failure }
        throw error
      }
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
    'overlay:beat': () => undefined,
    'overlay:report': () => undefined,
    'overlay:magnify': () => undefined,
    'capture:go-to': () => undefined,
    'capture:select': () => undefined,
    'capture:ask': () => ({ askId: 'ask-1' }),
    'capture:add': () => ({ captureCount: this.callsOf('capture:add').length }),
    'capture:copy': () => undefined,
    'capture:save': () => ({ isSaved: true }),
    'ask:view': () => this.#main.view,
    'ask:submit': (request) => this.#begin(request),
    'ask:cancel': (askId) => this.event(askId, { type: 'cancel' }),
    'ask:retry': (askId, choices) => this.#again(askId, choices),
    'ask:continue': (askId) => this.#continue(askId),
    'ask:turn-to': () => undefined,
    'ask:leaf': () => undefined,
    'ask:capture': () => undefined,
    'ask:options': () => this.#main.options,
    'ask:add-file': (bytes, name) => addedFile(bytes, name, this.calls.length),
    'ask:pin': (pin) => this.push('ask:offers', this.#setOptions({ pin })),
    'ask:look-again': () => undefined,
    'ask:edit-picture': () => undefined,
    'ask:keep-prompt': (prompt) => this.#setOptions({ prompts: [...this.#main.options.prompts, prompt] }),
    'ask:forget-prompt': (name) =>
      this.#setOptions({ prompts: this.#main.options.prompts.filter((prompt) => prompt.name !== name) }),
    'ask:decide': (askId, callId, choice) => this.event(askId, { type: 'approval-choice', callId, choice }),
    'ask:estimate': () => this.#main.estimate,
    'ask:hide': () => undefined,
    'ask:fit': () => undefined,
    'ask:forgets': () => this.callsOf('ask:forget').at(-1)?.[0] === true,
    'ask:forget': (isWanted) => isWanted,
    'ask:take-back': (askId) => this.#revise(askId, { type: 'take-back' }),
    'ask:revise': () => undefined,
    'ask:resend': ({ askId, question }) => this.#revise(askId, { type: 'requeue' }, question),
    'draft:save': (draft) => this.change({ drafts: [...this.#main.drafts, draft] }),
    'answer:copy': () => undefined,
    'answer:go-back': () => undefined,
    'answer:save': () => undefined,
    'code:copy': () => undefined,
    'link:open': () => undefined,
    'recent:list': () => this.#main.recent,
    'recent:open': () => undefined,
    'app:run': () => undefined,
    'app:online': () => undefined,
    'outbox:view': () => this.#main.outbox ?? noOutbox,
    'outbox:hold': () => this.#main.outbox ?? noOutbox,
    'outbox:send-all': () => undefined,
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
    'tool:ask-again': (id, toolId) => this.#set(withoutGrant(this.#main.settings, id, toolId)),
    ...fakeSetup({ read: () => this.#main, write: (change) => this.change(change) }),
    'tool-key:replace': (id, toolId) => this.#setToolKey([id, toolId], this.#main.keychain),
    'tool-key:forget': (id, toolId) => this.#setToolKey([id, toolId], 'missing'),
    ...fakeCapture,
    ...fakeData({
      read: () => this.#main.data,
      write: (change) => this.change({ data: { ...this.#main.data, ...change } }),
    }),
    ...fakePreferences({
      settings: () => this.#main.settings,
      set: (settings) => this.#set(settings),
      rest: () => this.#main.preferences,
    }),
    ...fakeHistory({
      read: () => this.#main.history,
      write: (change) => {
        this.change({ history: { ...this.#main.history, ...change } })
        this.push('history:changed', {})
      },
    }),
  }

  #begin(
    { question, threadId, follows, editedFrom, choices }: Args<'ask:submit'>[0],
    more: Partial<AskSummary> = {},
  ): AskSummary {
    const askId = `ask-${Object.keys(this.#main.asks).length + 1}`
    const thread = this.#thread()
    const before = thread.find((ask) => ask.askId === editedFrom) ?? { follows }
    const ask: AskSummary = {
      ...sentFrom(this.#main.view),
      askId,
      threadId: threadId ?? `thread-${askId}`,
      question,
      model: choices?.model ?? 'gpt-5.4',
      ...(before.follows === undefined ? {} : { follows: before.follows }),
      ...(editedFrom === undefined ? {} : { editedFrom }),
      ...(choices === undefined ? {} : { choices }),
      ...more,
    }
    const together = threadId === undefined ? [ask] : [...thread, ask]
    this.change({
      asks: { ...this.#main.asks, [askId]: ask.state },
      view: { kind: 'ask', ask, thread: together, draft: { text: '', captures: [] } },
    })
    return ask
  }

  #thread(): readonly AskSummary[] {
    return this.#main.view.kind === 'ask' ? this.#main.view.thread : []
  }

  #again(askId: string, choices?: Args<'ask:retry'>[1]): AskSummary {
    const state = this.#main.asks[askId]
    const ask = this.#shown(askId)
    if (state?.kind !== 'waiting' && state?.kind !== 'blocked') return this.#version(ask, choices)
    this.event(askId, { type: 'requeue' })
    return ask
  }

  #continue(askId: string): AskSummary {
    const text = textOf(this.#main.asks[askId] ?? { kind: 'queued', attempt: 0 })
    const state: AskState = { kind: 'queued', attempt: 0, kept: { text } }
    return this.#version(this.#shown(askId), undefined, { state, continuedAt: text.length })
  }

  #version(ask: AskSummary, choices = ask.choices, more: Partial<AskSummary> = {}): AskSummary {
    const { question, threadId, follows, askId } = ask
    const place = follows === undefined ? {} : { follows }
    const wanted = choices === undefined ? {} : { choices }
    return this.#begin(
      { captureIds: [], question, threadId, ...place, ...wanted },
      { askedAgainOf: askId, ...more },
    )
  }

  #shown(askId: string): AskSummary {
    const ask = this.#thread().find((each) => each.askId === askId)
    if (ask === undefined) throw new Error('No such ask is shown')
    return ask
  }

  #revise(askId: string, event: AskEvent, question?: string): AskSummary {
    if (this.#main.asks[askId]?.kind === 'sending') throw new FakeFailure({ code: 'already-sending' })
    const ask = this.#shown(askId)
    this.event(askId, event)
    return { ...ask, state: this.#main.asks[askId] ?? ask.state, question: question ?? ask.question }
  }

  #setOptions(options: Partial<AskOptions>): AskOptions {
    this.change({ options: { ...this.#main.options, ...options } })
    return this.#main.options
  }

  #setHotkeys(patch: Args<'settings:set-hotkeys'>[0]): SettingsView {
    const { settings } = this.#main
    const hotkeys = { ...settings.hotkeys }
    for (const command of hotkeyCommands) {
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

/** What every new ask has. */
function sentFrom(view: AskView) {
  const captures = view.kind === 'draft' ? view.draft.captures : view.kind === 'ask' ? view.ask.captures : []
  const state: AskState = { kind: 'queued', attempt: 1 }
  return { captures, askedAt: Date.now(), profileName: 'OpenAI', host: 'api.openai.com', state }
}

/** What main makes of a picture; one that begins with nothing known is none. */
function addedFile(bytes: Uint8Array, name: string, number: number): CaptureView {
  if (bytes[0] === 0x25) return { id: `added-${number}`, name, bytes: bytes.length }
  if (bytes[0] !== 0x89) throw new FakeFailure({ code: 'picture-unreadable' })
  return {
    id: `added-${number}`,
    url: '/picture/320x200/336633.png',
    widthPx: 320,
    heightPx: 200,
    bytes: bytes.length,
  }
}

/** A handler that fails as main would. */
class FakeFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

declare global {
  /** Given by the test before the page starts. */
  var fakeStart: FakeMain
  var fake: Fake
}

globalThis.fake = new Fake(globalThis.fakeStart)
globalThis.bridge = createBridge(globalThis.fake.transport)
