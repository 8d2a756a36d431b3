import type { AskState } from './ask-state.ts'
import type { AskSummary, SettingsView } from './views.ts'

/** Where something was found: the thread, and the newest of its asks that fits. */
export type HistoryHit = { readonly askId: string; readonly threadId: string }

/** One part of what was found, newest first. `next`: there may be more, from there on. */
export type HistoryFound = {
  readonly hits: readonly HistoryHit[]
  readonly next?: number
  /** The words that were looked for, to be marked. */
  readonly words: readonly string[]
}

/** A line of the list, or a cell of the grid. */
export type HistoryRow = {
  readonly askId: string
  readonly threadId: string
  /** The thread's own name, where it was given one. */
  readonly title?: string
  readonly question: string
  /** A line of the answer as plain text, around what was looked for. */
  readonly answer: string
  readonly kind: AskState['kind']
  readonly model: string
  readonly askedAt: number
  readonly isStarred: boolean
  readonly tags: readonly string[]
  readonly captureCount: number
  /** How many questions its thread has. */
  readonly askCount: number
  readonly thumbnailUrl?: string
  /** What this version cannot read of the entry is kept on disk as it is. */
  readonly isDamaged: boolean
}

export type ThreadAsk = AskSummary & { readonly askedAgainOf?: string }

/** A thread as it is read, oldest first. */
export type ThreadView = {
  readonly threadId: string
  readonly title?: string
  readonly isStarred: boolean
  readonly tags: readonly string[]
  readonly asks: readonly ThreadAsk[]
}

type Counted = { readonly name: string; readonly count: number }

/** What there is to filter by, each with the number of its threads. */
export type HistoryOverview = {
  readonly threadCount: number
  readonly outboxCount: number
  readonly kinds: Readonly<Partial<Record<AskState['kind'], number>>>
  readonly profiles: readonly (Counted & { readonly id: string })[]
  readonly models: readonly Counted[]
  readonly tags: readonly Counted[]
  readonly starredCount: number
  readonly withCapturesCount: number
  readonly withCodeCount: number
  /** How a capture is begun; empty where no keys are set. */
  readonly captureKeys: string
  readonly platform: SettingsView['platform']
}

/** An ask of the outbox, in the order of sending. */
export type OutboxLine = {
  readonly askId: string
  readonly threadId: string
  readonly question: string
  readonly profileName: string
  readonly model: string
  readonly host: string
  readonly state: AskState
}

/** What an export would hold. */
export type ExportSize = { readonly threadCount: number; readonly bytes: number }

export type ExportResult =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'written'; readonly name: string; readonly threadCount: number }

/** What is wrong with a file, and where. */
export type ImportFault = 'not-json' | 'not-ours' | 'newer' | 'damaged' | 'too-large'

export type ImportResult =
  | { readonly kind: 'cancelled' }
  /** `known`: threads that were there already and stay as they are. */
  | { readonly kind: 'imported'; readonly threadCount: number; readonly known: number }
  | {
      readonly kind: 'refused'
      readonly fault: ImportFault
      readonly line?: number
      /** Which record and field, as `thread 3, ask 2, question`. */
      readonly where?: string
    }
