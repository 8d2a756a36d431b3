import type { Retention } from '#shared/schemas/retention.ts'

/** A thread as far as it matters for how long it is kept. */
export type KeptThread = {
  readonly threadId: string
  readonly lastAskedAt: number
  readonly textBytes: number
  readonly pictureBytes: number
  /** Starred, in the outbox, or with a picture of the draft. */
  readonly isExempt: boolean
}

/** What is to go: whole threads, and of others the pictures. */
export type Going = { readonly threads: readonly string[]; readonly pictures: readonly string[] }

export const KEEP_ALL: Retention = { picturesDays: 0, threadsDays: 0, maxGigabytes: 0 }

const DAY_MS = 24 * 3600_000
const GIGABYTE = 1_000_000_000

/** What these rules let go of now. Over the limit of size, pictures go before words, and the oldest before the newer. */
export function goingNow(threads: readonly KeptThread[], retention: Retention, now: number): Going {
  const { picturesDays, threadsDays, maxGigabytes } = retention
  const oldestFirst = threads
    .filter(({ isExempt }) => !isExempt)
    .sort((one, other) => one.lastAskedAt - other.lastAskedAt)
  const isOlder = (thread: KeptThread, days: number) => days > 0 && now - thread.lastAskedAt > days * DAY_MS
  const gone = new Set(oldestFirst.filter((thread) => isOlder(thread, threadsDays)))
  const bare = new Set(
    oldestFirst.filter((thread) => thread.pictureBytes > 0 && isOlder(thread, picturesDays)),
  )
  const sizeOf = (thread: KeptThread) =>
    gone.has(thread) ? 0 : thread.textBytes + (bare.has(thread) ? 0 : thread.pictureBytes)
  let size = threads.reduce((sum, thread) => sum + sizeOf(thread), 0)
  const limit = maxGigabytes === 0 ? Infinity : maxGigabytes * GIGABYTE
  for (const going of [bare, gone]) {
    for (const thread of oldestFirst) {
      if (size <= limit) break
      const before = sizeOf(thread)
      if (going === gone || thread.pictureBytes > 0) going.add(thread)
      size -= before - sizeOf(thread)
    }
  }
  return {
    threads: [...gone].map(({ threadId }) => threadId),
    pictures: [...bare].filter((thread) => !gone.has(thread)).map(({ threadId }) => threadId),
  }
}
