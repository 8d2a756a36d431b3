/**
 * An ask's number is the second it was asked in, or the next one that is free: what is asked now is newest, whatever
 * the clock says, and what comes from elsewhere finds the place of its own time.
 */
export function secondOf(askedAt: number): number {
  return Math.floor(askedAt / 1000)
}

/** Places among the asks that are there, for those of a file. */
export class AskPlaces {
  readonly #freeFrom: (number: number) => number
  /** Where the places that were taken from a number on came to their end, so that none is gone through twice. */
  readonly #ends = new Map<number, number>()

  constructor(freeFrom: (number: number) => number) {
    this.#freeFrom = freeFrom
  }

  /** Not before its own time, and after the ask before it in its thread. */
  next(askedAt: number, before: number): number {
    const wanted = Math.max(secondOf(askedAt), before + 1)
    const place = this.#freeFrom(this.#ends.get(wanted) ?? wanted)
    this.#ends.set(wanted, place + 1)
    return place
  }
}
