import { z } from 'zod'
import { anything, asText, oneLine, optional } from './tolerant.ts'
import type { Activity } from '#shared/ask-state.ts'
import type { Json } from './tolerant.ts'

const maxDetailLength = 200

type Kind = Activity['kind']

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['reasoning', 'thinking'],
  ['web_search_call', 'web-search'],
  ['file_search_call', 'file-search'],
  ['mcp_list_tools', 'tool'],
])
const begins: ReadonlySet<string> = new Set(['in_progress', 'searching', 'interpreting', 'generating'])

const texts = optional(z.array(z.unknown()))
const itemSchema = z.object({
  action: optional(z.object({ query: anything, queries: texts, pattern: anything, url: anything })),
  queries: texts,
  name: anything,
  server_label: anything,
})

// Every kind of tool has a type that ends so; messages and requests for approval do not.
function kindOf(type: string): Kind | undefined {
  return kinds.get(type) ?? (type.endsWith('_call') ? 'tool' : undefined)
}

/** What an item says the server is doing: its search, its tool. */
export function activityOfItem(type: string, raw: Json): Activity | undefined {
  const kind = kindOf(type)
  if (kind === undefined) return undefined
  const parsed = itemSchema.safeParse(raw)
  return withDetail(kind, parsed.success ? detailOf(kind, type, parsed.data) : undefined)
}

function detailOf(kind: Kind, type: string, item: z.output<typeof itemSchema>): string | undefined {
  if (kind === 'thinking') return undefined
  if (kind === 'tool') return firstText([item.name, item.server_label]) ?? toolName(type)
  const { query, queries, pattern, url } = item.action ?? {}
  return firstText([query, ...(queries ?? []), ...(item.queries ?? []), pattern, url])
}

function toolName(type: string): string | undefined {
  const name = /^(\w+)_call$/.exec(type)?.[1]
  return name === 'mcp' || name === 'function' ? undefined : name?.replaceAll('_', ' ')
}

function firstText(values: readonly unknown[]): string | undefined {
  return values.map(asText).find((text) => text !== undefined && text.trim() !== '')
}

function withDetail(kind: Kind, detail: string | undefined): Activity {
  const line = detail === undefined ? '' : oneLine(detail, maxDetailLength)
  return { kind, ...(line === '' ? {} : { detail: line }) }
}

/** What `response.<tool>_call.<phase>` says; such an event names neither the query nor the tool. */
export function activityOfEvent(type: string): Activity | undefined {
  const [, tool, phase] = /^response\.(\w+)\.(\w+)$/.exec(type) ?? []
  const kind = tool === undefined || tool === 'reasoning' ? undefined : kindOf(tool)
  return kind === undefined || phase === undefined || !begins.has(phase) ? undefined : { kind }
}

/** Whether `next` says something that `shown` does not: what is known of a search is not taken back by its progress. */
export function isNews(next: Activity, shown: Activity | undefined): boolean {
  return next.kind !== shown?.kind || (next.detail !== undefined && next.detail !== shown.detail)
}
