import { z } from 'zod'
import type { AnswerEnd, ToolChoice } from '#shared/ask-state.ts'
import { AppError } from '#shared/errors.ts'
import type { Db, Row } from '../db/database.ts'
import { answerEnd, toolCall, toolChoice } from '../history/ask-row.ts'
import type { CallOutput, KnownCall } from '../tools/tool-calls.ts'

/** A call with what a yes for it holds for, as it was shown. */
export type StepCall = KnownCall & { readonly toolKey: string }

/** One round of tool calls: what the model asked for, what the user said, and what came of it. */
export type AskStep = {
  readonly step: number
  /** The output items of the response, as they came. */
  readonly items: readonly unknown[]
  readonly calls: readonly StepCall[]
  readonly choices: ReadonlyMap<string, ToolChoice>
  /** Calls whose run has begun. Without an output, they may or may not have happened. */
  readonly started: ReadonlySet<string>
  readonly outputs: ReadonlyMap<string, CallOutput>
  readonly end: AnswerEnd
}

type NewStep = Pick<AskStep, 'items' | 'calls' | 'end'>

const output = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('approval'), approve: z.boolean(), reason: z.string().optional() }),
])
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema)
const entries = <T extends z.ZodType>(schema: T) => json(z.array(z.tuple([z.string(), schema])))

const stepRow = z.object({
  step: z.number(),
  items: json(z.array(z.unknown())),
  calls: json(z.array(toolCall.extend({ within: z.string().optional(), toolKey: z.string() }))),
  choices: entries(toolChoice),
  started: json(z.array(z.string())),
  outputs: entries(output),
  answer_end: json(answerEnd),
})

/** The rounds of tool calls of asks, on disk. Each method is one statement: callers join them in a transaction. */
export class AskSteps {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** The rounds of an ask, oldest first. */
  of(askId: string): readonly AskStep[] {
    return this.#db.all('SELECT * FROM ask_steps WHERE ask_id = ? ORDER BY step', askId).map(toStep)
  }

  /** The latest round of an ask. */
  last(askId: string): AskStep | undefined {
    const [row] = this.#db.all('SELECT * FROM ask_steps WHERE ask_id = ? ORDER BY step DESC LIMIT 1', askId)
    return row === undefined ? undefined : toStep(row)
  }

  /** Writes a round down, before anything of it is run. */
  add(askId: string, { items, calls, end }: NewStep): void {
    this.#db.run(
      `INSERT INTO ask_steps (ask_id, step, items, calls, choices, started, outputs, answer_end, response_id)
       VALUES (?, (SELECT count(*) + 1 FROM ask_steps WHERE ask_id = ?), ?, ?, '[]', '[]', '[]', ?, ?)`,
      askId,
      askId,
      JSON.stringify(items),
      JSON.stringify(calls),
      JSON.stringify(end),
      end.responseId ?? null,
    )
  }

  /** The user's word on a call of the latest round. Gives that call; throws `not-found`. */
  choose(askId: string, callId: string, choice: ToolChoice): StepCall {
    const step = this.#latest(askId)
    const call = step.calls.find((each) => each.callId === callId)
    if (call === undefined) throw new AppError('not-found', 'No such call')
    this.#set('choices', [...new Map(step.choices).set(callId, choice)], askId)
    return call
  }

  /** Notes that a call is about to be run: what is noted without an output is never run again by itself. */
  start(askId: string, callId: string): void {
    this.#set('started', [...new Set(this.#latest(askId).started).add(callId)], askId)
  }

  finish(askId: string, callId: string, output: CallOutput): void {
    this.#set('outputs', [...new Map(this.#latest(askId).outputs).set(callId, output)], askId)
  }

  /** These calls wait for a word as they are now; what was said of them before, or begun, counts no more. */
  ask(askId: string, waiting: readonly StepCall[]): void {
    const step = this.#latest(askId)
    const asked = new Map(waiting.map((call) => [call.callId, call]))
    this.#db.run(
      `UPDATE ask_steps SET calls = ?, choices = ?, started = ? WHERE ask_id = ? AND step = ?`,
      JSON.stringify(step.calls.map((call) => asked.get(call.callId) ?? call)),
      JSON.stringify([...step.choices].filter(([callId]) => !asked.has(callId))),
      JSON.stringify([...step.started].filter((callId) => !asked.has(callId))),
      askId,
      step.step,
    )
  }

  #latest(askId: string): AskStep {
    const step = this.last(askId)
    if (step === undefined) throw new AppError('not-found', 'This ask waits for no tool')
    return step
  }

  #set(column: 'choices' | 'started' | 'outputs', value: readonly unknown[], askId: string): void {
    this.#db.run(
      `UPDATE ask_steps SET ${column} = ?
       WHERE ask_id = ? AND step = (SELECT max(step) FROM ask_steps WHERE ask_id = ?)`,
      JSON.stringify(value),
      askId,
      askId,
    )
  }
}

function toStep(row: Row): AskStep {
  const { step, items, calls, choices, started, outputs, answer_end: end } = readRow(row)
  return {
    step,
    items,
    calls: calls as readonly StepCall[],
    choices: new Map(choices),
    started: new Set(started),
    outputs: new Map(outputs as readonly (readonly [string, CallOutput])[]),
    end: end as AnswerEnd,
  }
}

function readRow(row: Row): z.output<typeof stepRow> {
  try {
    return stepRow.parse(row)
  } catch (cause) {
    throw new AppError('data-damaged', 'A round of tool calls cannot be read', { cause })
  }
}
