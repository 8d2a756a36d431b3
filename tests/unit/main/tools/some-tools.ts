import type { FunctionTool, McpServer } from '#shared/schemas/tool.ts'

/** A function of the user's that is on, with what the test cares about. */
export function someFunction(changes: Partial<FunctionTool> = {}): FunctionTool {
  return {
    id: 'f1',
    isOn: true,
    name: 'look_up',
    description: 'Looks something up.',
    parameters: { type: 'object', properties: { word: { type: 'string' } } },
    strict: false,
    run: { kind: 'http', url: 'https://tools.example/look-up', timeoutSeconds: 30 },
    tokenHost: '',
    ...changes,
  }
}

/** An MCP server that is on, with what the test cares about. */
export function someServer(changes: Partial<McpServer> = {}): McpServer {
  return {
    id: 's1',
    isOn: true,
    label: 'notes',
    url: 'https://mcp.example/sse',
    approval: 'always',
    tokenHost: '',
    ...changes,
  }
}
