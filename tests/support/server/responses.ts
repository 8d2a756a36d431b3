import { isOver, responseBody } from '../local-answer.ts'
import type { Answer, ResponseStatus, Wire } from '../local-answer.ts'
import type { Json } from './json.ts'

/** How a background response lives on, counted in polls. */
export type Pace = { readonly queuedPolls: number; readonly runningPolls: number; readonly isStuck: boolean }

export type Kept = {
  readonly answer: Answer
  readonly events: readonly Wire[]
  /** All that was said up to it, its own output included. */
  readonly context: readonly Json[]
  readonly isBackground: boolean
  readonly isStreamed: boolean
  readonly pace: Pace
}

type Life = { readonly kept: Kept; status: ResponseStatus; polls: number }

/** The responses a server keeps, and how far those in the background have come. */
export class ResponseStore {
  readonly #lives = new Map<string, Life>()
  #count = 0

  /** Ids that no response had before: the first is `resp_local`, and so on. */
  nextIds(): (prefix: string, n?: number) => string {
    const number = (this.#count += 1)
    return (prefix, n = 0) =>
      `${prefix}_local${number === 1 ? '' : `_${number}`}${n === 0 ? '' : `x${n + 1}`}`
  }

  keep(kept: Kept): void {
    const status = kept.isBackground ? 'queued' : kept.answer.ends
    this.#lives.set(kept.answer.id, { kept, status, polls: 0 })
  }

  find(id: string): Kept | undefined {
    return this.#lives.get(id)?.kept
  }

  /** Whether any response that is kept has an item of this id. */
  hasItem(id: string): boolean {
    return [...this.#lives.values()].some(({ kept }) => kept.context.some((item) => item['id'] === id))
  }

  /** The response as it is now; asking is what makes time go by. */
  poll(id: string): Json | undefined {
    const life = this.#lives.get(id)
    if (life === undefined) return undefined
    if (!isOver(life.status)) {
      life.polls += 1
      life.status = statusAfter(life)
    }
    return responseBody(life.kept.answer, life.status)
  }

  /** Nothing more is to come. */
  finish(id: string): void {
    const life = this.#lives.get(id)
    if (life !== undefined && !isOver(life.status)) life.status = life.kept.answer.ends
  }

  cancel(id: string): Json | undefined {
    const life = this.#lives.get(id)
    if (life === undefined) return undefined
    if (!isOver(life.status)) life.status = 'cancelled'
    return responseBody(life.kept.answer, life.status)
  }

  isCancelled(id: string): boolean {
    return this.#lives.get(id)?.status === 'cancelled'
  }

  remove(id: string): boolean {
    return this.#lives.delete(id)
  }
}

function statusAfter({ kept: { pace, answer }, polls }: Life): ResponseStatus {
  if (pace.isStuck || polls <= pace.queuedPolls) return 'queued'
  return polls <= pace.queuedPolls + pace.runningPolls ? 'in_progress' : answer.ends
}
