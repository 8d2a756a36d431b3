import { AppError } from '#shared/errors.ts'
import type { FunctionTool, McpServer, Tools } from '#shared/schemas/tool.ts'

/** A tool that may have a secret of its own in the keychain. */
type KeyedTool = McpServer | FunctionTool

export function keyedTools({ mcpServers = [], functions = [] }: Tools): readonly KeyedTool[] {
  return [...mcpServers, ...functions]
}

/** The host that a tool's secret would go to; empty for a program on this computer. */
export function toolHost(tool: KeyedTool): string {
  if ('url' in tool) return new URL(tool.url).host
  return tool.run.kind === 'http' ? new URL(tool.run.url).host : ''
}

/** Whether its secret is stored, and is for the host that the tool names now. */
export function hasToken(tool: KeyedTool): boolean {
  return tool.tokenHost !== '' && tool.tokenHost === toolHost(tool)
}

/** The same tools, each with what is made of it as the host of its secret. */
export function withTokenHosts(tools: Tools, tokenHostOf: (tool: KeyedTool) => string): Tools {
  const { mcpServers, functions } = tools
  const noted = <Tool extends KeyedTool>(tool: Tool): Tool => ({ ...tool, tokenHost: tokenHostOf(tool) })
  return {
    ...tools,
    ...(mcpServers === undefined ? {} : { mcpServers: mcpServers.map(noted) }),
    ...(functions === undefined ? {} : { functions: functions.map(noted) }),
  }
}

/** Tools as the user changed them. What is known of their secrets is not the user's to say: it stays as it was. */
export function changedTools(before: Tools, after: Tools): Tools {
  const known = new Map(keyedTools(before).map(({ id, tokenHost }) => [id, tokenHost]))
  return withTokenHosts(after, (tool) => {
    const tokenHost = known.get(tool.id) ?? ''
    return tokenHost === toolHost(tool) ? tokenHost : ''
  })
}

/** Two tools of one id would share a secret, and two of one name cannot be told apart in an answer. */
export function checkTools(tools: Tools): void {
  const { mcpServers = [], functions = [] } = tools
  const lists: readonly (readonly [field: string, names: readonly string[]])[] = [
    ['tools', keyedTools(tools).map(({ id }) => id)],
    ['tools.mcpServers', mcpServers.map(({ label }) => label)],
    ['tools.functions', functions.map(({ name }) => name)],
  ]
  for (const [field, names] of lists) {
    if (new Set(names).size === names.length) continue
    throw new AppError('field-invalid', 'Two tools have the same name', { details: { field } })
  }
}
