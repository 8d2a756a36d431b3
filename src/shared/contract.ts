import { z } from 'zod'
import type { AskEvent, AskState } from './ask-state.ts'
import type { Failure, Result } from './errors.ts'
import { MAX_CAPTURES, MAX_KEY_LENGTH, MAX_QUESTION_LENGTH, MAX_URL_LENGTH } from './limits.ts'
import { profilePatchSchema } from './schemas/profile.ts'
import { hotkeyPatchSchema } from './schemas/settings.ts'
import type { Profile, ProfilePatch } from './schemas/profile.ts'
import type { HotkeyCommand } from './schemas/settings.ts'

const id = z.string().min(1).max(64)
const points = z.number().min(-100_000).max(100_000)

const selection = z.strictObject({ x: points, y: points, width: points, height: points })
const command = z.enum(['capture', 'show-last', 'open-settings', 'new-ask', 'quit'])

/** Every call a page can make, with the schema of its arguments. Replies are typed below: main made them. */
export const requests = {
  'overlay:painted': z.tuple([id]),
  'overlay:dismiss': z.tuple([]),
  /** A rectangle in points of the covered display, or the whole display. */
  'capture:select': z.tuple([
    z.strictObject({ frameId: id, selection: z.union([selection, z.literal('whole-display')]) }),
  ]),

  'ask:view': z.tuple([]),
  'ask:submit': z.tuple([
    z.strictObject({
      captureIds: z.array(id).max(MAX_CAPTURES),
      question: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
    }),
  ]),
  'ask:cancel': z.tuple([id]),
  /** Sends a waiting or blocked ask now; a settled one is asked again, and its old answer stays. */
  'ask:retry': z.tuple([id]),
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
  'profile:change': z.tuple([id, profilePatchSchema]),
  'key:replace': z.tuple([id, z.string().trim().min(1).max(MAX_KEY_LENGTH)]), // there is no key:read
  'key:keep-for-session': z.tuple([id, z.string().trim().min(1).max(MAX_KEY_LENGTH)]),
  'key:forget': z.tuple([id]),
} satisfies Record<string, z.ZodType<unknown[]>>

/** Opens a port over which one ask is watched. */
export const watchRequest = z.strictObject({ askId: id })

export type Channel = keyof typeof requests
export type Args<C extends Channel> = z.output<(typeof requests)[C]>
export type Command = z.output<typeof command>
export type SelectRequest = Args<'capture:select'>[0]
export type SubmitRequest = Args<'ask:submit'>[0]
export type DraftRequest = Args<'draft:save'>[0]
export type WatchRequest = z.output<typeof watchRequest>

/** What the overlay covers: the display's size in points, and where its frame is to be had. */
export type OverlayView = {
  readonly frameId: string
  readonly frameUrl: string
  readonly width: number
  readonly height: number
  readonly frameWidthPx: number
  readonly frameHeightPx: number
  readonly showHint: boolean
}

export type CaptureView = {
  readonly id: string
  readonly url: string
  readonly widthPx: number
  readonly heightPx: number
  readonly bytes: number
}

export type DraftView = {
  readonly text: string
  readonly captures: readonly CaptureView[]
  /** Epoch milliseconds; set when the draft was found from before, not just begun. */
  readonly restoredFrom?: number
}

export type AskSummary = {
  readonly askId: string
  readonly threadId: string
  readonly question: string
  readonly captures: readonly CaptureView[]
  readonly askedAt: number
  readonly profileName: string
  readonly host: string
  readonly model: string
  readonly state: AskState
}

/** What the ask window shows. */
export type AskView =
  | { readonly kind: 'draft'; readonly draft: DraftView; readonly problem?: Failure }
  | { readonly kind: 'ask'; readonly ask: AskSummary; readonly problem?: Failure }
  | { readonly kind: 'problem'; readonly failure: Failure }

export type RecentAsk = {
  readonly threadId: string
  readonly question: string
  readonly askedAt: number
  readonly state: AskState['kind']
}

/** What is known of a profile's key without touching the keychain. */
export type KeyState =
  | { readonly kind: 'missing' }
  | { readonly kind: 'stored' }
  | { readonly kind: 'session' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'denied' }

/** `asked`: registered, and not yet seen to fire, which is all that some desktops tell. */
export type HotkeyState = 'off' | 'asked' | 'proven' | 'taken' | 'invalid'

export type ProfileView = Profile & { readonly key: KeyState }

export type SettingsView = {
  readonly hotkeys: Readonly<
    Record<HotkeyCommand, { readonly accelerator: string; readonly state: HotkeyState }>
  >
  readonly profiles: readonly ProfileView[]
  readonly defaultProfileId: string
  /** The name under which the desktop knows its keys: decides how chords are written. */
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** What to bind in the desktop's own keyboard settings when no hotkey can be had. */
  readonly captureCommand: string
  /** Something found at start that the user should know. */
  readonly problem?: Failure
}

export type Reply = {
  'overlay:painted': void
  'overlay:dismiss': void
  'capture:select': { readonly captureId: string }
  'ask:view': AskView
  'ask:submit': AskSummary
  'ask:cancel': void
  'ask:retry': AskSummary
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
export type Pushes = {
  'overlay:show': OverlayView
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
    readonly select: Call<'capture:select'>
    readonly onShow: On<'overlay:show'>
  }
  readonly ask: {
    readonly view: Call<'ask:view'>
    readonly submit: Call<'ask:submit'>
    readonly cancel: Call<'ask:cancel'>
    readonly retry: Call<'ask:retry'>
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
    readonly replaceKey: Call<'key:replace'>
    readonly keepKeyForSession: Call<'key:keep-for-session'>
    readonly forgetKey: Call<'key:forget'>
    readonly onShow: On<'settings:show'>
  }
}
