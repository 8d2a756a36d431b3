import type { ExportedThreads, ExportFormat } from '#shared/contract/history.ts'
import type { ExportResult, ExportSize, HistoryOverview, ImportResult } from '#shared/history-views.ts'
import type { OutboxLine, ThreadView } from '#shared/history-views.ts'
import type { ThreadList } from '../history/thread-list.ts'
import type { ThreadRemoval } from '../history/thread-removal.ts'
import type { ThreadStore } from '../history/thread-store.ts'
import type { Area } from './handlers.ts'

/** What the history window can reach. */
export type HistoryDependencies = {
  readonly list: Pick<ThreadList, 'find' | 'rows'>
  readonly overview: () => Promise<HistoryOverview>
  readonly thread: (threadId: string) => ThreadView
  readonly threads: Pick<ThreadStore, 'rename' | 'unanswered'>
  readonly star: (threadIds: readonly string[], isStarred: boolean) => void
  readonly tag: (threadIds: readonly string[], change: { add: string[]; remove: string[] }) => void
  readonly removal: Pick<ThreadRemoval, 'remove' | 'undo'>
  readonly measure: (what: ExportedThreads, format: ExportFormat) => Promise<ExportSize>
  readonly exportThreads: (what: ExportedThreads, format: ExportFormat) => Promise<ExportResult>
  readonly importThreads: () => Promise<ImportResult>
  readonly outbox: () => readonly OutboxLine[]
  readonly sendNow: (askId: string) => void
  readonly edit: (askId: string) => void
  readonly sendAll: () => void
  readonly move: (threadId: string, where: 'up' | 'down') => void
  readonly copyAnswer: (askId: string) => Promise<void>
  readonly openAsk: (askId: string) => void
  readonly hide: () => void
  readonly changed: () => void
}

/** One call on the history for each channel; nothing is decided here. */
export function historyHandlers(given: HistoryDependencies): Area<'history'> {
  const { list, threads, removal, changed } = given
  return {
    'history:find': ({ query, before }) => list.find(query, before),
    'history:rows': ({ askIds, words }) => list.rows(askIds, words),
    'history:overview': () => given.overview(),
    'history:thread': (threadId) => given.thread(threadId),
    'history:star': (threadIds, isStarred) => given.star(threadIds, isStarred),
    'history:rename': (threadId, title) => {
      threads.rename(threadId, title)
      changed()
    },
    'history:tag': (threadIds, change) => given.tag(threadIds, change),
    'history:delete': (threadIds) => removal.remove(threadIds),
    'history:undo': () => removal.undo(),
    'history:unanswered': (threadIds) => threads.unanswered(threadIds),
    'history:open': (askId) => given.openAsk(askId),
    'history:copy': (askId) => given.copyAnswer(askId),
    'history:hide': () => given.hide(),
    'history:measure': (what, format) => given.measure(what, format),
    'history:export': (what, format) => given.exportThreads(what, format),
    'history:import': () => given.importThreads(),
    'history:outbox': () => given.outbox(),
    'history:send-now': (askId) => given.sendNow(askId),
    'history:edit': (askId) => given.edit(askId),
    'history:send-all': () => given.sendAll(),
    'history:move': (threadId, where) => given.move(threadId, where),
  }
}
