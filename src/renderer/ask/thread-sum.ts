import type { AskState } from '#shared/ask-state.ts'

/** What a thread has used; `isWhole`: all of it has a price. */
export type ThreadSum = {
  readonly asks: number
  readonly tokens: number
  readonly usd?: number
  readonly isWhole: boolean
}

/** Of all answered asks of a thread, whatever their branch; undefined for fewer than two that told their usage. */
export function sumOf(states: readonly AskState[]): ThreadSum | undefined {
  const ends = states.flatMap((state) => (state.kind === 'done' ? [state.end] : []))
  const told = ends.flatMap(({ usage, cost }) => {
    const tokens = usage?.totalTokens ?? (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0)
    return tokens > 0 ? [{ tokens, usd: cost?.usd }] : []
  })
  if (told.length < 2) return undefined
  const prices = told.flatMap(({ usd }) => (usd === undefined ? [] : [usd]))
  const tokens = told.reduce((sum, each) => sum + each.tokens, 0)
  const isWhole = prices.length === ends.length
  const usd = prices.reduce((sum, each) => sum + each, 0)
  return { asks: told.length, tokens, isWhole, ...(prices.length === 0 ? {} : { usd }) }
}
