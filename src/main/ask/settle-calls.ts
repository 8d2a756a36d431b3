import type { ToolCall } from '#shared/ask-state.ts'
import type { FunctionTool, Tools } from '#shared/schemas/tool.ts'
import type { KeyStore } from '../keychain/key-store.ts'
import type { AskAnswerEvent } from '../outbox/ask-answer-event.ts'
import type { Approvals } from '../tools/approvals.ts'
import type { RunFunction } from '../tools/run-function.ts'
import { calleeOf, failedOutput, readArguments, receiverOf, refusedOutput } from '../tools/tool-calls.ts'
import type { Callee, CallOutput, KnownCall } from '../tools/tool-calls.ts'
import { toolKey } from '../tools/tool-key.ts'
import type { AskStep, AskSteps, StepCall } from './ask-steps.ts'
import { readSecret } from './read-key.ts'

export type ToolPorts = {
  readonly steps: AskSteps
  readonly approvals: Pick<Approvals, 'isGranted'>
  readonly keys: Pick<KeyStore, 'read'>
  /** Only ever called after a yes. */
  readonly runFunction: RunFunction
}

type Place = {
  readonly askId: string
  readonly threadId: string
  readonly profileId: string
  readonly tools: Tools
  readonly signal: AbortSignal
}

/** What becomes of a call: it is answered without being carried out, run, or waits for the user's word. */
type Verdict =
  | { readonly kind: 'answered'; readonly output: CallOutput }
  | { readonly kind: 'run'; readonly tool: FunctionTool }
  | { readonly kind: 'wait'; readonly call: StepCall }

/** A call with who gets it and what a yes for it would hold for. */
export function describeCall(call: KnownCall, tools: Tools): StepCall {
  const callee = calleeOf(call, tools)
  const sendsTo = receiverOf(callee)
  return { ...call, ...(sendsTo === undefined ? {} : { sendsTo }), toolKey: toolKey(call, callee) }
}

/**
 * Carries out what may be carried out of the latest round's calls, each output on disk as soon as it is there. Gives
 * true when all have theirs; otherwise the rest waits for the user, who has been asked.
 */
export async function* settleCalls(ports: ToolPorts, place: Place): AsyncGenerator<AskAnswerEvent, boolean> {
  const { steps } = ports
  const { askId } = place
  const step = steps.last(askId)
  if (step === undefined) return true
  const waiting: StepCall[] = []
  for (const [position, call] of step.calls.entries()) {
    if (step.outputs.has(call.callId)) continue
    const verdict = judge(ports, place, { step, call, position })
    if (verdict.kind === 'wait') waiting.push(verdict.call)
    else if (verdict.kind === 'answered') steps.finish(askId, call.callId, verdict.output)
    else {
      yield { type: 'activity-change', activity: { kind: 'tool', detail: verdict.tool.name } }
      await run(ports, place, { call, tool: verdict.tool })
      yield { type: 'round-end' } // it runs no more
    }
  }
  if (waiting.length === 0) return true
  steps.ask(askId, waiting)
  yield { type: 'approval-request', calls: waiting.map(shownCall) }
  return false
}

type Judged = { readonly step: AskStep; readonly call: StepCall; readonly position: number }

function judge(ports: ToolPorts, place: Place, { step, call, position }: Judged): Verdict {
  const { tools } = place
  const callee = calleeOf(call, tools)
  const failed = failedOutput(call, callee, position)
  if (failed !== undefined) return { kind: 'answered', output: failed }
  const now = describeCall(call, tools)
  // The app ended while it ran: nobody knows whether it happened, so it does not happen again by itself.
  if (step.started.has(call.callId)) return { kind: 'wait', call: { ...now, mayHaveRun: true } }
  const choice = step.choices.get(call.callId)
  if (choice === 'no') return { kind: 'answered', output: refusedOutput(call, 'The user refused this call.') }
  // A yes is for what was shown; whoever changed the tool since then is asked again.
  const hasYes = choice !== undefined && now.toolKey === call.toolKey
  const isFree = choice === undefined && call.mayHaveRun !== true && isAllowed(ports, place, now, callee)
  return hasYes || isFree ? carryOut(callee) : { kind: 'wait', call: now }
}

function isAllowed({ approvals }: ToolPorts, place: Place, call: StepCall, callee: Callee): boolean {
  const needsNone = callee.kind === 'mcp' && callee.server.approval === 'never'
  return needsNone || approvals.isGranted(call.toolKey, place)
}

// What an MCP server is asked to do is done by the provider, once it has the yes.
function carryOut(callee: Callee): Verdict {
  return callee.kind === 'function'
    ? { kind: 'run', tool: callee.tool }
    : { kind: 'answered', output: { kind: 'approval', approve: true } }
}

type Run = { readonly call: StepCall; readonly tool: FunctionTool }

async function run(
  { steps, keys, runFunction }: ToolPorts,
  place: Place,
  { call, tool }: Run,
): Promise<void> {
  const { askId, profileId, signal } = place
  const secret =
    tool.run.kind === 'http' ? await readSecret(keys, profileId, { ...tool, url: tool.run.url }) : undefined
  signal.throwIfAborted()
  steps.start(askId, call.callId)
  const text = await runFunction({
    run: tool.run,
    arguments: readArguments(call) ?? {},
    ...(secret === undefined ? {} : { secret }),
    signal,
  })
  steps.finish(askId, call.callId, { kind: 'text', text })
}

/** Without what only main has to know. */
function shownCall({ toolKey: key, within, ...call }: StepCall): ToolCall {
  void [key, within]
  return call
}
