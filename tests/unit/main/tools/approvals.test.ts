import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ToolCall } from '#shared/ask-state.ts'
import type { FunctionTool, McpServer } from '#shared/schemas/tool.ts'
import { toolKey } from '../../../../src/main/tools/tool-key.ts'
import { openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'
import { someFunction, someServer } from './some-tools.ts'

const call: ToolCall = { callId: 'c1', kind: 'function', name: 'look_up', argumentsText: '{}' }
const keyOf = (changes: Partial<FunctionTool> = {}) =>
  toolKey(call, { kind: 'function', tool: someFunction(changes) })
const mcpKeyOf = (name: string, changes: Partial<McpServer> = {}) =>
  toolKey({ ...call, kind: 'mcp', name }, { kind: 'mcp', server: someServer(changes) })

describe('what a yes holds for', () => {
  test.each<[string, Partial<FunctionTool>]>([
    ['another address', { run: { kind: 'http', url: 'https://evil.example/', timeoutSeconds: 30 } }],
    ['a program', { run: { kind: 'command', program: 'rm', args: [], timeoutSeconds: 30 } }],
    ['other arguments', { parameters: { type: 'object' } }],
    ['another name', { name: 'other' }],
    ['another id', { id: 'f2' }],
  ])('a function with %s is another one', (_what, changes) => {
    expect(keyOf(changes)).not.toBe(keyOf())
  })

  test('a function that was off for a while, or got a secret, is the same', () => {
    expect(keyOf({ isOn: false })).toBe(keyOf())
    expect(keyOf({ tokenHost: 'tools.example' })).toBe(keyOf())
  })

  test('the order of names in a definition means nothing', () => {
    expect(keyOf({ parameters: { properties: { word: { type: 'string' } }, type: 'object' } })).toBe(keyOf())
  })

  test('each tool of an MCP server is its own, and the server must be the same', () => {
    expect(mcpKeyOf('search')).toBe(mcpKeyOf('search'))
    expect(mcpKeyOf('search')).not.toBe(mcpKeyOf('delete'))
    expect(mcpKeyOf('search')).not.toBe(mcpKeyOf('search', { url: 'https://evil.example/' }))
  })
})

let opened: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
  opened.store.history.addThread('t', 1)
})
afterEach(() => opened.close())

const here = { threadId: 't', profileId: 'p' }
const elsewhere = { ...here, threadId: 'u' }

describe('what was allowed', () => {
  test('is nothing, unless the user said so', () => {
    expect(opened.approvals.isGranted('k', here)).toBe(false)
  })

  test.each(['once', 'no'] as const)('%s is for one call', (choice) => {
    opened.approvals.grant('k', choice, here)
    expect(opened.approvals.isGranted('k', here)).toBe(false)
  })

  test('for a thread holds in that thread alone', () => {
    opened.approvals.grant('k', 'thread', here)
    expect(opened.approvals.isGranted('k', here)).toBe(true)
    expect(opened.approvals.isGranted('k', elsewhere)).toBe(false)
  })

  test('for always holds in every thread of the profile, for this tool alone', () => {
    opened.approvals.grant('k', 'always', here)
    expect(opened.approvals.isGranted('k', elsewhere)).toBe(true)
    expect(opened.approvals.isGranted('other', here)).toBe(false)
    expect(opened.approvals.isGranted('k', { ...here, profileId: 'q' })).toBe(false)
  })

  test('twice is once', () => {
    for (const choice of ['thread', 'thread', 'always', 'always'] as const)
      opened.approvals.grant('k', choice, here)
    expect(opened.store.db.all('SELECT * FROM tool_grants')).toHaveLength(2)
  })

  test('for nobody holds for nobody', () => {
    opened.approvals.grant('', 'always', here)
    expect(opened.approvals.isGranted('', here)).toBe(false)
  })

  test('is told of the tools as they are now, and taken back of one tool in every thread', () => {
    const tools = { functions: [someFunction()], mcpServers: [someServer()] }
    opened.approvals.grant(keyOf(), 'always', here)
    opened.approvals.grant(mcpKeyOf('search'), 'thread', here)
    opened.approvals.grant(mcpKeyOf('delete'), 'always', here)
    const [{ id: functionId }, { id: serverId }] = [someFunction(), someServer()]
    expect(opened.approvals.allowedTools({ id: 'p', tools })).toEqual([functionId, serverId])
    const changed = { functions: [someFunction({ name: 'other' })] }
    expect(opened.approvals.allowedTools({ id: 'p', tools: changed })).toEqual([])

    opened.approvals.askAgain('p', serverId)
    expect(opened.approvals.allowedTools({ id: 'p', tools })).toEqual([functionId])
    expect(opened.approvals.isGranted(mcpKeyOf('delete'), here)).toBe(false)
    expect(opened.approvals.isGranted(keyOf(), here)).toBe(true)
  })
})
