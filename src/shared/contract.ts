import { z } from 'zod'
import type { AskEvent, AskState } from './ask-state.ts'
import type {
  OverlayView,
  OverlayWindows,
  AskOptions,
  AskSummary,
  CaptureView,
  AskView,
  RecentAsk,
  Estimate,
  ModelList,
  ConnectionReport,
  KeyState,
  SettingsView,
} from './views.ts'
import type { Finding, LocalServer, ScreenCheck, SetupView } from './setup-views.ts'
import { selfTestChecks } from './setup-views.ts'
import { historyRequests } from './contract/history.ts'
import type { HistoryBridge, HistoryPushes, HistoryReply } from './contract/history.ts'
import type { Failure, Result } from './errors.ts'
import type { OutboxView } from './outbox-view.ts'
import {
  MAX_CAPTURES,
  MAX_COPIED_HTML,
  MAX_KEY_LENGTH,
  MAX_PICTURE_BYTES,
  MAX_QUESTION_LENGTH,
  MAX_URL_LENGTH,
} from './limits.ts'
import { askChoicesSchema } from './schemas/ask-choices.ts'
import { marksSchema } from './schemas/mark.ts'
import { promptPresetSchema } from './schemas/prompt-preset.ts'
import { profilePatchSchema } from './schemas/profile.ts'
import { hotkeyPatchSchema } from './schemas/settings.ts'
import type { ProfilePatch } from './schemas/profile.ts'

const id = z.string().min(1).max(64)
const points = z.number().min(-100_000).max(100_000)

const rectangle = z.strictObject({ x: points, y: points, width: points, height: points })
/** A rectangle in points of the covered display, or all of it. */
const selection = z.union([rectangle, z.literal('whole-display')])
/** A selection of a frame, with what was drawn on it. */
const part = z.strictObject({ frameId: id, selection, marks: marksSchema.optional() })
const draftText = z.string().max(MAX_QUESTION_LENGTH)
/** What is written and not yet asked; with a thread, what is written in it. */
const draftRequest = z.strictObject({
  text: draftText,
  captureIds: z.array(id).max(MAX_CAPTURES),
  threadId: id.optional(),
  choices: askChoicesSchema.optional(),
})
const command = z.enum([
  'capture',
  'show-last',
  'open-history',
  'open-settings',
  'open-self-test',
  'new-ask',
  'quit',
])

