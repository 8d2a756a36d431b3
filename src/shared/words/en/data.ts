import type { DataWords } from '../data-words.ts'
import { count, number, size } from './formats.ts'

export const data: DataWords = {
  heading: 'Privacy and data',
  help: 'Everything asked is kept on this computer, and nothing is sent but asks. Askshot reports nothing about you to anyone.',
  kept: (threads, bytes) => `${count(threads, 'thread', 'threads')}, ${size(bytes)}.`,
  fields: { picturesDays: 'Keep pictures', threadsDays: 'Keep threads', maxGigabytes: 'At most' },
  days: (days) => (days === 0 ? 'always' : days === 365 ? 'for a year' : `for ${count(days, 'day', 'days')}`),
  gigabytes: (gigabytes) => (gigabytes === 0 ? 'any size' : `${gigabytes} GB, the oldest go first`),
  exempt: 'Starred threads, drafts and the outbox are always kept. Pictures go before the text.',
  forget: 'Forget threads when closed',
  forgetHelp:
    'A new thread is deleted with its pictures when its window closes. Until it has been answered and read, it stays.',
  wouldDelete: (threads, pictureThreads) =>
    threads === 0
      ? `This deletes the pictures of ${count(pictureThreads, 'thread', 'threads')} now.`
      : pictureThreads === 0
        ? `This deletes ${count(threads, 'thread', 'threads')} now.`
        : `This deletes ${count(threads, 'thread', 'threads')} and the pictures of ${number(pictureThreads)} more now.`,
  apply: 'Delete and keep to this',
  leave: 'Leave it as it was',
  clear: 'Delete everything…',
  clearHelp:
    'All questions, answers, pictures, drafts and backups go, and what waits in the outbox. Settings and keys stay. There is no way back.',
  typeToClear: 'Type DELETE',
  clearNow: 'Delete everything',
  cleared: 'Everything was deleted.',
}
