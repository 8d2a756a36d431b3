/** What a request is answered with: the items of the output, before anything is said about bytes. */
import { messageItem, sampleAnswer, toDeltas } from '../local-answer.ts'
import { forcedTool, isIncluded, ofType, outputText, toolsOf } from './conversation.ts'
import { asObject, asString, objects, valueAt } from './json.ts'
import {
  fileSearchItem,
  functionCallItem,
  mcpApprovalItem,
  mcpCallItem,
  mcpListItem,
  reasoningItem,
  webSearchItem,
} from './output-items.ts'
import type { Annotation, OutputItem } from '../local-answer.ts'
import type { Behaviour, CallScript } from './behaviour.ts'
import type { AnswerRequest } from './conversation.ts'
import type { Json } from './json.ts'
import type { FoundFile, McpCall, Source } from './output-items.ts'

export type Hosted = 'web_search' | 'file_search' | 'mcp'

export type Planning = {
  readonly request: AnswerRequest
  readonly behaviour: Behaviour
  /** What is said when the behaviour says nothing. */
  readonly text?: string | undefined
  /** Which tools the server runs itself; others are passed over in silence. */
  readonly hosts: readonly Hosted[]
  /** Under which names a web search tells of its domains. */
  readonly filterKeys: readonly string[]
  /** Tells what it thought whenever it does. */
  readonly thinksAloud: boolean
  /** The id of the n-th item of a kind. */
  readonly idOf: (prefix: string, n?: number) => string
}

export type Plan = { readonly items: readonly OutputItem[]; readonly texts: readonly string[] }

const webTypes = [
  'web_search',
  'web_search_2025_08_26',
  'web_search_preview',
  'web_search_preview_2025_03_11',
]

export function planAnswer(planning: Planning): Plan {
  const actions = actionsOf(planning)
  const text = actions.isWaiting ? undefined : textOf(planning, actions)
  return {
    items: [
      ...thoughts(planning),
      ...commentary(planning),
      ...actions.items,
      ...(text === undefined ? [] : [answerItem(planning, text, actions)]),
    ],
    texts: text === undefined ? [] : [text],
  }
}

type Actions = {
  readonly items: readonly OutputItem[]
  /** The model says nothing before it has heard from the client. */
  readonly isWaiting?: boolean
  readonly sources?: readonly Source[]
  readonly files?: readonly FoundFile[]
  readonly text?: string
}

function actionsOf(planning: Planning): Actions {
  const { request, behaviour } = planning
  if (behaviour.kind === 'refusal') return { items: [] }
  const answered = ofType(request.conversation.turn, 'mcp_approval_response')[0]
  if (answered !== undefined) return afterApproval(planning, answered)
  const calls = callsOf(planning)
  if (calls.length > 0) return { isWaiting: true, items: calls.map((call, n) => callItem(planning, call, n)) }
  if (wants(planning, 'web_search', 'search-web')) return searchWeb(planning)
  if (wants(planning, 'file_search', 'search-files')) return searchFiles(planning)
  if (wants(planning, 'mcp', 'call-mcp')) return callMcp(planning)
  return { items: [] }
}

function typesOf(tool: Hosted): readonly string[] {
  return tool === 'web_search' ? webTypes : [tool]
}

function wants({ request, behaviour, hosts }: Planning, tool: Hosted, kind: Behaviour['kind']): boolean {
  if (!hosts.includes(tool) || toolsOf(request, ...typesOf(tool)).length === 0) return false
  const forced = forcedTool(request)
  const isDone = ofType(request.conversation.turn, 'function_call_output').length > 0
  const isForced = forced !== undefined && ['any', ...typesOf(tool)].includes(forced.type)
  return !isDone && (behaviour.kind === kind || isForced)
}

/** The functions to call now: as scripted, or as `tool_choice` demands, but not beyond the rounds there are to be. */
function callsOf(planning: Planning): readonly CallScript[] {
  const { request, behaviour } = planning
  const offered = toolsOf(request, 'function')
  if (offered.length === 0 || request.body['tool_choice'] === 'none') return []
  const { calls, rounds = 1 } = behaviour.kind === 'call-tools' ? behaviour : {}
  if (roundsOf(request) >= rounds) return []
  return calls ?? firstCall(planning, offered)
}

function firstCall({ request, behaviour }: Planning, offered: readonly Json[]): readonly CallScript[] {
  const forced = forcedTool(request)
  const isForced = forced?.type === 'function' || forced?.type === 'any'
  const name = forced?.name ?? asString(offered[0]?.['name']) ?? ''
  return isForced || behaviour.kind === 'call-tools' ? [{ name }] : []
}

