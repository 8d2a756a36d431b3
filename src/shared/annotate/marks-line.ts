import { placesIn } from './mark-places.ts'
import type { NumberPlace } from './mark-places.ts'
import type { Mark } from './mark.ts'
import type { PixelRect } from '../geometry.ts'
import { MAX_QUESTION_LENGTH } from '../limits.ts'

/** The words of a line that tells where the numbered marks of the n-th capture are. */
export type MarksWords = (capture: number, places: readonly NumberPlace[]) => string

/** What a question says of the numbered marks on its n-th capture; nothing without any. */
export function marksLine(
  words: MarksWords,
  capture: number,
  { marks, area }: { readonly marks: readonly Mark[]; readonly area: PixelRect },
): string | undefined {
  const places = placesIn(marks, area)
  return places.length === 0 ? undefined : words(capture, places)
}

/** A text with another such line in the place of the one that it had, or with one more, or without it. */
export function swapLine(text: string, was: string | undefined, now: string | undefined): string {
  const lines = text.split('\n')
  const at = was === undefined ? -1 : lines.lastIndexOf(was)
  if (at === -1) return now === undefined ? text : withLines(text, [now])
  return lines.toSpliced(at, 1, ...(now === undefined ? [] : [now])).join('\n')
}

/** A text with these lines below it; what does not fit any more is left out, never the text. */
export function withLines(text: string, lines: readonly string[]): string {
  return lines.reduce((all, line) => {
    const longer = all === '' ? line : `${all}\n${line}`
    return longer.length > MAX_QUESTION_LENGTH ? all : longer
  }, text)
}