/** Every call a page can make, with the schema of its arguments. Replies are typed below: main made them. */
export const requests = {
  'overlay:painted': z.tuple([id]),
  'overlay:dismiss': z.tuple([]),
  /** How far it is, so that main can keep both when the overlay is lost: a selection only while it is adjusted. */
  'overlay:report': z.tuple([
    z.strictObject({
      frameId: id,
      text: draftText,
      selection: selection.optional(),
      marks: marksSchema.optional(),
    }),
  ]),
  /** The magnifier was turned on or off. */
  'overlay:magnify': z.tuple([z.boolean()]),
  /** Moves the overlay to another display: by its number, or to the one under the pointer. */
  'capture:go-to': z.tuple([
    z.strictObject({ frameId: id, display: z.union([z.number().int().min(1).max(9), z.literal('pointer')]) }),
  ]),
  /** Ends the selection in the ask window, with what was typed. */
  'capture:select': z.tuple([
    z.strictObject({ frameId: id, selection, text: draftText.optional(), marks: marksSchema.optional() }),
  ]),
  /** Asks about the selection at once. */
  'capture:ask': z.tuple([
    z.strictObject({
      frameId: id,
      selection,
      question: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
      marks: marksSchema.optional(),
    }),
  ]),
  /** Keeps this one for the question, which goes on with another of the same frames. */
  'capture:add': z.tuple([part]),
  /** The picture with its marks as it would be sent, for another program; the overlay stays. */
  'capture:copy': z.tuple([part]),
  'capture:save': z.tuple([part]),
  /** Closes, counts down and opens again with new frames. */
  'capture:delay': z.tuple([]),

  'ask:view': z.tuple([]),
  'ask:submit': z.tuple([
    z.strictObject({
      captureIds: z.array(id).max(MAX_CAPTURES),
      question: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
      /** The thread that it goes on with; without one it starts its own. */
      threadId: id.optional(),
      /** The ask of the thread that it follows; without one, the newest. */
      follows: id.optional(),
      /** The ask of the thread in whose place it stands with another question. */
      editedFrom: id.optional(),
      choices: askChoicesSchema.optional(),
    }),
  ]),
  'ask:cancel': z.tuple([id]),
  /** Sends a waiting or blocked ask now; a settled one is asked again, and its old answer stays. */
  'ask:retry': z.tuple([id, askChoicesSchema.optional()]),
  /** Asks for the rest of an answer that ended too early. */
  'ask:continue': z.tuple([id]),
  /** The reader turned to this ask of the thread. */
  'ask:turn-to': z.tuple([id]),
  /** Shows the thread before or after this one. */
  'ask:leaf': z.tuple([id, z.enum(['before', 'after'])]),
  /** Begins a capture for the question being written, in this thread or the next new one. */
  'ask:capture': z.tuple([id.optional()]),
  /** What can be chosen for an ask: models and tools of the profiles, and the presets of questions. */
  'ask:options': z.tuple([]),
  /** A picture that was pasted, dropped or opened; checked and encoded anew in main. */
  'ask:add-picture': z.tuple([
    z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAX_PICTURE_BYTES),
  ]),
  'ask:pin': z.tuple([z.enum(['float', 'window'])]),
  'ask:keep-prompt': z.tuple([promptPresetSchema]),
  'ask:forget-prompt': z.tuple([z.string().min(1).max(80)]),
  /** The user's word on a tool call that waits for one. */
  'ask:decide': z.tuple([id, z.string().min(1).max(200), z.enum(['once', 'thread', 'always', 'no'])]),
  /** What the question being written would cost, as far as it can be told. */
  'ask:estimate': z.tuple([draftRequest]),
  'ask:hide': z.tuple([]),
  /** The height in points that the page's content would take. */
  'ask:fit': z.tuple([z.number().int().min(0).max(100_000)]),
  'draft:save': z.tuple([draftRequest]),
  /** The answer's Markdown as text and, when the page gives it, as it is shown. */
  'answer:copy': z.tuple([id, z.string().max(MAX_COPIED_HTML).optional()]),
  /** Hides the window, so that the app it was asked from has the focus again. */
  'answer:go-back': z.tuple([]),
  /** Asks where to, and writes the thread as it is read now: as Markdown or as one HTML file with its pictures. */
  'answer:save': z.tuple([id]),
  'code:copy': z.tuple([z.string().min(1).max(1_000_000)]),
  /** Main checks the address and asks the user before anything opens. */
  'link:open': z.tuple([z.string().min(1).max(MAX_URL_LENGTH)]),
  'recent:list': z.tuple([]),
  'recent:open': z.tuple([id]),
  'app:run': z.tuple([command]),
  'app:online': z.tuple([]),

  'outbox:view': z.tuple([]),
  /** Holds everything back, or lets it go on. */
  'outbox:hold': z.tuple([z.boolean()]),
  'outbox:send-all': z.tuple([]),

  'settings:view': z.tuple([]),
  'settings:set-hotkeys': z.tuple([hotkeyPatchSchema]),
  /** A new profile of a preset, with which the next one is asked. */
  'profile:add': z.tuple([z.string().min(1).max(40)]),
  'profile:duplicate': z.tuple([id]),
  'profile:remove': z.tuple([id]),
  'profile:set-default': z.tuple([id]),
  /** Asks the server which models it has. */
  'profile:models': z.tuple([id]),
  /** Asks the server a tiny question with a tiny picture; costs a few tokens. */
  'profile:test': z.tuple([id]),
  /** The secret of an MCP server or a function: profile, tool, secret. */
  'tool-key:replace': z.tuple([id, id, z.string().trim().min(1).max(MAX_KEY_LENGTH)]),
  'tool-key:forget': z.tuple([id, id]),
  /** Takes back what was allowed of a tool for longer than one call: profile, tool. */
  'tool:ask-again': z.tuple([id, id]),
  'profile:change': z.tuple([id, profilePatchSchema]),
  'key:replace': z.tuple([id, z.string().trim().min(1).max(MAX_KEY_LENGTH)]), // there is no key:read
  'key:keep-for-session': z.tuple([id, z.string().trim().min(1).max(MAX_KEY_LENGTH)]),
  'key:forget': z.tuple([id]),

  'setup:view': z.tuple([]),
  /** Looks which servers of this computer answer; no other one is asked. */
  'setup:local-servers': z.tuple([]),
  'setup:check-screen': z.tuple([]),
  'setup:open-screen-settings': z.tuple([]),
  /** The first steps are done, or were skipped: they are not offered again. */
  'setup:finish': z.tuple([]),
  'login:view': z.tuple([]),
  'login:set': z.tuple([z.boolean()]),
  'self-test:run': z.tuple([z.enum(selfTestChecks)]),
  'self-test:notify': z.tuple([]),
  /** Copies the report, with what the user says they can see. */
  'self-test:copy': z.tuple([
    z.strictObject({ tray: z.boolean().optional(), notification: z.boolean().optional() }),
  ]),
  ...historyRequests,
} satisfies Record<string, z.ZodType<unknown[]>>