/** How many times since the question the model has called functions and heard from them. */
function roundsOf({ conversation: { turn } }: AnswerRequest): number {
  const isOutput = (item?: Json) => item?.['type'] === 'function_call_output'
  return turn.filter((item, at) => isOutput(item) && !isOutput(turn[at + 1])).length
}

function callItem({ request, idOf }: Planning, call: CallScript, n: number): OutputItem {
  const tool = toolsOf(request, 'function').find(({ name }) => name === call.name)
  const given = call.arguments ?? examples(asObject(tool?.['parameters']) ?? {})
  return functionCallItem({
    id: idOf('fc', n),
    callId: call.callId ?? idOf('call', n),
    name: call.name,
    arguments: written(given),
  })
}

const exampleOf: Readonly<Record<string, unknown>> = {
  string: 'sample',
  number: 1.5,
  integer: 1,
  boolean: true,
  array: [],
  object: {},
}

/** Arguments that fit a schema of flat properties. */
function examples(schema: Json): Json {
  const properties = Object.entries(asObject(schema['properties']) ?? {})
  return Object.fromEntries(
    properties.map(([name, property]) => {
      const { type, enum: values } = asObject(property) ?? {}
      return [name, Array.isArray(values) ? (values[0] as unknown) : exampleOf[String(type)]]
    }),
  )
}

/** What is found stays within the domains that the request allows, where the server knows that field. */
function searchWeb({ request, behaviour, filterKeys, idOf }: Planning): Actions {
  const tool = toolsOf(request, ...webTypes)[0] ?? {}
  const filters = filterKeys.map((key) => asObject(tool[key])).find((found) => found !== undefined)
  const allowed = filters?.['allowed_domains']
  const domain = Array.isArray(allowed) && typeof allowed[0] === 'string' ? allowed[0] : 'example.com'
  const scripted = behaviour.kind === 'search-web' ? behaviour.sources : undefined
  const sources = scripted ?? [
    { url: `https://${domain}/first`, title: 'First' },
    { url: `https://${domain}/second`, title: 'Second' },
  ]
  const told = isIncluded(request, 'web_search_call.action.sources') ? { sources } : {}
  return { items: [webSearchItem({ id: idOf('ws'), queries: ['what is this'], ...told })], sources }
}

const foundFile = { file_id: 'file-local', filename: 'manual.pdf', score: 0.9, text: 'Page 7.' }

function searchFiles({ request, behaviour, idOf }: Planning): Actions {
  const files = (behaviour.kind === 'search-files' ? behaviour.results : undefined) ?? [foundFile]
  const results = isIncluded(request, 'file_search_call.results') ? files : null
  return { items: [fileSearchItem({ id: idOf('fs'), queries: ['what is this'], results })], files }
}

function callMcp(planning: Planning): Actions {
  const { request, behaviour, idOf } = planning
  const tool = toolsOf(request, 'mcp')[0] ?? {}
  const { call: script, output = mcpOutput } = behaviour.kind === 'call-mcp' ? behaviour : {}
  const call = mcpCallOf(tool, script)
  const isListed = ofType(request.conversation.items, 'mcp_list_tools').length > 0
  const listed = isListed ? [] : [mcpListItem({ ...call, id: idOf('mcpl') })]
  if (needsApproval(tool, call.name))
    return { items: [...listed, mcpApprovalItem({ ...call, id: idOf('mcpr') })], isWaiting: true }
  const made = mcpCallItem({ ...call, id: idOf('mcp'), output, approvalRequestId: null })
  return { items: [...listed, made], text: `The server said: ${output}` }
}

function mcpCallOf(tool: Json, script: CallScript = { name: 'search' }): Omit<McpCall, 'id'> {
  return {
    serverLabel: asString(tool['server_label']) ?? '',
    name: script.name,
    arguments: written(script.arguments ?? { query: 'sample' }),
  }
}

function written(given: string | Json): string {
  return typeof given === 'string' ? given : JSON.stringify(given)
}

const mcpOutput = 'two results'

function needsApproval(tool: Json, name: string): boolean {
  const rule = tool['require_approval'] ?? 'always'
  if (typeof rule === 'string') return rule !== 'never'
  const never = valueAt(asObject(rule) ?? {}, 'never.tool_names')
  return !(Array.isArray(never) && never.includes(name))
}

