import { z } from 'zod'
import type { AskEvent, AskState } from './ask-state.ts'
import type {
  OverlayView,
  OverlayWindows,
  AskSummary,
  AskView,
  RecentAsk,
  Estimate,
  ModelList,
  ConnectionReport,
  KeyState,
  SettingsView,
} from './views.ts'
import { dataRequests } from './contract/data.ts'
import type { DataBridge, DataReply } from './contract/data.ts'
import { historyRequests } from './contract/history.ts'
import type { HistoryBridge, HistoryPushes, HistoryReply } from './contract/history.ts'
import type { Failure, Result } from './errors.ts'
import { MAX_CAPTURES, MAX_KEY_LENGTH, MAX_QUESTION_LENGTH, MAX_URL_LENGTH } from './limits.ts'
import { profilePatchSchema } from './schemas/profile.ts'
import { hotkeyPatchSchema } from './schemas/settings.ts'
import type { ProfilePatch } from './schemas/profile.ts'

const id = z.string().min(1).max(64)
const points = z.number().min(-100_000).max(100_000)

const rectangle = z.strictObject({ x: points, y: points, width: points, height: points })
/** A rectangle in points of the covered display, or all of it. */
const selection = z.union([rectangle, z.literal('whole-display')])
const draftText = z.string().max(MAX_QUESTION_LENGTH)
const command = z.enum(['capture', 'show-last', 'open-history', 'open-settings', 'new-ask', 'quit'])

/** Every call a page can make, with the schema of its arguments. Replies are typed below: main made them. */
export const requests = {
  'overlay:painted': z.tuple([id]),
  'overlay:dismiss': z.tuple([]),
  /** How far it is, so that main can keep both when the overlay is lost: a selection only while it is adjusted. */
  'overlay:report': z.tuple([
    z.strictObject({ frameId: id, text: draftText, selection: selection.optional() }),
  ]),
  /** The magnifier was turned on or off. */
  'overlay:magnify': z.tuple([z.boolean()]),
  /** Moves the overlay to another display: by its number, or to the one under the pointer. */
  'capture:go-to': z.tuple([
    z.strictObject({ frameId: id, display: z.union([z.number().int().min(1).max(9), z.literal('pointer')]) }),
  ]),
  /** Ends the selection in the ask window, with what was typed. */
  'capture:select': z.tuple([z.strictObject({ frameId: id, selection, text: draftText.optional() })]),
  /** Asks about the selection at once. */
  'capture:ask': z.tuple([
    z.strictObject({
      frameId: id,
      selection,
      question: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
    }),
  ]),

  'ask:view': z.tuple([]),
  'ask:submit': z.tuple([
    z.strictObject({
      captureIds: z.array(id).max(MAX_CAPTURES),
      question: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
      /** The thread that it goes on with; without one it starts its own. */
      threadId: id.optional(),
    }),
  ]),
  'ask:cancel': z.tuple([id]),
  /** Sends a waiting or blocked ask now; a settled one is asked again, and its old answer stays. */
  'ask:retry': z.tuple([id]),
  /** The user's word on a tool call that waits for one. */
  'ask:decide': z.tuple([id, z.string().min(1).max(200), z.enum(['once', 'thread', 'always', 'no'])]),
  /** What the question being written would cost, as far as it can be told. */
  'ask:estimate': z.tuple([
    z.strictObject({ text: z.string().max(MAX_QUESTION_LENGTH), captureIds: z.array(id).max(MAX_CAPTURES) }),
  ]),
  'ask:hide': z.tuple([]),
  /** The height in points that the page's content would take. */
  'ask:fit': z.tuple([z.number().int().min(0).max(100_000)]),
  'draft:save': z.tuple([
    z.strictObject({ text: z.string().max(MAX_QUESTION_LENGTH), captureIds: z.array(id).max(MAX_CAPTURES) }),
  ]),
  'answer:copy': z.tuple([id]),
  'code:copy': z.tuple([z.string().min(1).max(1_000_000)]),
  /** Main checks the address and asks the user before anything opens. */
  'link:open': z.tuple([z.string().min(1).max(MAX_URL_LENGTH)]),
  'recent:list': z.tuple([]),
  'recent:open': z.tuple([id]),
  'app:run': z.tuple([command]),
  'app:online': z.tuple([]),

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
  'profile:change': z.tuple([id, profilePatchSchema]),
  'key:replace': z.tuple([id, z.string().trim().min(1).max(MAX_KEY_LENGTH)]), // there is no key:read
  'key:keep-for-session': z.tuple([id, z.string().trim().min(1).max(MAX_KEY_LENGTH)]),
  'key:forget': z.tuple([id]),

  ...historyRequests,
  ...dataRequests,
} satisfies Record<string, z.ZodType<unknown[]>>

/** Opens a port over which one ask is watched. */
export const watchRequest = z.strictObject({ askId: id })

export type Channel = keyof typeof requests
export type Args<C extends Channel> = z.output<(typeof requests)[C]>
export type Command = z.output<typeof command>
export type SelectRequest = Args<'capture:select'>[0]
export type AskAboutRequest = Args<'capture:ask'>[0]
export type GoToRequest = Args<'capture:go-to'>[0]
export type OverlayReport = Args<'overlay:report'>[0]
export type SubmitRequest = Args<'ask:submit'>[0]
export type DraftRequest = Args<'draft:save'>[0]
export type WatchRequest = z.output<typeof watchRequest>

export type Reply = HistoryReply &
  DataReply & {
    'overlay:painted': void
    'overlay:dismiss': void
    'overlay:report': void
    'overlay:magnify': void
    'capture:go-to': void
    'capture:select': { readonly captureId: string }
    'capture:ask': { readonly askId: string }
    'ask:view': AskView
    'ask:submit': AskSummary
    'ask:cancel': void
    'ask:retry': AskSummary
    'ask:decide': void
    'ask:estimate': Estimate
    'ask:hide': void
    'ask:fit': void
    'draft:save': void
    'answer:copy': void
    'code:copy': void
    'link:open': void
    'recent:list': readonly RecentAsk[]
    'recent:open': void
    'app:run': void
    'app:online': void
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
    'profile:change': SettingsView
    'key:replace': { readonly state: KeyState }
    'key:keep-for-session': { readonly state: KeyState }
    'key:forget': { readonly state: KeyState }
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
    readonly onShow: On<'overlay:show'>
    readonly onWindows: On<'overlay:windows'>
  }
  readonly ask: {
    readonly view: Call<'ask:view'>
    readonly submit: Call<'ask:submit'>
    readonly cancel: Call<'ask:cancel'>
    readonly retry: Call<'ask:retry'>
    readonly decide: Call<'ask:decide'>
    readonly estimate: Call<'ask:estimate'>
    readonly hide: Call<'ask:hide'>
    readonly fit: Call<'ask:fit'>
    readonly saveDraft: Call<'draft:save'>
    readonly copyAnswer: Call<'answer:copy'>
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
    readonly replaceKey: Call<'key:replace'>
    readonly keepKeyForSession: Call<'key:keep-for-session'>
    readonly forgetKey: Call<'key:forget'>
    readonly onShow: On<'settings:show'>
  }
  readonly history: HistoryBridge
  readonly data: DataBridge
}
