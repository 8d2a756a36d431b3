import { createHash } from 'node:crypto'
import type { ToolCall } from '#shared/ask-state.ts'
import type { FunctionTool, McpServer, Tools } from '#shared/schemas/tool.ts'
import type { Callee } from './tool-calls.ts'

/**
 * What a yes holds for: this tool as it is defined now. Who changes where it sends things, or what it runs, is asked
 * again. Being off for a while, or getting a secret, changes nothing about that.
 */
export function toolKey({ name }: ToolCall, callee: Callee): string {
  switch (callee.kind) {
    case 'function':
      return functionKey(callee.tool)
    case 'mcp':
      // Of all the tools of a server, only this one.
      return mcpKey(callee.server, name)
    case 'nobody':
      return ''
  }
}

/** The id of the tool that a key is about. */
export function toolIdOf(key: string): string {
  return key.split(':')[1] ?? ''
}

/** The ids of the tools, as they are defined now, that one of the keys is about. */
export function toolsOf(
  keys: readonly string[],
  { functions = [], mcpServers = [] }: Tools,
): readonly string[] {
  const starts = [
    ...functions.map((tool) => [tool.id, functionKey(tool)] as const),
    ...mcpServers.map((server) => [server.id, mcpKey(server, '')] as const),
  ]
  return starts.filter(([, start]) => keys.some((key) => key.startsWith(start))).map(([id]) => id)
}

function functionKey(tool: FunctionTool): string {
  return `function:${tool.id}:${hashOf(tool)}`
}

function mcpKey(server: McpServer, name: string): string {
  return `mcp:${server.id}:${hashOf(server)}:${name}`
}

const notDefining = new Set(['isOn', 'tokenHost'])

function hashOf(definition: object): string {
  const defining = Object.entries(definition).filter(([name]) => !notDefining.has(name))
  const text = JSON.stringify(sorted(Object.fromEntries(defining)))
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** The same value with the keys of every object in order, so that equal definitions are equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]))
}
