import type { Args, Reply } from '#shared/contract.ts'
import type { DataReply, DataView, RetentionPreview } from '#shared/contract/data.ts'

/** What is kept, and what a change would delete. */
export type FakeData = { readonly view: DataView; readonly preview: RetentionPreview }

type Handlers = { [C in keyof DataReply]: (...args: Args<C>) => Reply[C] }
type Store = { readonly read: () => FakeData; readonly write: (change: Partial<FakeData>) => void }

/** Answers the settings about what is kept as main does. */
export function fakeData({ read, write }: Store): Handlers {
  return {
    'data:view': () => read().view,
    'data:preview': () => read().preview,
    'data:set-retention': (retention) => {
      write({ view: { ...read().view, retention } })
      return read().view
    },
    'data:set-forgetting': (forgetsThreads) => {
      write({ view: { ...read().view, forgetsThreads } })
      return read().view
    },
    'data:clear': () => {
      write({ view: { ...read().view, threadCount: 0, bytes: 0 } })
      return read().view
    },
  }
}
