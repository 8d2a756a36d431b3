import type { AskState, BlockReason } from '../ask-state.ts'
import type { ErrorCode } from '../errors.ts'
import type { AnnotateWords } from './annotate-words.ts'
import type { AskWindowWords } from './ask-window-words.ts'
import type { AskWords } from './ask-words.ts'
import type { CaptureWords } from './capture-words.ts'
import type { CliWords } from './cli-words.ts'
import type { ConversationWords } from './conversation-words.ts'
import type { DataWords } from './data-words.ts'
import type { DocumentWords } from './document-words.ts'
import type { KeyWords } from './key-words.ts'
import type { LanguageWords } from './language-words.ts'
import type { LinkWords, NoticeWords, StartWords, TrayWords } from './desktop-words.ts'
import type { ErrorAction, ErrorWords } from './error-words.ts'
import type { HistoryWords } from './history-words.ts'
import type { OutboxWords } from './outbox-words.ts'
import type { OverlayWords } from './overlay-words.ts'
import type { PreferenceWords } from './preference-words.ts'
import type { SettingsWords } from './settings-words.ts'
import type { SelfTestWords, SetupWords } from './setup-words.ts'

/** Every text that people read. One object per language: a missing word does not compile. */
export type Words = {
  readonly product: string
  /** The way its letters run. */
  readonly direction: 'ltr' | 'rtl'
  readonly language: LanguageWords
  readonly keys: KeyWords
  readonly cli: CliWords
  readonly setup: SetupWords
  readonly selfTest: SelfTestWords
  readonly errors: Readonly<Record<ErrorCode, ErrorWords>>
  readonly actions: Readonly<Record<ErrorAction, string>>
  /** The state as a word, alone. */
  readonly states: Readonly<Record<AskState['kind'], string>>
  readonly blocked: Readonly<Record<BlockReason, string>>
  readonly overlay: OverlayWords
  readonly annotate: AnnotateWords
  readonly capture: CaptureWords
  readonly ask: AskWords
  readonly askWindow: AskWindowWords
  readonly conversation: ConversationWords
  readonly settings: SettingsWords
  readonly preferences: PreferenceWords
  readonly history: HistoryWords
  readonly data: DataWords
  readonly document: DocumentWords
  readonly tray: TrayWords
  readonly outbox: OutboxWords
  readonly notices: NoticeWords
  readonly start: StartWords
  readonly link: LinkWords
}