function afterApproval({ request, behaviour, idOf }: Planning, answer: Json): Actions {
  const id = asString(answer['approval_request_id']) ?? ''
  const asked = request.conversation.items.find((item) => item['id'] === id) ?? {}
  if (answer['approve'] !== true) return { items: [], text: 'I was not allowed to use the tool.' }
  const output = (behaviour.kind === 'call-mcp' ? behaviour.output : undefined) ?? mcpOutput
  const call = {
    id: idOf('mcp'),
    serverLabel: asString(asked['server_label']) ?? '',
    name: asString(asked['name']) ?? '',
    arguments: asString(asked['arguments']) ?? '{}',
  }
  return {
    items: [mcpCallItem({ ...call, output, approvalRequestId: id })],
    text: `The server said: ${output}`,
  }
}

function thoughts({ request, behaviour, thinksAloud, idOf }: Planning): readonly OutputItem[] {
  const { effort, summary } = asObject(request.body['reasoning']) ?? {}
  const isThinking = typeof effort === 'string' && effort !== 'none'
  const isTold = typeof summary === 'string' || (isThinking && thinksAloud)
  const scripted = 'reasoning' in behaviour ? behaviour.reasoning : undefined
  const parts = scripted ?? (isTold ? [thought] : isThinking ? [] : undefined)
  if (parts === undefined) return []
  return [reasoningItem(idOf('rs'), parts, isIncluded(request, 'reasoning.encrypted_content'))]
}

const thought = '**Looking at the picture**\n\nIt shows a dialog.'

function commentary({ behaviour, idOf }: Planning): readonly OutputItem[] {
  const text = 'commentary' in behaviour ? behaviour.commentary : undefined
  if (text === undefined) return []
  const said = { text, deltas: toDeltas(text), kind: 'text', cutByLength: false } as const
  return [messageItem({ ...said, id: idOf('msg', 1), phase: 'commentary' })]
}

function textOf({ behaviour, request, text }: Planning, actions: Actions): string {
  const own = 'text' in behaviour ? behaviour.text : undefined
  if (own !== undefined) return own
  if (behaviour.kind === 'refusal') return 'I cannot help with that.'
  if (actions.text !== undefined) return actions.text
  if (actions.sources !== undefined)
    return `It is a dialog ${actions.sources.map(linkTo).join(' ')} about a disk.`
  if (actions.files !== undefined) return 'The manual tells of it.'
  const outputs = ofType(request.conversation.turn, 'function_call_output').map(outputText)
  return outputs.length > 0 ? `The tools said: ${outputs.join('; ')}` : (text ?? sampleAnswer)
}

function linkTo({ url, title }: Source): string {
  return `([${title}](${url}))`
}

function answerItem({ behaviour, idOf }: Planning, text: string, { sources, files }: Actions): OutputItem {
  const phase = 'commentary' in behaviour && behaviour.commentary !== undefined
  return messageItem({
    id: idOf('msg'),
    text,
    deltas: toDeltas(text),
    kind: behaviour.kind === 'refusal' ? 'refusal' : 'text',
    cutByLength: isCutByLength(behaviour),
    annotations: [...(sources ?? []).map((source) => citationOf(text, source)), ...filesCited(text, files)],
    ...(phase ? { phase: 'final_answer' } : {}),
  })
}

export function isCutByLength(behaviour: Behaviour): boolean {
  return (
    behaviour.kind === 'incomplete' || (behaviour.kind === 'background' && behaviour.ends === 'incomplete')
  )
}

/** At the link in the text; over all of it if it has none. */
function citationOf(text: string, source: Source): Annotation {
  const link = linkTo(source)
  const at = text.indexOf(link)
  const [start, end] = at < 0 ? [0, text.length] : [at, at + link.length]
  return { type: 'url_citation', ...source, start_index: start, end_index: end }
}

function filesCited(text: string, files: readonly FoundFile[] = []): readonly Annotation[] {
  return files.map(({ file_id, filename }) => ({
    type: 'file_citation',
    index: Math.max(0, text.length - 1),
    file_id,
    filename,
  }))
}

/** What the words of a plan cost. */
export function tokensOf({ items, texts }: Plan): { readonly output: number; readonly reasoning: number } {
  const reasoning = items
    .filter(({ whole }) => whole['type'] === 'reasoning')
    .flatMap(({ whole }) => objects(whole['summary']))
    .reduce((sum, part) => sum + toDeltas(asString(part['text']) ?? '').length, 0)
  const calls = items.filter(({ whole }) => whole['type'] === 'function_call').length
  return {
    output: texts.reduce((sum, text) => sum + toDeltas(text).length, 0) + reasoning + 10 * calls,
    reasoning,
  }
}
