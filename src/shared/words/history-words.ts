import type { AskState } from '../ask-state.ts'
import type { ImportFault } from '../history-views.ts'

/** The kinds of states that the filter tells apart (`ux.md` §2.4). */
export type StateFilter = 'needs-you' | 'cut-off' | 'failed' | 'answered' | 'stopped'
export type DateFilter = 'today' | 'week' | 'month' | 'range'

/** What people read in the history window and in what it exports. */
export type HistoryWords = {
  readonly language: string
  readonly windowTitle: string
  readonly search: string
  readonly clearSearch: string
  readonly found: (count: number, isAll: boolean) => string
  readonly threads: (count: number, isAll: boolean) => string
  readonly selected: (count: number) => string
  readonly nothingFound: (text: string) => string
  readonly nothingFits: string
  readonly clearFilters: string
  readonly outboxEmpty: string
  readonly emptyTitle: string
  readonly emptyHelp: (keys: string) => string
  readonly captureNow: string
  readonly list: string
  readonly grid: string
  readonly asList: string
  readonly asGrid: string
  readonly more: string
  readonly filters: string
  readonly filterNames: Readonly<
    Record<
      'outbox' | 'state' | 'profile' | 'model' | 'starred' | 'captures' | 'code' | 'date' | 'tag',
      string
    >
  >
  readonly any: string
  readonly stateFilters: Readonly<Record<StateFilter, string>>
  readonly dateFilters: Readonly<Record<DateFilter, string>>
  readonly from: string
  readonly until: string
  readonly time: (at: number) => string
  /** As short as it can be told: a time of today, else a day. */
  readonly when: (at: number, now: number) => string
  readonly questions: (count: number) => string
  readonly rowName: (question: string, state: string, model: string, when: string) => string
  readonly damaged: string
  readonly starred: string
  readonly star: string
  readonly unstar: string
  readonly rename: string
  readonly name: string
  readonly open: string
  readonly copy: string
  readonly copied: string
  readonly copyAnswer: string
  readonly remove: string
  readonly thread: string
  readonly nothingChosen: string
  readonly manyChosen: (count: number) => string
  readonly askedAgain: string
  readonly noWords: string
  readonly addTag: string
  readonly tags: string
  readonly removeTag: (tag: string) => string
  readonly deleted: (count: number) => string
  readonly undo: string
  readonly deleteQuestion: (count: number, unanswered: number) => string
  readonly keep: string
  readonly close: string
  readonly picture: (position: number, count: number) => string
  readonly previous: string
  readonly next: string
  readonly pictureMissing: string
  readonly menu: {
    readonly export: string
    readonly import: string
    readonly capture: string
    readonly newQuestion: string
    readonly settings: string
    readonly quit: string
  }
  readonly export: {
    readonly title: string
    readonly heading: string
    readonly what: string
    readonly selection: (count: number) => string
    readonly foundSet: (count: number) => string
    readonly everything: (count: number) => string
    readonly format: string
    readonly formats: Readonly<Record<'markdown' | 'html' | 'json', string>>
    readonly size: (count: number, bytes: number) => string
    readonly measuring: string
    readonly neverAKey: string
    readonly go: string
    readonly cancel: string
    readonly done: (count: number, name: string) => string
    readonly question: string
    readonly answer: string
    readonly noAnswer: string
    readonly pictureMissing: string
  }
  readonly import: {
    readonly done: (count: number, known: number) => string
    readonly faults: Readonly<Record<ImportFault, string>>
    readonly at: (line: number | undefined, where: string | undefined) => string
    readonly nothingImported: string
  }
  readonly outbox: {
    readonly heading: string
    readonly sendAll: string
    readonly sendNow: string
    readonly moveUp: string
    readonly moveDown: string
    readonly attempt: (attempt: number) => string
    readonly nextTry: (seconds: number) => string
  }
  readonly keys: Readonly<Record<'search', string>>
}

/** Which states each choice of the filter stands for. */
export const filteredKinds: Readonly<Record<StateFilter | 'outbox', readonly AskState['kind'][]>> = {
  outbox: ['queued', 'sending', 'streaming', 'waiting', 'blocked', 'needs-approval'],
  'needs-you': ['blocked', 'needs-approval'],
  'cut-off': ['interrupted'],
  failed: ['failed'],
  answered: ['done'],
  stopped: ['cancelled'],
}
