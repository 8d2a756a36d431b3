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
    Record<'outbox' | 'state' | 'profile' | 'model' | 'starred' | 'captures' | 'date' | 'tag', string>
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

const number = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const DAY_MS = 24 * 3600_000

function count(value: number, one: string, many: string): string {
  return `${number.format(value)} ${plural.select(value) === 'one' ? one : many}`
}

/** While there is more to come, the number is a lower limit. */
function atLeast(value: number, isAll: boolean): string {
  return `${number.format(value)}${isAll ? '' : '+'}`
}

function bytesOf(bytes: number): string {
  if (bytes < 1_000_000) return `${number.format(Math.max(1, Math.round(bytes / 1000)))} KB`
  return `${number.format(Math.round(bytes / 100_000) / 10)} MB`
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}

export const historyWords: HistoryWords = {
  language: 'en',
  windowTitle: 'History · Askshot',
  search: 'Search questions and answers',
  clearSearch: 'Clear the search',
  found: (found, isAll) => `${atLeast(found, isAll)} found`,
  threads: (all, isAll) => (isAll ? count(all, 'thread', 'threads') : `${atLeast(all, isAll)} threads`),
  selected: (selected) => `${number.format(selected)} selected`,
  nothingFound: (text) => `Nothing found for “${text}”`,
  nothingFits: 'Nothing fits these filters',
  clearFilters: 'Clear filters',
  outboxEmpty: 'Nothing waits to be sent',
  emptyTitle: 'Nothing asked yet',
  emptyHelp: (keys) =>
    keys === ''
      ? 'Capture a part of the screen and ask about it.'
      : 'Press these keys, drag a rectangle, ask.',
  captureNow: 'Capture and ask',
  list: 'Threads',
  grid: 'Threads, as pictures',
  asList: 'Show as a list',
  asGrid: 'Show as pictures',
  more: 'More',
  filters: 'Filters',
  filterNames: {
    outbox: 'Outbox',
    state: 'State',
    profile: 'Profile',
    model: 'Model',
    starred: 'Starred',
    captures: 'With captures',
    date: 'Date',
    tag: 'Tag',
  },
  any: 'Any',
  stateFilters: {
    'needs-you': 'Needs you',
    'cut-off': 'Cut off',
    failed: 'Failed',
    answered: 'Answered',
    stopped: 'Stopped',
  },
  dateFilters: { today: 'Today', week: 'Last 7 days', month: 'Last 30 days', range: 'From – to' },
  from: 'From',
  until: 'To',
  time: (at) => whole.format(at),
  when(at, now) {
    if (isSameDay(at, now)) return clock.format(at)
    if (now - at < 6 * DAY_MS && at <= now) return weekday.format(at)
    return new Date(at).getFullYear() === new Date(now).getFullYear() ? day.format(at) : dayOfYear.format(at)
  },
  questions: (questions) => count(questions, 'question', 'questions'),
  rowName: (question, state, model, when) => `${question}. ${state}, ${model}, ${when}`,
  damaged: 'This entry cannot be read in full; it is kept as it is',
  starred: 'Starred',
  star: 'Star',
  unstar: 'Remove the star',
  rename: 'Rename',
  name: 'Name of the thread',
  open: 'Open in a window',
  copy: 'Copy',
  copied: 'Copied',
  copyAnswer: 'Copy the answer',
  remove: 'Delete',
  thread: 'Thread',
  nothingChosen: 'Choose a thread to read it here',
  manyChosen: (chosen) => count(chosen, 'thread selected', 'threads selected'),
  askedAgain: 'Asked again',
  noWords: 'No answer yet',
  addTag: 'Add a tag',
  tags: 'Tags',
  removeTag: (tag) => `Remove the tag ${tag}`,
  deleted: (deleted) => (deleted === 1 ? 'Deleted.' : `${count(deleted, 'thread', 'threads')} deleted.`),
  undo: 'Undo',
  deleteQuestion(threads, unanswered) {
    const asked = `Delete ${threads === 1 ? 'this thread' : count(threads, 'thread', 'threads')} with all pictures?`
    if (unanswered === 0) return asked
    return `${asked} ${count(unanswered, 'question has', 'questions have')} not been answered.`
  },
  keep: 'Keep',
  close: 'Close',
  picture: (position, all) => `Picture ${position} of ${all}`,
  previous: 'Previous picture',
  next: 'Next picture',
  pictureMissing: 'Picture missing',
  menu: {
    export: 'Export…',
    import: 'Import…',
    capture: 'Capture and ask',
    newQuestion: 'New question',
    settings: 'Settings…',
    quit: 'Quit Askshot',
  },
  export: {
    title: 'Askshot history',
    heading: 'Export',
    what: 'What',
    selection: (threads) => `The selection (${number.format(threads)})`,
    foundSet: (threads) => `What is found (${number.format(threads)})`,
    everything: (threads) => `Everything (${number.format(threads)})`,
    format: 'As',
    formats: {
      markdown: 'Markdown, with a folder of pictures',
      html: 'One HTML file with everything in it',
      json: 'JSON, which Askshot can import again',
    },
    size: (threads, bytes) => `${count(threads, 'thread', 'threads')}, about ${bytesOf(bytes)}.`,
    measuring: 'Counting …',
    neverAKey: 'No key is ever exported. Files that are there are never overwritten.',
    go: 'Choose where…',
    cancel: 'Cancel',
    done: (threads, name) => `${count(threads, 'thread', 'threads')} exported to “${name}”.`,
    question: 'Question',
    answer: 'Answer',
    noAnswer: 'No answer.',
    pictureMissing: 'Picture missing.',
  },
  import: {
    done: (threads, known) =>
      `${count(threads, 'thread', 'threads')} imported.${known === 0 ? '' : ` ${count(known, 'was', 'were')} there already.`}`,
    faults: {
      'not-json': 'This file is no complete JSON.',
      'not-ours': 'This file is no history of Askshot.',
      newer: 'This file was written by a newer Askshot.',
      damaged: 'A record of this file cannot be read.',
      'too-large': 'This file is larger than Askshot can read.',
    },
    at: (line, where) =>
      [line === undefined ? '' : `Line ${number.format(line)}`, where ?? '']
        .filter((part) => part !== '')
        .join(': '),
    nothingImported: 'Nothing was imported.',
  },
  outbox: {
    heading: 'In the order of sending',
    sendAll: 'Send all now',
    sendNow: 'Send now',
    moveUp: 'Send earlier',
    moveDown: 'Send later',
    attempt: (attempt) => `attempt ${number.format(attempt)}`,
    nextTry: (seconds) => `next try in ${minutes(seconds)}`,
  },
  keys: { search: 'Ctrl+F' },
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
