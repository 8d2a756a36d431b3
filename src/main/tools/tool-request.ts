import type { Effort } from '#shared/schemas/answer-options.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import type { FileSearch, FunctionTool, McpServer, Tools, WebSearch } from '#shared/schemas/tool.ts'
import type { ModelRule } from '../profiles/model-rules.ts'
import { present } from '../responses/request/request-json.ts'

type ToolInput = {
  readonly tools: Tools
  readonly dialect: Pick<
    Dialect,
    'webSearchType' | 'webSearchFiltersKey' | 'mcpDialect' | 'deepResearchAutoTool'
  >
  readonly rule: Pick<ModelRule, 'isDeepResearch'>
  /** Secrets of MCP servers by their id. */
  readonly toolTokens?: ReadonlyMap<string, string>
  /** The effort that is sent, if one is. */
  readonly effort?: Effort
}

/** Seconds; the one default that the page of `remote_mcp` prints. */
const remoteMcpTimeout = 30

/** The tools that are on, as `tools` of a request has them. */
export function toolsOf(input: ToolInput): readonly object[] {
  const { tools, dialect, rule } = input
  const hosted = [...searchTools(input), ...mcpTools(input)]
  if (!rule.isDeepResearch) return [...hosted, ...(tools.functions ?? []).filter(isOn).map(functionTool)]
  return hosted.length === 0 && dialect.deepResearchAutoTool ? [{ type: dialect.webSearchType }] : hosted
}

function searchTools({ tools, dialect, rule, effort }: ToolInput): readonly object[] {
  const { webSearch, fileSearch } = tools
  return [
    // gpt-5 does not search while it thinks this little (OpenAI, web search guide, Limitations).
    ...(webSearch?.isOn === true && effort !== 'minimal' ? [webSearchTool(webSearch, dialect, rule)] : []),
    ...(fileSearch?.isOn === true ? [fileSearchTool(fileSearch)] : []),
  ]
}

function mcpTools({ tools, dialect, rule, toolTokens }: ToolInput): readonly object[] {
  return (tools.mcpServers ?? [])
    .filter((server) => server.isOn && (server.approval === 'never' || canAsk(rule, dialect)))
    .map((server) => mcpTool(server, dialect, toolTokens?.get(server.id)))
}

function isOn(tool: { readonly isOn: boolean }): boolean {
  return tool.isOn
}

/**
 * Whether a call can wait for a yes: deep research cannot stop for one, and `remote_mcp` knows none. A server whose
 * calls need one is then left out, because it would be called unasked.
 */
function canAsk({ isDeepResearch }: ToolInput['rule'], { mcpDialect }: ToolInput['dialect']): boolean {
  return !isDeepResearch && mcpDialect !== 'remote_mcp'
}

function webSearchTool(
  { allowedDomains, blockedDomains, contextSize, userLocation = {} }: WebSearch,
  dialect: ToolInput['dialect'],
  { isDeepResearch }: ToolInput['rule'],
): object {
  const place = present(userLocation)
  return {
    type: dialect.webSearchType,
    ...present({
      [dialect.webSearchFiltersKey]: present({
        allowed_domains: unlessEmpty(allowedDomains),
        blocked_domains: unlessEmpty(blockedDomains),
      }),
      // Deep research takes its own, medium, alone.
      search_context_size: isDeepResearch ? undefined : contextSize,
      user_location: place === undefined ? undefined : { type: 'approximate', ...place },
    }),
  }
}

function fileSearchTool({ vectorStoreIds, maxResults, ranker, scoreThreshold, filters }: FileSearch): object {
  return {
    type: 'file_search',
    ...present({
      vector_store_ids: unlessEmpty(vectorStoreIds),
      max_num_results: maxResults,
      ranking_options: present({ ranker, score_threshold: scoreThreshold }),
      filters,
    }),
  }
}

function mcpTool(server: McpServer, { mcpDialect }: ToolInput['dialect'], token = ''): object {
  const secret = token === '' ? undefined : token
  if (mcpDialect === 'remote_mcp')
    return {
      type: 'remote_mcp',
      url: server.url,
      ...present({ auth_token: secret }),
      timeout: server.timeoutSeconds ?? remoteMcpTimeout,
    }
  return {
    type: 'mcp',
    server_label: server.label,
    server_url: server.url,
    ...present({
      server_description: server.description,
      authorization: secret,
      allowed_tools: server.allowedTools,
    }),
    require_approval: server.approval,
  }
}

function functionTool({ name, description, parameters, strict }: FunctionTool): object {
  return { type: 'function', name, description, parameters, strict }
}

function unlessEmpty(list: readonly string[] | undefined): readonly string[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list
}