/** Opens a port over which one ask is watched. */
export const watchRequest = z.strictObject({ askId: id })

export type Channel = keyof typeof requests
export type Args<C extends Channel> = z.output<(typeof requests)[C]>
export type Command = z.output<typeof command>
export type SelectRequest = Args<'capture:select'>[0]
export type AskAboutRequest = Args<'capture:ask'>[0]
export type PartRequest = Args<'capture:add'>[0]
export type GoToRequest = Args<'capture:go-to'>[0]
export type OverlayReport = Args<'overlay:report'>[0]
export type SubmitRequest = Args<'ask:submit'>[0]
export type DraftRequest = Args<'draft:save'>[0]
export type WatchRequest = z.output<typeof watchRequest>

export type Reply = HistoryReply & {
  'overlay:painted': void
  'overlay:dismiss': void
  'overlay:report': void
  'overlay:magnify': void
  'capture:go-to': void
  'capture:select': { readonly captureId: string }
  'capture:ask': { readonly askId: string }
  'capture:add': { readonly captureCount: number }
  'capture:copy': void
  'capture:save': { readonly isSaved: boolean }
  'capture:delay': void
  'ask:view': AskView
  'ask:submit': AskSummary
  'ask:cancel': void
  'ask:retry': AskSummary
  'ask:continue': AskSummary
  'ask:turn-to': void
  'ask:leaf': void
  'ask:capture': void
  'ask:options': AskOptions
  'ask:add-picture': CaptureView
  'ask:pin': void
  'ask:keep-prompt': AskOptions
  'ask:forget-prompt': AskOptions
  'ask:decide': void
  'ask:estimate': Estimate
  'ask:hide': void
  'ask:fit': void
  'draft:save': void
  'answer:copy': void
  'answer:go-back': void
  'answer:save': void
  'code:copy': void
  'link:open': void
  'recent:list': readonly RecentAsk[]
  'recent:open': void
  'app:run': void
  'app:online': void
  'outbox:view': OutboxView
  'outbox:hold': OutboxView
  'outbox:send-all': void
  'settings:view': SettingsView
  'settings:set-hotkeys': SettingsView
  'profile:add': SettingsView
  'profile:duplicate': SettingsView
  'profile:remove': SettingsView
  'profile:set-default': SettingsView
  'profile:models': ModelList
  'profile:test': ConnectionReport
  'tool-key:replace': { readonly state: KeyState }
  'tool-key:forget': { readonly state: KeyState }
  'tool:ask-again': SettingsView
  'profile:change': SettingsView
  'key:replace': { readonly state: KeyState }
  'key:keep-for-session': { readonly state: KeyState }
  'key:forget': { readonly state: KeyState }
  'setup:view': SetupView
  'setup:local-servers': readonly LocalServer[]
  'setup:check-screen': ScreenCheck
  'setup:open-screen-settings': void
  'setup:finish': void
  'login:view': boolean
  'login:set': boolean
  'self-test:run': readonly Finding[]
  'self-test:notify': boolean
  'self-test:copy': void
}

/** What a watcher is told: first a snapshot, then the events that the reducer takes. */
export type AskUpdate =
  | { readonly type: 'snapshot'; readonly state: AskState }
  | { readonly type: 'event'; readonly event: AskEvent }
  | { readonly type: 'refused'; readonly failure: Failure }

/** What main tells a window unasked; few and small. */
export type Pushes = HistoryPushes & {
  'overlay:show': OverlayView
  'overlay:windows': OverlayWindows
  'ask:show': AskView
  'outbox:show': OutboxView
  'settings:show': SettingsView
}
export type PushChannel = keyof Pushes

