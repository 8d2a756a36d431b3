import { present } from './request-json.ts'
import type { Json } from './request-json.ts'
import { isOfficial } from './request-plan.ts'
import type { RequestPlan } from './request-plan.ts'

/** The optional fields of a request, as the dialect, the model's rule and the options have them. */
export function optionalFields(plan: RequestPlan, cacheKey: string | undefined): Json {
  return present({ ...answerFields(plan), ...toolFields(plan), ...serviceFields(plan, cacheKey) }) ?? {}
}

function answerFields(plan: RequestPlan): Json {
  const { dialect, options, instructions, systemPromptAs } = plan
  return {
    instructions: systemPromptAs === 'instructions' && instructions !== '' ? instructions : undefined,
    [dialect.maxTokensKey]: options.maxOutputTokens,
    ...(takesTemperature(plan) ? { temperature: options.temperature, top_p: options.topP } : {}),
    reasoning: present({ effort: plan.effort, summary: summaryOf(plan) }),
    text: present({ format: options.format, verbosity: options.verbosity }),
  }
}

function takesTemperature({ rule, effort }: RequestPlan): boolean {
  if (rule.takesTemperature !== 'without-effort') return rule.takesTemperature === 'always'
  return (effort ?? rule.defaultEffort) === 'none'
}

function summaryOf({ dialect, options, rule }: RequestPlan): string | undefined {
  return dialect.reasoningOk && rule.efforts.length > 0 ? options.summary : undefined
}

// What is said about tools is refused where there are none. After the first round a call is not required any more:
// the answer would never come.
function toolFields({ tools, options, isFirstRound }: RequestPlan): Json {
  if (tools.length === 0) return {}
  return {
    tools,
    tool_choice: options.toolChoice === 'required' && !isFirstRound ? 'auto' : options.toolChoice,
    parallel_tool_calls: options.parallelToolCalls,
    max_tool_calls: options.maxToolCalls,
  }
}

function serviceFields(plan: RequestPlan, cacheKey: string | undefined): Json {
  const { dialect, options, include, continuation } = plan
  return {
    stream: plan.isStreamed,
    stream_options: plan.isStreamed && isOfficial(dialect) ? { include_obfuscation: false } : undefined,
    store: dialect.sendStore ? plan.isStored : undefined,
    background: plan.isBackground ? true : undefined,
    include: include.length === 0 ? undefined : include,
    metadata: options.metadata === undefined ? undefined : present(options.metadata),
    service_tier: options.serviceTier,
    safety_identifier: options.safetyIdentifier,
    prompt_cache_key: isOfficial(dialect) ? cacheKey : undefined,
    previous_response_id: continuation?.responseId,
  }
}

/** Objects whose members can be refused one by one. */
const parents = ['reasoning', 'text', 'stream_options']
/** What may be left out of a tool without its reaching further than the user set. */
const toolMembers = ['search_context_size', 'user_location', 'max_num_results', 'ranking_options', 'strict']

/** The paths of the fields that may be left out, each with those that stand in it. */
export function pathsOf(fields: Json): readonly string[] {
  return Object.entries(fields)
    .filter(([name, value]) => name !== 'stream' || value === true)
    .flatMap(([name, value]) => [name, ...membersOf(name, value).map((member) => `${name}.${member}`)])
}

function membersOf(name: string, value: unknown): readonly string[] {
  if (parents.includes(name)) return Object.keys(value as Json)
  if (name !== 'tools') return []
  return toolMembers.filter((member) =>
    (value as readonly Json[]).some((tool) => Object.hasOwn(tool, member)),
  )
}
