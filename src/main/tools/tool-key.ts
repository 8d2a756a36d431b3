import { createHash } from 'node:crypto'
import type { ToolCall } from '#shared/ask-state.ts'
import type { Callee } from './tool-calls.ts'

/**
 * What a yes holds for: this tool as it is defined now. Who changes where it sends things, or what it runs, is asked
 * again. Being off for a while, or getting a secret, changes nothing about that.
 */
export function toolKey({ name }: ToolCall, callee: Callee): string {
  switch (callee.kind) {
    case 'function':
      return `function:${callee.tool.id}:${hashOf(callee.tool)}`
    case 'mcp':
      // Of all the tools of a server, only this one.
      return `mcp:${callee.server.id}:${hashOf(callee.server)}:${name}`
    case 'nobody':
      return ''
  }
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
