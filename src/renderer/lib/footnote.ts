const ANSWER = '.markdown'
/** The mark that was last followed in each answer. */
const marks = new WeakMap<Element, HTMLElement>()

/** Leads from a mark to its footnote in the same answer, if there is one. */
export function goToNote({ currentTarget: mark }: Event, label: string): void {
  if (!(mark instanceof HTMLElement)) return
  const answer = mark.closest(ANSWER)
  const note = answer?.querySelector<HTMLElement>(`[data-note="${CSS.escape(label)}"]`)
  if (!answer || !note) return
  marks.set(answer, mark)
  note.scrollIntoView({ block: 'nearest' })
  note.focus({ preventScroll: true })
}

/** Leads back to the mark that the reader came from. */
export function goToNoteRef({ currentTarget: back }: Event): void {
  const answer = back instanceof HTMLElement ? back.closest(ANSWER) : null
  const mark = answer === null ? undefined : marks.get(answer)
  mark?.scrollIntoView({ block: 'nearest' })
  mark?.focus({ preventScroll: true })
}
