import { describe, expect, test } from 'vitest'
import type { ToolCall } from '#shared/ask-state.ts'
import {
  calleeOf,
  cutText,
  failedOutput,
  outputItems,
  readArguments,
  readCalls,
  receiverOf,
} from '../../../../src/main/tools/tool-calls.ts'
import type { CallOutput, KnownCall } from '../../../../src/main/tools/tool-calls.ts'
import { someFunction, someServer } from './some-tools.ts'

const call = (part: Partial<ToolCall> = {}): ToolCall => ({
  callId: 'c1',
  kind: 'function',
  name: 'look_up',
  argumentsText: '{"word":"cat"}',
  ...part,
})
const mcpCall = (part: Partial<ToolCall> = {}): ToolCall =>
  call({ kind: 'mcp', name: 'search', server: 'notes', ...part })
const parallel = (uses: unknown, callId = 'w'): ToolCall =>
  call({ callId, name: 'multi_tool_use.parallel', argumentsText: JSON.stringify({ tool_uses: uses }) })
const two = [
  { recipient_name: 'functions.look_up', parameters: { word: 'a' } },
  { recipient_name: 'functions.other', parameters: {} },
]
const tools = { functions: [someFunction()], mcpServers: [someServer()] }
const text = (value: string): CallOutput => ({ kind: 'text', text: value })

describe('reading calls', () => {
  test('calls wrapped into one are unpacked', () => {
    expect(readCalls([parallel(two)])).toEqual([
      {
        callId: 'w#1',
        kind: 'function',
        name: 'functions.look_up',
        argumentsText: '{"word":"a"}',
        within: 'w',
      },
      { callId: 'w#2', kind: 'function', name: 'functions.other', argumentsText: '{}', within: 'w' },
    ])
  })

  test.each([['not json'], ['{}'], ['{"tool_uses":[]}'], ['{"tool_uses":[{"parameters":{}}]}']])(
    'a wrapper of %s stays one call, which nobody answers to',
    (argumentsText) => {
      const wrapper = call({ name: 'multi_tool_use.parallel', argumentsText })
      expect(readCalls([wrapper])).toEqual([wrapper])
      expect(calleeOf(wrapper, tools)).toEqual({ kind: 'nobody' })
    },
  )

  test('an id that comes twice is one call', () => {
    expect(readCalls([call(), call({ name: 'other' })])).toEqual([call()])
  })
})

describe('who a call is for', () => {
  test('is found by name, with or without a namespace', () => {
    expect(calleeOf(call(), tools)).toMatchObject({ kind: 'function', tool: { id: 'f1' } })
    expect(calleeOf(call({ name: 'functions.look_up' }), tools)).toMatchObject({ kind: 'function' })
    expect(calleeOf(call({ name: 'Look_up' }), tools)).toEqual({ kind: 'nobody' })
  })

  test('is nobody when it is off', () => {
    const off = { functions: [someFunction({ isOn: false })], mcpServers: [someServer({ isOn: false })] }
    expect(calleeOf(call(), off)).toEqual({ kind: 'nobody' })
    expect(calleeOf(mcpCall(), off)).toEqual({ kind: 'nobody' })
    expect(calleeOf(call(), {})).toEqual({ kind: 'nobody' })
  })

  test('is an MCP server by its label; without one, the only server there is', () => {
    expect(calleeOf(mcpCall(), tools)).toMatchObject({ kind: 'mcp', server: { id: 's1' } })
    expect(calleeOf(mcpCall({ server: 'else' }), tools)).toEqual({ kind: 'nobody' })
    const { server, ...bare } = mcpCall()
    expect(server).toBe('notes')
    expect(calleeOf(bare, tools)).toMatchObject({ kind: 'mcp' })
    const both = { mcpServers: [someServer(), someServer({ id: 's2', label: 'mail' })] }
    expect(calleeOf(bare, both)).toEqual({ kind: 'nobody' })
  })

  test('says where the arguments go', () => {
    const program = someFunction({
      run: { kind: 'command', program: '/usr/bin/look', args: [], timeoutSeconds: 5 },
    })
    expect(receiverOf({ kind: 'function', tool: someFunction() })).toBe('tools.example')
    expect(receiverOf({ kind: 'function', tool: program })).toBe('/usr/bin/look')
    expect(receiverOf({ kind: 'mcp', server: someServer() })).toBe('mcp.example')
    expect(receiverOf({ kind: 'nobody' })).toBeUndefined()
  })
})

