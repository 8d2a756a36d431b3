import type { HistoryWords } from '../history-words.ts'
import {
  clock,
  count,
  day,
  dayAndClock,
  dayAndYear,
  minutes,
  number,
  size,
  weekdayAndClock,
} from './formats.ts'

const DAY_MS = 24 * 3600_000

/** While there is more to come, the number is a lower limit. */
function atLeast(value: number, isAll: boolean): string {
  return `${number(value)}${isAll ? '' : '+'}`
}

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}

export const history: HistoryWords = {
  language: 'en',
  windowTitle: 'History · Askshot',
  search: 'Search questions and answers',
  clearSearch: 'Clear the search',
  found: (found, isAll) => `${atLeast(found, isAll)} found`,
  threads: (all, isAll) => (isAll ? count(all, 'thread', 'threads') : `${atLeast(all, isAll)} threads`),
  selected: (selected) => `${number(selected)} selected`,
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
  time: (at) => dayAndClock(at),
  when(at, now) {
    if (isSameDay(at, now)) return clock(at)
    if (now - at < 6 * DAY_MS && at <= now) return weekdayAndClock(at)
    return new Date(at).getFullYear() === new Date(now).getFullYear() ? day(at) : dayAndYear(at)
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
    selection: (threads) => `The selection (${number(threads)})`,
    foundSet: (threads) => `What is found (${number(threads)})`,
    everything: (threads) => `Everything (${number(threads)})`,
    format: 'As',
    formats: {
      markdown: 'Markdown, with a folder of pictures',
      html: 'One HTML file with everything in it',
      json: 'JSON, which Askshot can import again',
    },
    size: (threads, bytes) => `${count(threads, 'thread', 'threads')}, about ${size(bytes)}.`,
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
      [line === undefined ? '' : `Line ${number(line)}`, where ?? '']
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
    attempt: (attempt) => `attempt ${number(attempt)}`,
    nextTry: (seconds) => `next try in ${minutes(seconds)}`,
  },
  keys: { search: 'Ctrl+F' },
}
