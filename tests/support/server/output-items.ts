/** Output items beside messages, each with the events that tell of it (OpenAI API reference, Streaming). */
import { toDeltas } from '../local-answer.ts'
import type { OutputItem, Wire } from '../local-answer.ts'
import type { Json } from './json.ts'

export type Source = { readonly url: string; readonly title: string }

export type FoundFile = {
  readonly file_id: string
  readonly filename: string
  readonly score: number
  readonly text: string
}

const encrypted = 'bG9jYWwgcmVhc29uaW5n'

/** `summary` has a text for each part; without any the model thought and tells nothing of it. */
export function reasoningItem(id: string, summary: readonly string[], withEncrypted: boolean): OutputItem {
  const item = { id, type: 'reasoning' }
  const parts = summary.map((text) => ({ type: 'summary_text', text }))
  const content = withEncrypted ? { encrypted_content: encrypted } : {}
  return {
    begun: { ...item, summary: [], ...content },
    inner: summary.flatMap(summaryEvents),
    whole: { ...item, summary: parts, ...content },
  }
}

function summaryEvents(text: string, summaryIndex: number): readonly Wire[] {
  const place = { summary_index: summaryIndex }
  const name = 'response.reasoning_summary'
  return [
    { type: `${name}_part.added`, ...place, part: { type: 'summary_text', text: '' } },
    ...toDeltas(text).map((delta) => ({ type: `${name}_text.delta`, ...place, delta })),
    { type: `${name}_text.done`, ...place, text },
    { type: `${name}_part.done`, ...place, part: { type: 'summary_text', text } },
  ]
}

export type FunctionCall = {
  readonly id: string
  readonly callId: string
  readonly name: string
  /** As the model wrote them: usually JSON. */
  readonly arguments: string
}

export function functionCallItem({ id, callId, name, arguments: given }: FunctionCall): OutputItem {
  const item = { id, type: 'function_call', call_id: callId, name }
  const event = 'response.function_call_arguments'
  return {
    begun: { ...item, status: 'in_progress', arguments: '' },
    inner: [
      ...pieces(given).map((delta) => ({ type: `${event}.delta`, delta })),
      { type: `${event}.done`, name, arguments: given },
    ],
    whole: { ...item, status: 'completed', arguments: given },
  }
}

/** Of no regard for the grammar, as models stream them. */
function pieces(text: string): readonly string[] {
  return text.match(/[^]{1,7}/gu) ?? []
}

type Search = {
  readonly id: string
  readonly queries: readonly string[]
}

export function webSearchItem({
  id,
  queries,
  sources,
}: Search & { readonly sources?: readonly Source[] }): OutputItem {
  const item = { id, type: 'web_search_call' }
  const action = {
    type: 'search',
    query: queries[0] ?? '',
    queries,
    ...(sources === undefined ? {} : { sources: sources.map(({ url }) => ({ type: 'url', url })) }),
  }
  return {
    begun: { ...item, status: 'in_progress' },
    inner: steps('web_search_call', ['in_progress', 'searching', 'completed']),
    whole: { ...item, status: 'completed', action },
  }
}

export function fileSearchItem({
  id,
  queries,
  results,
}: Search & { readonly results: readonly FoundFile[] | null }): OutputItem {
  const item = { id, type: 'file_search_call' }
  return {
    begun: { ...item, status: 'in_progress', queries: [], results: null },
    inner: steps('file_search_call', ['in_progress', 'searching', 'completed']),
    whole: {
      ...item,
      status: 'completed',
      queries,
      results: results?.map((file) => ({ ...file, attributes: {}, vector_store_id: 'vs_local' })) ?? null,
    },
  }
}

function steps(name: string, all: readonly string[]): readonly Wire[] {
  return all.map((step) => ({ type: `response.${name}.${step}` }))
}

export type McpCall = {
  readonly id: string
  readonly serverLabel: string
  readonly name: string
  readonly arguments: string
}

export function mcpListItem({ id, serverLabel, name }: McpCall): OutputItem {
  const item = { id, type: 'mcp_list_tools', server_label: serverLabel }
  const tool = {
    name,
    description: 'A tool.',
    input_schema: { type: 'object', properties: {} },
    annotations: null,
  }
  return {
    begun: { ...item, tools: [] },
    inner: steps('mcp_list_tools', ['in_progress', 'completed']),
    whole: { ...item, tools: [tool], error: null },
  }
}

export function mcpApprovalItem({ id, serverLabel, name, arguments: given }: McpCall): OutputItem {
  const whole = { id, type: 'mcp_approval_request', server_label: serverLabel, name, arguments: given }
  return { begun: whole, inner: [], whole }
}

export function mcpCallItem({
  id,
  serverLabel,
  name,
  arguments: given,
  output,
  approvalRequestId,
}: McpCall & { readonly output: string; readonly approvalRequestId: string | null }): OutputItem {
  const item: Json = {
    id,
    type: 'mcp_call',
    approval_request_id: approvalRequestId,
    server_label: serverLabel,
    name,
    error: null,
  }
  return {
    begun: { ...item, status: 'in_progress', arguments: '', output: null },
    inner: [
      ...steps('mcp_call', ['in_progress']),
      ...pieces(given).map((delta) => ({ type: 'response.mcp_call_arguments.delta', delta })),
      { type: 'response.mcp_call_arguments.done', arguments: given },
      ...steps('mcp_call', ['completed']),
    ],
    whole: { ...item, status: 'completed', arguments: given, output },
  }
}
