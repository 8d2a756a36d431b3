import { z } from 'zod'
import type { ToolCall } from '#shared/ask-state.ts'
import type { FunctionTool, McpServer, Tools } from '#shared/schemas/tool.ts'

/** A call as the app keeps it: the model's own, or one of several that it wrapped into one. */
export type KnownCall = ToolCall & {
  /** The call that it came wrapped in. */
  readonly within?: string
}

/** Who a call is for. `nobody`: the profile has no such tool, or not any more. */
export type Callee =
  | { readonly kind: 'function'; readonly tool: FunctionTool }
  | { readonly kind: 'mcp'; readonly server: McpServer }
  | { readonly kind: 'nobody' }

/** What goes back for a call: words for a function's, a yes or no for that of an MCP server. */
export type CallOutput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'approval'; readonly approve: boolean; readonly reason?: string }

/** OpenAI API reference, `function_call_output`. */
const MAX_OUTPUT_LENGTH = 10_485_760
/** Of one response. Nobody reads more cards than this; the rest is refused to the model. */
const MAX_CALLS = 64
/** What a page may name when it says yes (`ask:decide`). */
const MAX_ID_LENGTH = 200

// Some models write several calls as one, of a tool that was never offered to them, and name functions by namespace.
const WRAPPER = 'multi_tool_use.parallel'
const NAMESPACE = /^functions\./

const wrapped = z.object({
  tool_uses: z
    .array(
      z.object({ recipient_name: z.string(), parameters: z.record(z.string(), z.unknown()).default({}) }),
    )
    .min(1),
})

/** The calls of a response, each id once, wrapped ones unpacked. A wrapper that cannot be read stays one call. */
export function readCalls(calls: readonly ToolCall[]): readonly KnownCall[] {
  const known = new Map<string, KnownCall>()
  for (const call of calls.flatMap(unpack)) if (!known.has(call.callId)) known.set(call.callId, call)
  return [...known.values()]
}

function unpack(call: ToolCall): readonly KnownCall[] {
  if (call.kind !== 'function' || call.name !== WRAPPER) return [call]
  const parsed = wrapped.safeParse(parseJson(call.argumentsText))
  if (!parsed.success) return [call]
  return parsed.data.tool_uses.map(({ recipient_name, parameters }, index) => ({
    callId: `${call.callId}#${index + 1}`,
    kind: 'function',
    name: recipient_name,
    argumentsText: JSON.stringify(parameters),
    within: call.callId,
  }))
}

/** Who a call is for among the tools that are on. */
export function calleeOf({ kind, name, server }: ToolCall, tools: Tools): Callee {
  return kind === 'function' ? functionOf(name, tools) : serverOf(server, tools)
}

function functionOf(name: string, { functions = [] }: Tools): Callee {
  const on = functions.filter(({ isOn }) => isOn)
  const tool =
    on.find((each) => each.name === name) ?? on.find((each) => each.name === name.replace(NAMESPACE, ''))
  return tool === undefined ? { kind: 'nobody' } : { kind: 'function', tool }
}

// The dialect of `remote_mcp` sends no label, so that what comes back has none that could be ours.
function serverOf(label: string | undefined, { mcpServers = [] }: Tools): Callee {
  const on = mcpServers.filter(({ isOn }) => isOn)
  const only = label === undefined && on.length === 1 ? on[0] : undefined
  const server = on.find((each) => each.label === label) ?? only
  return server === undefined ? { kind: 'nobody' } : { kind: 'mcp', server }
}

/** Who gets the arguments: a host, or the program on this computer. */
export function receiverOf(callee: Callee): string | undefined {
  switch (callee.kind) {
    case 'function':
      return callee.tool.run.kind === 'http' ? new URL(callee.tool.run.url).host : callee.tool.run.program
    case 'mcp':
      return new URL(callee.server.url).host
    case 'nobody':
      return undefined
  }
}

/** The arguments as the JSON object they should be; undefined when they are none. No arguments are an empty object. */
export function readArguments({ argumentsText }: ToolCall): Readonly<Record<string, unknown>> | undefined {
  const value = argumentsText.trim() === '' ? {} : parseJson(argumentsText)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Readonly<Record<string, unknown>>) : undefined
}

/** What a call gets without anyone being asked, because it cannot be carried out; undefined when it can. */
export function failedOutput(call: KnownCall, callee: Callee, position: number): CallOutput | undefined {
  const problem = problemOf(call, callee, position)
  return problem === undefined ? undefined : refusedOutput(call, problem)
}

function problemOf(call: KnownCall, callee: Callee, position: number): string | undefined {
  if (position >= MAX_CALLS) return 'Too many calls at once.'
  if (call.callId.length > MAX_ID_LENGTH) return 'The id of this call is too long.'
  if (callee.kind === 'nobody')
    return call.kind === 'mcp' ? 'There is no such server.' : 'There is no function of this name.'
  if (callee.kind === 'function' && readArguments(call) === undefined)
    return 'The arguments are not a JSON object.'
  return undefined
}

/** What a call gets that will not be carried out. */
export function refusedOutput({ kind }: ToolCall, reason: string): CallOutput {
  return kind === 'mcp'
    ? { kind: 'approval', approve: false, reason }
    : { kind: 'text', text: `Error: ${reason}` }
}

/** The items of `input` that answer the calls; those that came wrapped are answered as one. */
export function outputItems(
  calls: readonly KnownCall[],
  outputs: ReadonlyMap<string, CallOutput>,
): readonly object[] {
  const items = new Map<string, object>()
  for (const { callId, within } of calls) {
    if (within === undefined) items.set(callId, outputItem(callId, outputs.get(callId)))
    else if (!items.has(within)) items.set(within, textItem(within, wrappedText(within, calls, outputs)))
  }
  return [...items.values()]
}

function outputItem(callId: string, output: CallOutput | undefined): object {
  if (output?.kind !== 'approval') return textItem(callId, output?.text ?? '')
  const { approve, reason } = output
  return {
    type: 'mcp_approval_response',
    approval_request_id: callId,
    approve,
    ...(reason === undefined ? {} : { reason }),
  }
}

function wrappedText(
  wrapper: string,
  calls: readonly KnownCall[],
  outputs: ReadonlyMap<string, CallOutput>,
): string {
  const results = calls
    .filter(({ within }) => within === wrapper)
    .map(({ callId, name }) => ({ recipient_name: name, output: textOfOutput(outputs.get(callId)) }))
  return JSON.stringify(results)
}

function textOfOutput(output: CallOutput | undefined): string {
  return output?.kind === 'text' ? output.text : ''
}

function textItem(callId: string, text: string): object {
  return { type: 'function_call_output', call_id: callId, output: cutText(text, MAX_OUTPUT_LENGTH) }
}

/** At most so many UTF-16 units, and never half a character. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const cut = text.slice(0, maxLength)
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the model is told that it is no JSON
  }
}