describe('arguments', () => {
  test.each([
    ['{"a":1}', { a: 1 }],
    ['', {}],
    ['  ', {}],
    ['[1]', undefined],
    ['"text"', undefined],
    ['null', undefined],
    ['{"a":', undefined],
  ])('%j are read as %j', (argumentsText, value) => {
    expect(readArguments(call({ argumentsText }))).toEqual(value)
  })
})

describe('a call that cannot be carried out is answered without asking anyone', () => {
  const failed = (asked: KnownCall, position = 0) => failedOutput(asked, calleeOf(asked, tools), position)

  test('when all is well it is carried out', () => {
    expect(failed(call())).toBeUndefined()
    expect(failed(mcpCall())).toBeUndefined()
  })

  test.each([
    ['an unknown name', call({ name: 'rm' }), 'no function of this name'],
    ['broken arguments', call({ argumentsText: '{"word":' }), 'not a JSON object'],
    ['an id nobody can name', call({ callId: 'x'.repeat(201) }), 'id of this call'],
  ])('%s', (_what, asked, words) => {
    expect(failed(asked)).toEqual({ kind: 'text', text: expect.stringContaining(words) as string })
  })

  test('a call of an unknown MCP server is not approved', () => {
    expect(failed(mcpCall({ server: 'else' }))).toMatchObject({ kind: 'approval', approve: false })
  })

  test('what an MCP server is sent is its own affair, JSON or not', () => {
    expect(failed(mcpCall({ argumentsText: 'plain' }))).toBeUndefined()
  })

  test('more calls than anyone reads', () => {
    expect(failed(call(), 63)).toBeUndefined()
    expect(failed(call(), 64)).toMatchObject({ kind: 'text' })
  })
})

describe('what goes back', () => {
  test('is one item for each call, in their order', () => {
    const outputs = new Map<string, CallOutput>([
      ['m2', { kind: 'approval', approve: false, reason: 'no' }],
      ['m1', { kind: 'approval', approve: true }],
      ['c1', text('done')],
    ])
    const calls = [call(), mcpCall({ callId: 'm1' }), mcpCall({ callId: 'm2' })]
    expect(outputItems(calls, outputs)).toEqual([
      { type: 'function_call_output', call_id: 'c1', output: 'done' },
      { type: 'mcp_approval_response', approval_request_id: 'm1', approve: true },
      { type: 'mcp_approval_response', approval_request_id: 'm2', approve: false, reason: 'no' },
    ])
  })

  test('for calls that came as one, one item with all their outputs', () => {
    const calls = readCalls([parallel(two), call()])
    const outputs = new Map([
      ['w#1', text('first')],
      ['w#2', text('second')],
      ['c1', text('own')],
    ])
    expect(outputItems(calls, outputs)).toEqual([
      {
        type: 'function_call_output',
        call_id: 'w',
        output: JSON.stringify([
          { recipient_name: 'functions.look_up', output: 'first' },
          { recipient_name: 'functions.other', output: 'second' },
        ]),
      },
      { type: 'function_call_output', call_id: 'c1', output: 'own' },
    ])
  })

  test('is no longer than the API takes', () => {
    const [item] = outputItems([call()], new Map([['c1', text('x'.repeat(10_485_761))]]))
    expect((item as { output: string }).output).toHaveLength(10_485_760)
  })

  test('is never cut inside a character', () => {
    expect(cutText('ab😀', 3)).toBe('ab')
    expect(cutText('ab😀', 4)).toBe('ab😀')
  })
})
