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
import type { Dialect } from '../schemas/dialect.ts'
import type { ConnectionCheck, HotkeyState, KeyState } from '../views.ts'
import type { AnnotateWords } from './annotate-words.ts'
import type { CliWords } from './cli-words.ts'
import type { ConversationWords } from './conversation-words.ts'
import type { CheckWords, ChoiceWords, FieldWords, ProfileField } from './settings-words.ts'
import type { ErrorCode, Loss } from '../errors.ts'
import type { HistoryWords } from './history-words.ts'
import type { OutboxWords } from './outbox-words.ts'
import type { SelfTestWords, SetupWords } from './setup-words.ts'

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
  readonly loss?: Loss
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
  readonly cli: CliWords
  readonly setup: SetupWords
  readonly selfTest: SelfTestWords
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
    readonly selection: (widthPx: number, heightPx: number) => string
    readonly window: (title: string, widthPx: number, heightPx: number) => string
    readonly windowAnnounced: (title: string, widthPx: number, heightPx: number) => string
    readonly untitled: string
    readonly noWindows: string
    readonly noDisplay: (display: number) => string
    readonly noLastSelection: string
    readonly fieldHint: string
    readonly alsoSends: (count: number) => string
    readonly typeSize: string
    readonly sides: Readonly<Record<'x' | 'y' | 'width' | 'height', string>>
    readonly limited: string
    readonly notANumber: string
    readonly magnifierOn: string
    readonly magnifierOff: string
    readonly magnified: (xPx: number, yPx: number, colour: string) => string
    readonly keyList: string
    /** Each with what it does. */
    readonly keys: readonly (readonly [keys: string, does: string])[]
  }
  readonly annotate: AnnotateWords
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
    readonly footnote: (label: string) => string
    readonly backToText: string
    readonly taskDone: string
    readonly taskOpen: string
    readonly detailNames: Readonly<
      Record<'host' | 'status' | 'providerCode' | 'providerText' | 'field' | 'requestId', string>
    >
  }
  readonly conversation: ConversationWords
  readonly settings: {
    readonly windowTitle: string
    readonly profile: string
    readonly profileHelp: string
    readonly profiles: {
      readonly list: string
      readonly isDefault: string
      readonly noAddress: string
      readonly add: string
      readonly duplicate: string
      readonly makeDefault: string
      readonly remove: string
      readonly removeQuestion: (name: string) => string
      readonly keep: string
      readonly lastOne: string
      /** What another preset replaced. */
      readonly replaced: (preset: string) => string
      readonly goBack: (preset: string) => string
    }
    readonly fields: Readonly<Record<ProfileField, FieldWords>>
    readonly dialect: Readonly<Record<keyof Dialect, FieldWords>>
    readonly choices: ChoiceWords
    readonly values: {
      readonly yes: string
      readonly no: string
      /** Nothing is sent, so the server's own value holds. */
      readonly unset: string
      readonly asPreset: string
      readonly asPresetNow: (value: string) => string
      readonly setHere: string
      readonly asKnown: string
      readonly numberFrom: (min: number, max: number) => string
      readonly wholeNumberFrom: (min: number, max: number) => string
      readonly notJson: string
      readonly notJsonAt: (line: number, column: number) => string
      readonly notObject: string
      readonly notSchema: string
      readonly seconds: string
    }
    readonly folds: Readonly<
      Record<
        'headers' | 'answers' | 'request' | 'tools' | 'switches' | 'times' | 'certificate' | 'prices',
        string
      >
    >
    readonly changedCount: (count: number) => string
    readonly change: string
    readonly models: {
      readonly names: string
      readonly fetch: string
      readonly fetching: string
      readonly fetched: (count: number) => string
      readonly seesPictures: string
      readonly seesNoPictures: string
      readonly mayNotSee: string
      readonly context: (tokens: number) => string
      /** A day as YYYY-MM-DD. */
      readonly ends: (day: string) => string
      readonly ended: (day: string) => string
      readonly effortRefused: string
      readonly effortUnknown: (effort: string) => string
      readonly learned: (fields: readonly string[]) => string
      readonly tryAgain: string
    }
    readonly test: {
      readonly button: string
      readonly again: string
      readonly help: string
      readonly running: (host: string, seconds: number) => string
      readonly report: string
      readonly allWork: (model: string, seconds: number) => string
      readonly lacks: (count: number, model: string, seconds: number) => string
      readonly restWorks: (model: string, seconds: number) => string
      readonly older: string
      readonly notMade: string
      readonly results: Readonly<Record<ConnectionCheck['result'], string>>
      readonly checks: CheckWords
      readonly status: (status: number) => string
    }
    readonly headers: {
      readonly name: string
      readonly value: string
      readonly add: string
      readonly remove: (name: string) => string
      readonly twice: string
    }
    readonly tools: {
      readonly web: string
      readonly files: string
      readonly servers: string
      readonly serversHelp: string
      readonly functions: string
      readonly functionsHelp: string
      readonly choice: string
      readonly on: (name: string) => string
      readonly edit: (name: string) => string
      readonly remove: (name: string) => string
      readonly removeQuestion: (name: string) => string
      readonly addServer: string
      readonly addFunction: string
      readonly newServer: string
      readonly newFunction: string
      readonly addNow: string
      readonly cancel: string
      readonly neverAsks: string
      readonly isAllowed: string
      readonly askAgain: string
      readonly secretAfter: string
      readonly secretStored: string
      readonly secretMissing: string
      readonly secretPlaceholder: string
      readonly saveSecret: string
      readonly replaceSecret: string
      readonly removeSecret: string
      readonly location: string
    }
    readonly prices: {
      readonly help: string
      readonly model: string
      readonly input: string
      readonly cachedInput: string
      readonly output: string
      readonly asOf: string
      readonly add: string
      readonly remove: (model: string) => string
      readonly unfinished: string
    }
    readonly needsKey: string
    readonly needsKeyHelp: string
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
  readonly history: HistoryWords
  readonly tray: {
    readonly capture: string
    readonly history: string
    readonly showLast: string
    readonly recent: string
    readonly settings: string
    readonly quit: string
    readonly quitWaiting: (count: number) => string
    readonly recentLine: (state: string, firstWords: string) => string
    readonly tooltip: string
  }
  readonly outbox: OutboxWords
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
