import type { HistoryQuery } from '#shared/contract/history.ts'
import { filteredKinds } from '#shared/words/history-words.ts'
import type { DateFilter, StateFilter } from '#shared/words/history-words.ts'

/** What the chips say; what is absent is not asked for. */
export type Filters = {
  readonly state?: StateFilter | 'outbox'
  readonly profileId?: string
  readonly model?: string
  readonly tag?: string
  readonly isStarred?: true
  readonly hasCaptures?: true
  readonly hasCode?: true
  readonly date?: DateFilter
  /** Days as YYYY-MM-DD, for a range; an empty one is open. */
  readonly from?: string
  readonly until?: string
}

const DAY_MS = 24 * 3600_000
const DAYS: Readonly<Record<'week' | 'month', number>> = { week: 7, month: 30 }

/** The question to main: what was typed, and what the chips say as of now. */
export function toQuery(text: string, filters: Filters, now: number): HistoryQuery {
  const { state, profileId, model, tag, isStarred, hasCaptures, hasCode } = filters
  return {
    text,
    ...(state === undefined ? {} : { kinds: [...filteredKinds[state]] }),
    ...(profileId === undefined ? {} : { profileId }),
    ...(model === undefined ? {} : { model }),
    ...(tag === undefined ? {} : { tag }),
    ...(isStarred === undefined ? {} : { isStarred }),
    ...(hasCaptures === undefined ? {} : { hasCaptures }),
    ...(hasCode === undefined ? {} : { hasCode }),
    ...timeOf(filters, now),
  }
}

export function hasFilters(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== undefined)
}

function timeOf({ date, from, until }: Filters, now: number): Pick<HistoryQuery, 'askedFrom' | 'askedUntil'> {
  if (date === undefined) return {}
  if (date === 'range') {
    const [first, last] = [startOf(from), startOf(until)]
    return {
      ...(first === undefined ? {} : { askedFrom: first }),
      ...(last === undefined ? {} : { askedUntil: new Date(last).setHours(23, 59, 59, 999) }),
    }
  }
  const today = new Date(now).setHours(0, 0, 0, 0)
  return { askedFrom: date === 'today' ? today : today - (DAYS[date] - 1) * DAY_MS }
}

/** Midnight of a day, as the clock here has it. */
function startOf(day: string | undefined): number | undefined {
  const at = new Date(`${day ?? ''}T00:00:00`).getTime()
  return Number.isNaN(at) || at < 0 ? undefined : at
}
