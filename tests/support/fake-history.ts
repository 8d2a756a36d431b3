import { isPicture } from '#shared/captures.ts'
import { isInOutbox, textOf } from '#shared/ask-state.ts'
import type { Args, Reply } from '#shared/contract.ts'
import type { HistoryReply } from '#shared/contract/history.ts'
import type {
  ExportResult,
  HistoryOverview,
  HistoryRow,
  ImportResult,
  ThreadAsk,
  ThreadView,
} from '#shared/history-views.ts'

/** The history as main would know it, newest thread first. */
export type FakeThreads = {
  readonly threads: readonly ThreadView[]
  readonly deleted: readonly string[]
  readonly export: ExportResult
  readonly import: ImportResult
  readonly captureKeys: string
}

type HistoryChannel = keyof HistoryReply
type Handlers = { [C in HistoryChannel]: (...args: Args<C>) => Reply[C] }
type Store = { readonly read: () => FakeThreads; readonly write: (change: Partial<FakeThreads>) => void }

/** Answers the history window as main does, over threads in memory. */
export function fakeHistory({ read, write }: Store): Handlers {
  const seen = () => read().threads.filter(({ threadId }) => !read().deleted.includes(threadId))
  const change = (ids: readonly string[], to: (thread: ThreadView) => ThreadView) =>
    write({ threads: read().threads.map((thread) => (ids.includes(thread.threadId) ? to(thread) : thread)) })
  const unsent = () =>
    seen()
      .flatMap(({ asks }) => asks)
      .filter(({ state }) => isInOutbox(state))
      .reverse()
  return {
    'history:find': ({ query, before = 0 }) => {
      const words = query.text.split(/\s+/).filter((word) => word !== '')
      const all = seen().flatMap((thread) => {
        const ask = thread.asks.findLast((each) => fits(thread, each, query, words))
        return ask === undefined ? [] : [{ askId: ask.askId, threadId: thread.threadId }]
      })
      const limit = before === 0 ? 200 : 4_000
      const next = before + limit < all.length ? { next: before + limit } : {}
      return { hits: all.slice(before, before + limit), words, ...next }
    },
    'history:rows': ({ askIds }) =>
      askIds.flatMap((askId) =>
        seen().flatMap((thread) =>
          thread.asks.filter((ask) => ask.askId === askId).map((ask) => toRow(thread, ask)),
        ),
      ),
    'history:overview': () => overview(seen(), read().captureKeys),
    'history:thread': (threadId) => {
      const thread = seen().find((each) => each.threadId === threadId)
      if (thread === undefined) throw new Error(`No thread ${threadId}`)
      return thread
    },
    'history:star': (ids, isStarred) => change(ids, (thread) => ({ ...thread, isStarred })),
    'history:rename': (id, title) =>
      change([id], (thread) => {
        const { title: old, ...rest } = thread
        return title === '' ? rest : { ...thread, title: title || (old ?? '') }
      }),
    'history:tag': (ids, { add, remove }) =>
      change(ids, (thread) => ({
        ...thread,
        tags: [...new Set([...thread.tags, ...add])].filter((tag) => !remove.includes(tag)),
      })),
    'history:delete': (ids) => write({ deleted: [...read().deleted, ...ids] }),
    'history:undo': () => write({ deleted: [] }),
    'history:unanswered': (ids) => unsent().filter(({ threadId }) => ids.includes(threadId)).length,
    'history:open': () => undefined,
    'history:copy': () => undefined,
    'history:hide': () => undefined,
    'history:measure': (what, format) => ({
      threadCount: what.what === 'everything' ? seen().length : what.threadIds.length,
      bytes: format === 'markdown' ? 2_400_000 : 3_200_000,
    }),
    'history:export': () => read().export,
    'history:import': () => read().import,
    'history:outbox': unsent,
    'history:send-now': () => undefined,
    'history:edit': () => undefined,
    'history:send-all': () => undefined,
    'history:move': () => undefined,
  }
}

type Query = Args<'history:find'>[0]['query']

function fits(thread: ThreadView, ask: ThreadAsk, query: Query, words: readonly string[]): boolean {
  const text = [ask.question, textOf(ask.state), thread.title ?? '', ...thread.tags].join(' ').toLowerCase()
  const wanted: readonly (readonly [unknown, boolean])[] = [
    [query.kinds, query.kinds?.includes(ask.state.kind) === true],
    [query.model, query.model === ask.model],
    [query.tag, query.tag !== undefined && thread.tags.includes(query.tag)],
    [query.isStarred, thread.isStarred],
    [query.hasCaptures, ask.captures.length > 0],
    [query.hasCode, textOf(ask.state).includes('```')],
    [query.askedFrom, ask.askedAt >= (query.askedFrom ?? 0)],
  ]
  return (
    words.every((word) => text.includes(word.toLowerCase())) &&
    wanted.every(([filter, isMet]) => filter === undefined || isMet)
  )
}

function toRow(thread: ThreadView, ask: ThreadAsk): HistoryRow {
  const capture = [...ask.captures, ...thread.asks.flatMap(({ captures }) => captures)].find(isPicture)
  return {
    askId: ask.askId,
    threadId: thread.threadId,
    ...(thread.title === undefined ? {} : { title: thread.title }),
    question: ask.question,
    answer: textOf(ask.state),
    kind: ask.state.kind,
    model: ask.model,
    askedAt: ask.askedAt,
    isStarred: thread.isStarred,
    tags: thread.tags,
    captureCount: ask.captures.length,
    askCount: thread.asks.length,
    ...(capture === undefined ? {} : { thumbnailUrl: capture.url }),
    isDamaged: false,
  }
}

function overview(threads: readonly ThreadView[], captureKeys: string): HistoryOverview {
  const asks = threads.flatMap((thread) => thread.asks)
  const counted = (names: readonly string[]) =>
    [...new Set(names)].map((name) => ({ name, count: names.filter((each) => each === name).length }))
  return {
    threadCount: threads.length,
    outboxCount: asks.filter(({ state }) => isInOutbox(state)).length,
    kinds: Object.fromEntries(
      counted(asks.map(({ state }) => state.kind)).map(({ name, count }) => [name, count]),
    ),
    profiles: counted(asks.map(({ profileName }) => profileName)).map((each) => ({ ...each, id: each.name })),
    models: counted(asks.map(({ model }) => model)),
    tags: counted(threads.flatMap(({ tags }) => tags)),
    starredCount: threads.filter(({ isStarred }) => isStarred).length,
    withCapturesCount: threads.filter(({ asks: all }) => all.some(({ captures }) => captures.length > 0))
      .length,
    withCodeCount: threads.filter(({ asks: all }) => all.some(({ state }) => textOf(state).includes('```')))
      .length,
    captureKeys,
    platform: 'linux',
  }
}
