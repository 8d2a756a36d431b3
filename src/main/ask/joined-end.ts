import type { AnswerEnd, Citation, Cost, Usage } from '#shared/ask-state.ts'

/** What closes an answer of several rounds: the last one's end, with the tokens, costs and sources of all of them. */
export function joinedEnd(earlier: readonly AnswerEnd[], last: AnswerEnd): AnswerEnd {
  if (earlier.length === 0) return last
  const ends = [...earlier, last]
  const { usage: lastUsage, cost: lastCost, citations: lastCitations, ...rest } = last
  void [lastUsage, lastCost, lastCitations]
  const usage = sumOfUsages(ends.map((end) => end.usage ?? {}))
  const cost = sumOfCosts(ends.map((end) => end.cost))
  const citations = onceEach(ends.flatMap((end) => end.citations ?? []))
  return {
    ...rest,
    ...(Object.keys(usage).length === 0 ? {} : { usage }),
    ...(cost === undefined ? {} : { cost }),
    ...(citations.length === 0 ? {} : { citations }),
  }
}

const counts = [
  'inputTokens',
  'outputTokens',
  'cachedTokens',
  'cacheWriteTokens',
  'reasoningTokens',
  'totalTokens',
] as const satisfies readonly (keyof Usage)[]

// A number that one round did not report is unknown for all of them, never less than it was.
function sumOfUsages(usages: readonly Usage[]): Usage {
  const sums = counts.flatMap((name) => {
    const values = usages.flatMap((usage) => usage[name] ?? [])
    return values.length === usages.length
      ? [[name, values.reduce((sum, each) => sum + each, 0)] as const]
      : []
  })
  return Object.fromEntries(sums)
}

function sumOfCosts(costs: readonly (Cost | undefined)[]): Cost | undefined {
  const known = costs.filter((cost) => cost !== undefined)
  if (known.length < costs.length) return undefined
  return {
    usd: known.reduce((sum, { usd }) => sum + usd, 0),
    isReported: known.every(({ isReported }) => isReported),
  }
}

function onceEach(citations: readonly Citation[]): readonly Citation[] {
  const known = new Map<string, Citation>()
  for (const citation of citations) {
    const key = citation.kind === 'url' ? citation.url : `file:${citation.fileId}`
    if (!known.has(key)) known.set(key, citation)
  }
  return [...known.values()]
}
