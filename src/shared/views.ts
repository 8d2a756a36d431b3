import type { AskState } from './ask-state.ts'
import type { CoverLook, Mark } from './annotate/mark.ts'
import type { ErrorCode, Failure } from './errors.ts'
import type { Point, Rect } from './geometry.ts'
import type { Detail, Effort } from './schemas/answer-options.ts'
import type { AskChoices } from './schemas/ask-choices.ts'
import type { AskingSettings } from './schemas/asking.ts'
import type { Dialect } from './schemas/dialect.ts'
import type { Profile } from './schemas/profile.ts'
import type { Preferences } from './schemas/preferences.ts'
import type { PromptPreset } from './schemas/prompt-preset.ts'
import type { HotkeyCommand } from './hotkey-commands.ts'
import type { Placed } from './thread.ts'

/** Why the overlay opened although a region was to be taken at once. */
export type OverlayNote = 'none' | 'gone' | 'changed'

/** What the overlay covers: the display's size in points, and the size of its frame. */
export type OverlayView = {
  readonly frameId: string
  readonly width: number
  readonly height: number
  readonly frameWidthPx: number
  readonly frameHeightPx: number
  readonly showHint: boolean
  /** Where windows may stand, in points of the display. */
  readonly workArea: Rect
  /** The question already begun, and how many captures go along with it besides the one to be made. */
  readonly draft: { readonly text: string; readonly captureCount: number }
  /** The last one of this display, if it still has the same size. */
  readonly lastSelection?: Rect
  readonly isMagnified: boolean
  /** How a cover looks until another look is chosen. */
  readonly coverLook: CoverLook
  readonly note?: OverlayNote
  /** What is done with the selection as soon as there is one; absent: it is adjusted. */
  readonly atOnce?: AtOnce
  /** What Ctrl and a digit ask, in their order. */
  readonly prompts: readonly PromptText[]
  /**
   * Set where the area is no display: all of them are covered, each by a window of its own, or a picture stands on one.
   * What this window shows of it, and of what is around it.
   */
  readonly window?: OverlayPart
  /** A picture of a question is drawn on; nothing is asked here. */
  readonly isPicture?: boolean
}

/** What is asked about a selection by itself; or it goes to the ask window. */
export type AtOnce = { readonly kind: 'ask'; readonly prompt: PromptText } | { readonly kind: 'window' }

/** A preset as far as asking it goes. */
export type PromptText = { readonly name: string; readonly text: string }

/** One display of several that are covered, in points of the whole area. */
type OverlayPart = {
  readonly displayId: number
  readonly bounds: Rect
  readonly workArea: Rect
  /** The one that is worked with; the others show what is selected. */
  readonly isLead: boolean
}

/** Where all displays are covered, another window is worked with from now on. */
export type OverlayLead = {
  readonly frameId: string
  readonly displayId: number
  readonly text: string
  readonly isMagnified: boolean
}

/** What the window that is worked with shows, for the others. */
export type OverlayDrawn = {
  readonly frameId: string
  readonly selection?: Rect | undefined
  readonly isAdjusting: boolean
  readonly marks?: readonly Mark[] | undefined
}

/** A pointer that is on one of the others, in points of the whole area. */
export type OverlayPoint = {
  readonly frameId: string
  readonly kind: 'press' | 'move' | 'release' | 'back'
  readonly point: Point
  readonly isSquare: boolean
  readonly isFromCentre: boolean
}

/** A capture that stands on the screen. */
export type PinView = {
  readonly id: string
  readonly url: string
  readonly widthPx: number
  readonly heightPx: number
}

/** What the four bytes of a pixel are: X servers give blue first and a byte without meaning last. */
export type PixelOrder = 'rgba' | 'bgrx'

/** The pixels of a frame, rows from the top without padding: of a large one first at half its size, then whole. */
export type FrameMessage = {
  readonly frameId: string
  readonly widthPx: number
  readonly heightPx: number
  readonly order: PixelOrder
  readonly pixels: ArrayBuffer
}

/** Some rows of a frame on their way to the page, the first of them counted from the top; bands come in order. */
export type FrameBand = Omit<FrameMessage, 'pixels'> & {
  readonly row: number
  readonly pixels: Uint8Array<ArrayBuffer>
}

