/** The place of an ask in its thread. */
export type Placed = {
  readonly askId: string
  /** The version that was asked again. */
  readonly askedAgainOf?: string
  /** The ask of which this one has another question. */
  readonly editedFrom?: string
  /** The ask that it goes on from; absent in the first question. */
  readonly follows?: string
}

/** The asks on the way to this one, it included, oldest first. */
export function pathTo<T extends Placed>(asks: readonly T[], askId: string): readonly T[] {
  const byId = new Map(asks.map((ask) => [ask.askId, ask]))
  const path: T[] = []
  const seen = new Set<string>()
  for (let ask = byId.get(askId); ask !== undefined && !seen.has(ask.askId);) {
    seen.add(ask.askId)
    path.unshift(ask)
    ask = ask.follows === undefined ? undefined : byId.get(ask.follows)
  }
  return path
}

/** The answers to the same question, oldest first. */
export function versionsOf<T extends Placed>(asks: readonly T[], askId: string): readonly T[] {
  const firsts = roots(asks, ({ askedAgainOf }) => askedAgainOf)
  return asks.filter((ask) => firsts.get(ask.askId) === firsts.get(askId))
}

/** The questions that were put in the same place, each by its newest answer, in the order of their first. */
export function editsOf<T extends Placed>(asks: readonly T[], askId: string): readonly T[] {
  const firsts = roots(asks, ({ askedAgainOf }) => askedAgainOf)
  const places = roots(asks, ({ askedAgainOf, editedFrom }) => askedAgainOf ?? editedFrom)
  const newest = new Map<string, T>()
  for (const ask of asks)
    if (places.get(ask.askId) === places.get(askId)) newest.set(firsts.get(ask.askId) ?? ask.askId, ask)
  return [...newest.values()]
}

/** Where the branch of this ask has got to: the newest ask that follows from it, or it itself. */
export function tipOf(asks: readonly Placed[], askId: string): string {
  const below = new Set([askId])
  let tip = askId
  for (const ask of asks) {
    if (ask.follows === undefined || !below.has(ask.follows)) continue
    below.add(ask.askId)
    tip = ask.askId
  }
  return tip
}

/** For each ask the one that it comes from by `origin`, however many steps away. Older asks stand first. */
export function roots<T extends Placed>(
  asks: readonly T[],
  origin: (ask: T) => string | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const ask of asks) {
    const from = origin(ask)
    found.set(ask.askId, from === undefined ? ask.askId : (found.get(from) ?? ask.askId))
  }
  return found
}
