import { z } from 'zod'
import type { Result } from '../errors.ts'
import type {
  ExportResult,
  ExportSize,
  HistoryFound,
  HistoryOverview,
  HistoryRow,
  ImportResult,
  OutboxLine,
  ThreadView,
} from '../history-views.ts'
import { MAX_ROWS, MAX_SEARCH_LENGTH, MAX_TAG_LENGTH, MAX_TAGS, MAX_TITLE_LENGTH } from '../limits.ts'

const id = z.string().min(1).max(64)
const threadIds = z.array(id).min(1).max(1_000_000)
const time = z.number().int().min(0).max(8.64e15)
const tag = z.string().trim().min(1).max(MAX_TAG_LENGTH)
const kinds = [
  'queued',
  'sending',
  'waiting',
  'blocked',
  'streaming',
  'needs-approval',
  'interrupted',
  'done',
  'failed',
  'cancelled',
] as const

/** What is looked for: text as typed, and what the chips say. */
const query = z.strictObject({
  text: z.string().max(MAX_SEARCH_LENGTH),
  kinds: z.array(z.enum(kinds)).max(kinds.length).optional(),
  profileId: id.optional(),
  model: z.string().max(200).optional(),
  tag: tag.optional(),
  isStarred: z.literal(true).optional(),
  hasCode: z.literal(true).optional(),
  hasCaptures: z.literal(true).optional(),
  /** Epoch milliseconds, both inclusive. */
  askedFrom: time.optional(),
  askedUntil: time.optional(),
})

const exported = z.union([
  z.strictObject({ what: z.literal('threads'), threadIds }),
  z.strictObject({ what: z.literal('everything') }),
])

const exportFormat = z.enum(['markdown', 'html', 'json'])

/** What the history window can ask of main. No path ever crosses: main asks the user for files itself. */
export const historyRequests = {
  'history:find': z.tuple([z.strictObject({ query, before: z.number().int().optional() })]),
  'history:rows': z.tuple([
    z.strictObject({
      askIds: z.array(id).max(MAX_ROWS),
      words: z.array(z.string().max(MAX_SEARCH_LENGTH)).max(50),
    }),
  ]),
  'history:overview': z.tuple([]),
  'history:thread': z.tuple([id]),
  'history:star': z.tuple([threadIds, z.boolean()]),
  /** An empty name lets the thread go by its question again. */
  'history:rename': z.tuple([id, z.string().trim().max(MAX_TITLE_LENGTH)]),
  'history:tag': z.tuple([
    threadIds,
    z.strictObject({ add: z.array(tag).max(MAX_TAGS), remove: z.array(tag).max(MAX_TAGS) }),
  ]),
  /** Takes threads out of sight, and off the disk unless it is undone in time. */
  'history:delete': z.tuple([threadIds]),
  'history:undo': z.tuple([]),
  /** How many of these threads' asks have not been answered. */
  'history:unanswered': z.tuple([threadIds]),
  /** Shows an ask in the ask window. */
  'history:open': z.tuple([id]),
  'history:copy': z.tuple([id]),
  'history:hide': z.tuple([]),
  'history:measure': z.tuple([exported, exportFormat]),
  'history:export': z.tuple([exported, exportFormat]),
  'history:import': z.tuple([]),
  'history:outbox': z.tuple([]),
  'history:send-now': z.tuple([id]),
  /** Takes an unsent ask back, and shows it in the ask window to be written anew. */
  'history:edit': z.tuple([id]),
  'history:send-all': z.tuple([]),
  /** Puts a thread's asks before or after those of its neighbour. */
  'history:move': z.tuple([id, z.enum(['up', 'down'])]),
} satisfies Record<string, z.ZodType<unknown[]>>

export type HistoryReply = {
  'history:find': HistoryFound
  'history:rows': readonly HistoryRow[]
  'history:overview': HistoryOverview
  'history:thread': ThreadView
  'history:star': void
  'history:rename': void
  'history:tag': void
  'history:delete': void
  'history:undo': void
  'history:unanswered': number
  'history:open': void
  'history:copy': void
  'history:hide': void
  'history:measure': ExportSize
  'history:export': ExportResult
  'history:import': ImportResult
  'history:outbox': readonly OutboxLine[]
  'history:send-now': void
  'history:edit': void
  'history:send-all': void
  'history:move': void
}

/** What of it was asked for. */
export type HistoryPart = 'all' | 'outbox'

/** Something in the history is no longer as it was told. */
export type HistoryPushes = {
  'history:changed': Record<string, never>
  'history:shown': { readonly what: HistoryPart }
}

type Args<C extends keyof HistoryReply> = z.output<(typeof historyRequests)[C]>
type Call<C extends keyof HistoryReply> = (...args: Args<C>) => Promise<Result<HistoryReply[C]>>
type On = (listener: () => void) => () => void

export type HistoryQuery = z.output<typeof query>
export type ExportedThreads = z.output<typeof exported>
export type ExportFormat = z.output<typeof exportFormat>

export type HistoryBridge = {
  readonly find: Call<'history:find'>
  readonly rows: Call<'history:rows'>
  readonly overview: Call<'history:overview'>
  readonly thread: Call<'history:thread'>
  readonly star: Call<'history:star'>
  readonly rename: Call<'history:rename'>
  readonly tag: Call<'history:tag'>
  readonly delete: Call<'history:delete'>
  readonly undo: Call<'history:undo'>
  readonly unanswered: Call<'history:unanswered'>
  readonly open: Call<'history:open'>
  readonly copy: Call<'history:copy'>
  readonly hide: Call<'history:hide'>
  readonly measure: Call<'history:measure'>
  readonly export: Call<'history:export'>
  readonly import: Call<'history:import'>
  readonly outbox: Call<'history:outbox'>
  readonly sendNow: Call<'history:send-now'>
  readonly edit: Call<'history:edit'>
  readonly sendAll: Call<'history:send-all'>
  readonly move: Call<'history:move'>
  readonly onChanged: On
  /** It was asked for again: the search field gets the focus. */
  readonly onShown: (listener: (what: HistoryPart) => void) => () => void
}
