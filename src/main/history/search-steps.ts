/** The numbers from `first` on that are below `end`. */
export type Numbers = { readonly first: number; readonly end: number }

type Walk<T> = {
  readonly numbers: Numbers
  /** How many numbers the first look is at: so few that it takes next to no time, whatever is looked for. */
  readonly step: number
  /** What is there, its highest number first, and not more than the limit. */
  readonly look: (numbers: Numbers, limit: number) => readonly T[]
  readonly limit: number
  /** When it stops, with what it has. */
  readonly withinMs: number
  /** A clock in milliseconds that only goes forward. */
  readonly clock: () => number
}

/** `next`: only what is below this number was not looked at. */
type Walked<T> = { readonly found: readonly T[]; readonly next?: number }

const MOST_GROWTH = 16

/**
 * Looks through numbers from the highest down, in steps that grow as far as the time allows: to pass what does not fit
 * takes as long as to find what does, and how much of it there is nobody knows before.
 */
export function walkDown<T>({ numbers, step, look, limit, withinMs, clock }: Walk<T>): Walked<T> {
  const until = clock() + withinMs
  const found: T[] = []
  let size = step
  let { end } = numbers
  while (end > numbers.first) {
    const begin = clock()
    const first = Math.max(numbers.first, Math.floor(end - size))
    found.push(...look({ first, end }, limit - found.length))
    if (found.length >= limit) return { found }
    end = first
    const left = until - clock()
    if (left <= 0) break
    size = Math.max(1, size * Math.min(MOST_GROWTH, left / Math.max(clock() - begin, Number.EPSILON)))
  }
  return end > numbers.first ? { found, next: end } : { found }
}
