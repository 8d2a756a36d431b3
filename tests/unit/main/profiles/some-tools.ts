import type { FunctionTool, McpServer } from '#shared/schemas/tool.ts'

/** An MCP server with the id `s`. */
export function someServer(changes: Partial<McpServer> = {}): McpServer {
  return {
    id: 's',
    isOn: true,
    label: 'docs',
    url: 'https://mcp.example/mcp',
    approval: 'always',
    tokenHost: '',
    ...changes,
  }
}

/** A function with the id `f`, run by a server. */
export function someFunction(changes: Partial<FunctionTool> = {}): FunctionTool {
  return {
    id: 'f',
    isOn: true,
    name: 'weather',
    description: 'Tells the weather',
    parameters: { type: 'object' },
    strict: false,
    run: { kind: 'http', url: 'https://run.example/weather', timeoutSeconds: 10 },
    tokenHost: '',
    ...changes,
  }
}
