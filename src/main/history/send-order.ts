/** An ask and its thread, in the order of sending. */
type Waiting = { readonly askId: string; readonly threadId: string }

/**
 * The order when a thread changes places with the one before or after it. Inside a thread the order is fixed, so its
 * asks move together.
 */
export function movedThread<T extends Waiting>(
  entries: readonly T[],
  threadId: string,
  where: 'up' | 'down',
): readonly T[] {
  const threads = [...new Set(entries.map((entry) => entry.threadId))]
  const from = threads.indexOf(threadId)
  const to = where === 'up' ? from - 1 : from + 1
  const other = threads[to]
  if (from < 0 || other === undefined) return entries
  threads[from] = other
  threads[to] = threadId
  return threads.flatMap((each) => entries.filter((entry) => entry.threadId === each))
}
