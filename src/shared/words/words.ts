import type {
  Activity,
  AskState,
  BlockReason,
  Cost,
  RepairNote,
  ToolCall,
  ToolChoice,
  Usage,
} from '../ask-state.ts'
import type { HotkeyState, KeyState } from '../views.ts'
import type { ErrorCode } from '../errors.ts'

/** What an error's sentences may name; absent values are written around. */
export type ErrorContext = {
  readonly profile: string
  readonly model: string
  readonly host: string
  /** Words of the answer that had arrived. */
  readonly wordCount?: number
  readonly keys?: string
  readonly providerText?: string
  /** The field that was refused. */
  readonly field?: string
}

/** What happened, whether it is safe, in one sentence each (`ux.md` §4). */
type ErrorWords = {
  readonly title: (context: ErrorContext) => string
  readonly safe: (context: ErrorContext) => string
}

/** What a button under an error does. */
export type ErrorAction =
  | 'send-now'
  | 'ask-again'
  | 'open-settings'
  | 'set-key'
  | 'check-address'
  | 'choose-model'
  | 'unlock-and-send'
  | 'capture-again'
  | 'try-again'

/** Every text that people read. One object per language: a missing word does not compile. */
export type Words = {
  readonly product: string
  readonly errors: Readonly<Record<ErrorCode, ErrorWords>>
  readonly actions: Readonly<Record<ErrorAction, string>>
  /** The state as a word, alone. */
  readonly states: Readonly<Record<AskState['kind'], string>>
  readonly blocked: Readonly<Record<BlockReason, string>>
  readonly overlay: {
    readonly name: string
    readonly hint: string
    readonly size: (widthPx: number, heightPx: number) => string
    readonly sizeAnnounced: (widthPx: number, heightPx: number) => string
  }
  readonly ask: {
    readonly windowTitle: string
    readonly field: string
    readonly placeholder: string
    readonly send: string
    readonly sending: (seconds: number) => string
    readonly queued: string
    readonly waitingForWords: (seconds: number) => string
    readonly answering: (seconds: number) => string
    readonly silent: (seconds: number) => string
    readonly waiting: (reason: string, secondsLeft: number, attempt: number) => string
    readonly answered: (seconds: number | undefined) => string
    readonly cutByLength: string
    readonly cutByPolicy: string
    readonly refused: string
    readonly stopped: string
    readonly cutOff: (words: number) => string
    readonly announceFinished: (words: number) => string
    readonly stop: string
    readonly copy: string
    readonly copied: string
    readonly copyCode: string
    readonly askAgain: string
    readonly sendNow: string
    readonly hide: string
    readonly more: string
    readonly newCapture: string
    readonly newQuestion: string
    readonly removeCapture: (position: number) => string
    readonly captureName: (position: number, widthPx: number, heightPx: number) => string
    readonly captureSize: (widthPx: number, heightPx: number, bytes: number) => string
    readonly draftFrom: (time: number) => string
    readonly clearDraft: string
    readonly emptyQuestion: string
    readonly pictureMissing: string
    readonly usage: (usage: Usage | undefined, cost: Cost | undefined) => string
    readonly estimate: (inputTokens: number, usd: number | undefined) => string
    readonly estimateHelp: (pricesOf: string | undefined) => string
    readonly thinking: string
    readonly thought: string
    readonly activities: Readonly<Record<Activity['kind'], (detail: string | undefined) => string>>
    readonly maybeCut: string
    readonly sources: string
    /** What was changed by itself so that the server would take the question. */
    readonly note: (note: RepairNote, model: string) => string
    readonly tool: {
      readonly title: (name: string, server: string | undefined) => string
      readonly sendsTo: (kind: ToolCall['kind'], to: string) => string
      readonly noArguments: string
      readonly long: (characters: number) => string
      readonly mayHaveRun: string
      readonly choices: Readonly<Record<ToolChoice, string>>
      readonly chosen: Readonly<Record<ToolChoice, string>>
    }
    readonly newest: string
    readonly blockedPicture: (host: string) => string
    readonly details: string
    readonly recent: string
    readonly noRecent: string
    readonly answer: string
    readonly captures: string
    readonly wholeQuestion: string
    readonly code: string
    readonly table: string
    readonly taskDone: string
    readonly taskOpen: string
    readonly detailNames: Readonly<
      Record<'host' | 'status' | 'providerCode' | 'providerText' | 'field' | 'requestId', string>
    >
  }
  readonly settings: {
    readonly windowTitle: string
    readonly profile: string
    readonly profileHelp: string
    readonly preset: string
    readonly presets: Readonly<Record<'openai' | 'custom', string>>
    readonly address: string
    readonly addressHelp: string
    readonly model: string
    readonly modelHelp: string
    readonly needsKey: string
    readonly key: string
    readonly keyHelp: string
    readonly keyPlaceholder: string
    readonly saveKey: string
    readonly replaceKey: string
    readonly removeKey: string
    readonly keepForSession: string
    readonly keyStates: Readonly<Record<KeyState['kind'], string>>
    readonly hotkeys: string
    readonly hotkeyCapture: string
    readonly hotkeyShowLast: string
    readonly hotkeyHelp: string
    readonly hotkeyRecord: string
    readonly hotkeyRecording: string
    readonly hotkeyClear: string
    readonly hotkeyNone: string
    readonly hotkeyNeedsModifier: string
    readonly hotkeySame: string
    readonly hotkeyStates: Readonly<Record<HotkeyState, string>>
    readonly command: string
    readonly commandHelp: string
    readonly tryIt: string
    readonly saved: string
  }
  readonly tray: {
    readonly capture: string
    readonly showLast: string
    readonly recent: string
    readonly settings: string
    readonly quit: string
    readonly quitWaiting: (count: number) => string
    readonly recentLine: (state: string, firstWords: string) => string
    readonly tooltip: string
  }
  readonly notices: {
    readonly answered: string
    readonly approval: string
    /** The tool and its server. */
    readonly approvalText: (name: string, server: string | undefined) => string
  }
  readonly link: {
    readonly title: string
    readonly message: (host: string) => string
    readonly unencrypted: string
    readonly open: string
    readonly cancel: string
  }
}