export type Unwatch = () => void
type Call<C extends Channel> = (...args: Args<C>) => Promise<Result<Reply[C]>>
type On<P extends PushChannel> = (listener: (message: Pushes[P]) => void) => Unwatch

/** The page's whole reach: the one list a security reader wants to see. */
export type Bridge = {
  readonly overlay: {
    readonly painted: Call<'overlay:painted'>
    readonly dismiss: Call<'overlay:dismiss'>
    readonly report: Call<'overlay:report'>
    readonly magnify: Call<'overlay:magnify'>
    readonly goTo: Call<'capture:go-to'>
    readonly select: Call<'capture:select'>
    readonly ask: Call<'capture:ask'>
    readonly add: Call<'capture:add'>
    readonly copy: Call<'capture:copy'>
    readonly save: Call<'capture:save'>
    readonly delay: Call<'capture:delay'>
    readonly onShow: On<'overlay:show'>
    readonly onWindows: On<'overlay:windows'>
  }
  readonly ask: {
    readonly view: Call<'ask:view'>
    readonly submit: Call<'ask:submit'>
    readonly cancel: Call<'ask:cancel'>
    readonly retry: Call<'ask:retry'>
    readonly continue: Call<'ask:continue'>
    readonly turnTo: Call<'ask:turn-to'>
    readonly leaf: Call<'ask:leaf'>
    readonly capture: Call<'ask:capture'>
    readonly options: Call<'ask:options'>
    readonly addPicture: Call<'ask:add-picture'>
    readonly pin: Call<'ask:pin'>
    readonly keepPrompt: Call<'ask:keep-prompt'>
    readonly forgetPrompt: Call<'ask:forget-prompt'>
    readonly decide: Call<'ask:decide'>
    readonly estimate: Call<'ask:estimate'>
    readonly hide: Call<'ask:hide'>
    readonly fit: Call<'ask:fit'>
    readonly saveDraft: Call<'draft:save'>
    readonly copyAnswer: Call<'answer:copy'>
    readonly goBack: Call<'answer:go-back'>
    readonly save: Call<'answer:save'>
    readonly copyCode: Call<'code:copy'>
    readonly watch: (request: WatchRequest, onUpdate: (update: AskUpdate) => void) => Unwatch
    readonly onShow: On<'ask:show'>
  }
  readonly app: {
    readonly openLink: Call<'link:open'>
    readonly recent: Call<'recent:list'>
    readonly openRecent: Call<'recent:open'>
    readonly run: Call<'app:run'>
    readonly online: Call<'app:online'>
  }
  readonly outbox: {
    readonly view: Call<'outbox:view'>
    readonly hold: Call<'outbox:hold'>
    readonly sendAll: Call<'outbox:send-all'>
    readonly onShow: On<'outbox:show'>
  }
  readonly settings: {
    readonly view: Call<'settings:view'>
    readonly setHotkeys: Call<'settings:set-hotkeys'>
    readonly changeProfile: (id: string, patch: ProfilePatch) => Promise<Result<SettingsView>>
    readonly addProfile: Call<'profile:add'>
    readonly duplicateProfile: Call<'profile:duplicate'>
    readonly removeProfile: Call<'profile:remove'>
    readonly setDefaultProfile: Call<'profile:set-default'>
    readonly models: Call<'profile:models'>
    readonly testConnection: Call<'profile:test'>
    readonly replaceToolKey: Call<'tool-key:replace'>
    readonly forgetToolKey: Call<'tool-key:forget'>
    readonly askAgain: Call<'tool:ask-again'>
    readonly replaceKey: Call<'key:replace'>
    readonly keepKeyForSession: Call<'key:keep-for-session'>
    readonly forgetKey: Call<'key:forget'>
    readonly onShow: On<'settings:show'>
  }
  readonly setup: {
    readonly view: Call<'setup:view'>
    readonly localServers: Call<'setup:local-servers'>
    readonly checkScreen: Call<'setup:check-screen'>
    readonly openScreenSettings: Call<'setup:open-screen-settings'>
    readonly finish: Call<'setup:finish'>
    readonly startsAtLogin: Call<'login:view'>
    readonly startAtLogin: Call<'login:set'>
  }
  readonly selfTest: {
    readonly run: Call<'self-test:run'>
    readonly notify: Call<'self-test:notify'>
    readonly copy: Call<'self-test:copy'>
  }
  readonly history: HistoryBridge
}
