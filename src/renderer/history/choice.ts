/** Which threads of a list are chosen: the one with the focus, where a range began, and all that are chosen. */
export type Choice = {
  readonly focused: string | undefined
  readonly anchor: string | undefined
  readonly chosen: ReadonlySet<string>
}

export type ChoiceMode = 'only' | 'extend' | 'toggle' | 'focus'

export const NO_CHOICE: Choice = { focused: undefined, anchor: undefined, chosen: new Set() }

/** The choice after a press or a click on a thread. */
export function choose(before: Choice, ids: readonly string[], threadId: string, mode: ChoiceMode): Choice {
  switch (mode) {
    case 'only':
      return { focused: threadId, anchor: threadId, chosen: new Set([threadId]) }
    case 'focus':
      return { ...before, focused: threadId }
    case 'toggle': {
      const chosen = new Set(before.chosen)
      if (!chosen.delete(threadId)) chosen.add(threadId)
      return { focused: threadId, anchor: threadId, chosen }
    }
    case 'extend': {
      const from = Math.max(0, ids.indexOf(before.anchor ?? threadId))
      const to = ids.indexOf(threadId)
      const chosen = new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1))
      return { focused: threadId, anchor: before.anchor ?? threadId, chosen }
    }
  }
}

/** All of a list chosen, with the focus where it was. */
export function withAll(before: Choice, ids: readonly string[]): Choice {
  return { ...before, chosen: new Set(ids) }
}

/** What is left of a choice in another list: where the focused thread is gone, its place in the list has the focus. */
export function kept(before: Choice, old: readonly string[], ids: readonly string[]): Choice {
  const there = new Set(ids)
  const chosen = new Set([...before.chosen].filter((id) => there.has(id)))
  if (before.focused === undefined || ids.length === 0) return { ...NO_CHOICE, chosen }
  if (there.has(before.focused)) {
    const anchor = before.anchor !== undefined && there.has(before.anchor) ? before.anchor : before.focused
    return { focused: before.focused, anchor, chosen }
  }
  const at = old.indexOf(before.focused)
  const next = old.slice(at).find((id) => there.has(id)) ?? old.slice(0, at).findLast((id) => there.has(id))
  if (next === undefined) return { ...NO_CHOICE, chosen }
  return { focused: next, anchor: next, chosen: chosen.size === 0 ? new Set([next]) : chosen }
}

/** Each thread of a list once, in its order. */
export function threadsOf(entries: readonly { readonly threadId: string }[]): readonly string[] {
  return [...new Set(entries.map(({ threadId }) => threadId))]
}
