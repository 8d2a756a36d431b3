import type { Retention } from '../schemas/retention.ts'

/** What people read about what is kept, in the settings. */
export type DataWords = {
  readonly heading: string
  readonly help: string
  readonly kept: (threads: number, bytes: number) => string
  readonly fields: Readonly<Record<keyof Retention, string>>
  readonly days: (days: number) => string
  readonly gigabytes: (gigabytes: number) => string
  readonly exempt: string
  readonly wouldDelete: (threads: number, pictureThreads: number) => string
  readonly apply: string
  readonly leave: string
  readonly clear: string
  readonly clearHelp: string
  readonly typeToClear: string
  readonly clearNow: string
  readonly cleared: string
}

const number = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')

function count(value: number, one: string, many: string): string {
  return `${number.format(value)} ${plural.select(value) === 'one' ? one : many}`
}

function sizeOf(bytes: number): string {
  const megabytes = bytes / 1_000_000
  if (megabytes >= 1000) return `${number.format(Math.round(megabytes / 100) / 10)} GB`
  return `${number.format(Math.max(0, Math.round(megabytes * 10) / 10))} MB`
}

export const dataWords: DataWords = {
  heading: 'Privacy and data',
  help: 'Everything asked is kept on this computer, and nothing is sent but asks. Askshot reports nothing about you to anyone.',
  kept: (threads, bytes) => `${count(threads, 'thread', 'threads')}, ${sizeOf(bytes)}.`,
  fields: { picturesDays: 'Keep pictures', threadsDays: 'Keep threads', maxGigabytes: 'At most' },
  days: (days) => (days === 0 ? 'always' : days === 365 ? 'for a year' : `for ${count(days, 'day', 'days')}`),
  gigabytes: (gigabytes) => (gigabytes === 0 ? 'any size' : `${gigabytes} GB, the oldest go first`),
  exempt: 'Starred threads, drafts and the outbox are always kept. Pictures go before the text.',
  wouldDelete: (threads, pictureThreads) =>
    threads === 0
      ? `This deletes the pictures of ${count(pictureThreads, 'thread', 'threads')} now.`
      : pictureThreads === 0
        ? `This deletes ${count(threads, 'thread', 'threads')} now.`
        : `This deletes ${count(threads, 'thread', 'threads')} and the pictures of ${number.format(pictureThreads)} more now.`,
  apply: 'Delete and keep to this',
  leave: 'Leave it as it was',
  clear: 'Delete everything…',
  clearHelp:
    'All questions, answers, pictures, drafts and backups go, and what waits in the outbox. Settings and keys stay. There is no way back.',
  typeToClear: 'Type DELETE',
  clearNow: 'Delete everything',
  cleared: 'Everything was deleted.',
}