/** A window of another program, in points of the covered display and cut off at its edges. */
export type SeenWindow = Rect & { readonly title: string }

/** The windows that are to be seen in a frame, front to back. */
export type OverlayWindows = { readonly frameId: string; readonly windows: readonly SeenWindow[] }

/** A picture that a question is about. */
export type PictureView = {
  readonly id: string
  readonly url: string
  readonly widthPx: number
  readonly heightPx: number
  readonly bytes: number
}

/** A document that a question is about. No page is given what is in it. */
export type DocumentView = { readonly id: string; readonly name: string; readonly bytes: number }

export type CaptureView = PictureView | DocumentView

export type DraftView = {
  readonly text: string
  readonly captures: readonly CaptureView[]
  /** Epoch milliseconds; set when the draft was found from before, not just begun. */
  readonly restoredFrom?: number
  /** What is chosen for it besides; absent where nothing differs from the profile. */
  readonly choices?: AskChoices
}

export type AskSummary = Placed & {
  readonly threadId: string
  /** How many characters of the answer came from the version that this one continues. */
  readonly continuedAt?: number
  readonly choices?: AskChoices
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
  | {
      readonly kind: 'ask'
      readonly ask: AskSummary
      /** All asks of its thread, whatever their branch, oldest first. */
      readonly thread: readonly AskSummary[]
      /** The question being written in the thread. */
      readonly draft: DraftView
      readonly problem?: Failure
    }
  | { readonly kind: 'problem'; readonly failure: Failure }

/**
 * How an ask window stands: above other windows until the next capture takes it over, above them for itself, or like
 * any other window and in the task bar.
 */
export type PinState = 'float' | 'pinned' | 'window'

/** A tool that can be switched on or off for an ask. */
export type ToolOption = {
  readonly id: string
  readonly kind: 'web-search' | 'file-search' | 'server' | 'function'
  readonly name: string
  readonly isOn: boolean
}

/** What can be chosen for an ask with one profile. */
export type ProfileOption = {
  readonly id: string
  readonly name: string
  readonly model: string
  readonly models: readonly (ModelView & { readonly details: readonly Detail[] })[]
  /** Those of them that were asked last, newest first. */
  readonly recentModels: readonly string[]
  readonly tools: readonly ToolOption[]
  readonly takesDocuments: boolean
}

export type AskOptions = {
  readonly profiles: readonly ProfileOption[]
  readonly defaultProfileId: string
  /** The user's own presets of questions. */
  readonly prompts: readonly PromptPreset[]
  /** Whether those are all there are; else the ones that ship follow them. */
  readonly arePromptsWhole: boolean
  readonly asking: AskingSettings
  /** How the window that asks stands. */
  readonly pin: PinState
}

export type RecentAsk = {
  readonly threadId: string
  readonly question: string
  readonly askedAt: number
  readonly state: AskState['kind']
}

/** What a question would cost; what cannot be told is absent. */
export type Estimate = {
  readonly inputTokens?: number
  readonly usd?: number
  /** The day of the prices, YYYY-MM-DD. */
  readonly pricesOf?: string
  /** Why the tokens cannot be told, where that is known: how a server counts the pages of a document is its own affair. */
  readonly isUnknownFor?: 'document'
  /** The captures that are sent smaller than they are. */
  readonly sentAt?: readonly {
    readonly captureId: string
    readonly widthPx: number
    readonly heightPx: number
  }[]
}

export type ModelView = {
  readonly name: string
  readonly seesPictures: 'yes' | 'no' | 'unknown'
  readonly contextTokens?: number
  /** The day from which its provider no longer serves it, YYYY-MM-DD. */
  readonly endsOn?: string
  readonly efforts: readonly Effort[]
}

export type ModelList = {
  readonly models: readonly ModelView[]
  /** Why the server's own list is not among them; absent when it is. */
  readonly problem?: Failure
}

/** One thing that the connection test looked at, and how it stands there. */
export type ConnectionCheck = {
  readonly what: 'reach' | 'key' | 'models' | 'responses' | 'stream' | 'picture' | 'usage'
  readonly result: 'ok' | 'missing' | 'unknown'
  /** What went wrong, where something did. */
  readonly failure?: Failure
}

export type ConnectionReport = {
  readonly checks: readonly ConnectionCheck[]
  readonly model: string
  readonly tookMs: number
}

/** What is known of a profile's key without touching the keychain. */
export type KeyState =
  | { readonly kind: 'missing' }
  | { readonly kind: 'stored' }
  | { readonly kind: 'session' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'denied' }

/**
 * `asked`: registered, and not yet seen to fire, which is all that some desktops tell. Where the desktop gives the keys,
 * it may have given none (`refused`), not know how (`absent`), or have taken them back (`lost`).
 */
export type HotkeyState = 'off' | 'asked' | 'proven' | 'taken' | 'invalid' | 'refused' | 'absent' | 'lost'

export type ProfileView = Profile & {
  readonly key: KeyState
  /** With what the preset says where the profile says nothing. */
  readonly effective: {
    readonly dialect: Dialect
    readonly timeouts: { readonly connectMs: number; readonly firstByteMs: number; readonly idleMs: number }
  }
  readonly models: readonly string[]
  readonly rule: ModelView
  /** The ids of the tools that may run without a question, in some thread or in all. */
  readonly allowedTools: readonly string[]
}

export type PresetView = { readonly id: string; readonly name: string; readonly isAddressNeeded: boolean }

export type SettingsView = {
  readonly hotkeys: Readonly<
    // `given`: the keys that the desktop chose itself, as it writes them for people.
    Record<
      HotkeyCommand,
      { readonly accelerator: string; readonly state: HotkeyState; readonly given?: string }
    >
  >
  readonly profiles: readonly ProfileView[]
  /** Of the presets of questions that have one, by name; none where the desktop gives such presets no keys. */
  readonly promptHotkeys: Readonly<Record<string, HotkeyState>>
  readonly presets: readonly PresetView[]
  readonly defaultProfileId: string
  /** The name under which the desktop knows its keys: decides how chords are written. */
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Who decides on the keys: on Wayland the desktop does, and ours are only a wish. */
  readonly keysFrom: 'program' | 'desktop'
  /** What to bind in the desktop's own keyboard settings when no hotkey can be had. */
  readonly captureCommand: string
  readonly preferences: Preferences
  /** The presets of questions; with the ones that ship only where that is said. */
  readonly prompts: readonly PromptPreset[]
  readonly arePromptsWhole: boolean
  readonly isOutboxHeld: boolean
  readonly areHotkeysPaused: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** On Wayland windows cannot be told apart. */
  readonly seesWindows: boolean
  /** Hotkeys can be off in front of some programs: the desktop tells which one is. */
  readonly seesFrontApp: boolean
  /** The pointer can be drawn into captures here. */
  readonly seesPointer: boolean
  /** Something found at start that the user should know. */
  readonly problem?: Failure
}

/** One thing that is not as it was: a preference by its group, or a field of a profile. */
export type Changed = { readonly path: string; readonly profileId?: string }

/** What was taken back or made again; empty when there was nothing. */
export type UndoneChange = { readonly view: SettingsView; readonly changed: readonly Changed[] }

/** What came of writing settings to a file, or reading them from one. */
export type TransferOutcome =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'written'; readonly name: string }
  | { readonly kind: 'read'; readonly view: SettingsView }
  /** Nothing of it was taken. The field is empty where the file is no JSON at all. */
  | { readonly kind: 'refused'; readonly line: number; readonly field: string }

/** A host that was spoken to since the start; times are epoch milliseconds. */
export type HostVisit = { readonly host: string; readonly count: number; readonly lastAt: number }

/** What a try to reach the server of the profile that answers gave. */
export type ProxyCheck =
  | { readonly kind: 'no-address' }
  /** `proxy` is empty where the way was direct. */
  | { readonly kind: 'reached'; readonly host: string; readonly proxy: string; readonly isWebPage: boolean }
  | { readonly kind: 'failed'; readonly host: string; readonly code: ErrorCode }

/** What this program is. */
export type AboutView = {
  readonly facts: Readonly<Record<string, string | number>>
  readonly dataFolder: string
  /** The file with the licences of what it is built on is there. */
  readonly hasLicences: boolean
}

/** How all windows look and send, besides the theme, which the system's own setting carries to them. */
export type Look = Pick<Preferences['general'], 'contrast' | 'textSize'> &
  Pick<Preferences['asking'], 'sendWith'>
