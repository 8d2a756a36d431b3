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
  SettingsView,
  Look,
} from './views.ts'
import { dataRequests } from './contract/data.ts'
import type { DataReply } from './contract/data.ts'
import { pinRequests } from './contract/pin.ts'
import type { PinReply } from './contract/pin.ts'
import { overlayRequests } from './contract/overlay.ts'
import type { OverlayPushes, OverlayReply } from './contract/overlay.ts'
import { historyRequests } from './contract/history.ts'
import type { HistoryPushes, HistoryReply } from './contract/history.ts'
import { languageRequests } from './contract/language.ts'
import type { LanguagePushes, LanguageReply } from './contract/language.ts'
import { preferenceRequests } from './contract/preferences.ts'
import type { PreferenceReply } from './contract/preferences.ts'
import { profileRequests } from './contract/profile.ts'
import type { ProfileReply } from './contract/profile.ts'
import { reviseRequests } from './contract/revise.ts'
import type { PictureReplaced, ReviseReply } from './contract/revise.ts'
import { setupRequests } from './contract/setup.ts'
import type { SetupReply } from './contract/setup.ts'
import type { Failure } from './errors.ts'
import type { OutboxView } from './outbox-view.ts'
import {
  MAX_CAPTURES,
  MAX_FILE_NAME,
  MAX_COPIED_HTML,
  MAX_PICTURE_BYTES,
  MAX_DRAFT_LENGTH,
  MAX_QUESTION_LENGTH,
  MAX_URL_LENGTH,
} from './limits.ts'
import { askChoicesSchema } from './schemas/ask-choices.ts'
import { marksSchema } from './schemas/mark.ts'
import { promptPresetSchema } from './schemas/prompt-preset.ts'
import { hotkeyPatchSchema } from './schemas/settings.ts'

const id = z.string().min(1).max(64)
const points = z.number().min(-100_000).max(100_000)
const rectangle = z.strictObject({ x: points, y: points, width: points, height: points })
/** A rectangle in points of the covered display, or all of it. */
const selection = z.union([rectangle, z.literal('whole-display')])
/** A selection of a frame, with what was drawn on it. */
const part = z.strictObject({ frameId: id, selection, marks: marksSchema.optional() })
const draftText = z.string().max(MAX_DRAFT_LENGTH)
/** What is written and not yet asked; with a thread, what is written in it. */
const draftRequest = z.strictObject({
  text: draftText,
  captureIds: z.array(id).max(MAX_CAPTURES),
  threadId: id.optional(),
  choices: askChoicesSchema.optional(),
})
const fileBytes = z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= MAX_PICTURE_BYTES)
const command = z.enum([
  'capture',
  'capture-last',
  'capture-after-delay',
  'capture-display',
  'stop-countdown',
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
  /** The page is alive. */
  'overlay:beat': z.tuple([id]),
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
  ...overlayRequests,
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
      /** The name of the preset that the question is of: asked with what that is set to. */
      preset: z.string().min(1).max(80).optional(),
    }),
  ]),
  /** Keeps this one for the question, which goes on with another of the same frames. */
  'capture:add': z.tuple([part]),
  /** The picture with its marks as it would be sent, for another program; the overlay stays. */
  'capture:copy': z.tuple([part]),
  /** It stands on the screen when the overlay is gone. */
  'capture:pin': z.tuple([part]),
  'capture:save': z.tuple([part]),

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
  /** A picture or a document that was pasted, dropped or opened, and what its file is called; checked in main. */
  'ask:add-file': z.tuple([fileBytes, z.string().max(MAX_FILE_NAME)]),
  /** How this window stands among others. */
  'ask:pin': z.tuple([z.enum(['float', 'pinned', 'window'])]),
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
  ...profileRequests,
  ...reviseRequests,
  ...setupRequests,
  ...historyRequests,
  ...dataRequests,
  ...languageRequests,
  ...preferenceRequests,
  ...pinRequests,
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

export type Reply = DataReply &
  OverlayReply &
  PinReply &
  HistoryReply &
  PreferenceReply &
  ProfileReply &
  ReviseReply &
  SetupReply &
  LanguageReply & {
    'overlay:painted': void
    'overlay:dismiss': void
    'overlay:beat': void
    'overlay:report': void
    'overlay:magnify': void
    'capture:go-to': void
    'capture:select': void
    'capture:ask': { readonly askId: string }
    'capture:add': { readonly captureCount: number }
    'capture:copy': void
    'capture:pin': void
    'capture:save': { readonly isSaved: boolean }
    'ask:view': AskView
    'ask:submit': AskSummary
    'ask:cancel': void
    'ask:retry': AskSummary
    'ask:continue': AskSummary
    'ask:turn-to': void
    'ask:leaf': void
    'ask:capture': void
    'ask:options': AskOptions
    'ask:add-file': CaptureView
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
  }

/** What a watcher is told: first a snapshot, then the events that the reducer takes. */
export type AskUpdate =
  | { readonly type: 'snapshot'; readonly state: AskState }
  | { readonly type: 'event'; readonly event: AskEvent }
  | { readonly type: 'refused'; readonly failure: Failure }

/** What main tells a window unasked; few and small. */
export type Pushes = HistoryPushes &
  OverlayPushes &
  LanguagePushes & {
    'overlay:show': OverlayView
    'overlay:windows': OverlayWindows
    'ask:show': AskView
    /** What `ask:options` would give has changed. */
    'ask:offers': AskOptions
    'ask:replaced': PictureReplaced
    /** A capture begins, whose question goes on with what was typed last. */
    'ask:save-now': null
    'outbox:show': OutboxView
    'settings:show': SettingsView
    'look:show': Look
  }
export type PushChannel = keyof Pushes

export type Unwatch = () => void
