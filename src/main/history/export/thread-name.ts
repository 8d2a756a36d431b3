import { firstWords } from '#shared/first-words.ts'
import type { FileThread } from './thread-file.ts'

const NAME_LENGTH = 80
const FILE_LENGTH = 50

/** What a thread is called: its own name, or how its first question begins. */
export function nameOfThread({ title, asks }: FileThread): string {
  return firstWords(title ?? asks[0]?.question ?? '', NAME_LENGTH)
}

/** The same as every system takes it for the name of a file. */
export function fileNameOf(thread: FileThread, number: number): string {
  const words = firstWords(nameOfThread(thread), FILE_LENGTH)
    .replaceAll(/[^\p{L}\p{N} _-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return [String(number).padStart(3, '0'), words].filter((part) => part !== '').join(' ')
}
