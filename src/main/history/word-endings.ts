import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { LONGEST_BEGINNING } from '../db/search-index.ts'

/** More words than these are left to the index, which then goes through all asks that have one of them. */
const MOST_WORDS = 32
/** Letters that are folded here as the index folds them. */
const FOLDED = /^[0-9a-zà-öø-ÿ\u0430-\u044f]+$/
/** Stands after every word that only ends here, and before every longer one. */
const AFTER = '\u0001'

const TERMS = 'temp.ask_terms'

/**
 * The words of the index that have a long beginning. The index keeps the short ones with their asks; for a longer one
 * it would gather and sort all asks of all its words at each keystroke, while few words begin alike for so long.
 */
export class WordEndings {
  readonly #db: Db
  #isOpen = false

  constructor(db: Db) {
    this.#db = db
  }

  /** Undefined where the index itself is to be asked. */
  of(beginning: string): readonly string[] | undefined {
    const first = folded(beginning)
    if (first === undefined || first.length <= LONGEST_BEGINNING) return undefined
    const words: string[] = []
    for (let word = this.#next(first); word?.startsWith(first); word = this.#next(word + AFTER)) {
      if (words.length === MOST_WORDS) return undefined
      words.push(word)
    }
    return words
  }

  /** The first word that does not stand before this one. */
  #next(from: string): string | undefined {
    this.#open()
    const [row] = this.#db.all(`SELECT term FROM ${TERMS} WHERE term >= ? LIMIT 1`, from)
    return row === undefined ? undefined : termRow.parse(row).term
  }

  #open(): void {
    if (this.#isOpen) return
    this.#db.run(`CREATE VIRTUAL TABLE IF NOT EXISTS ${TERMS} USING fts5vocab (main, ask_words, instance)`)
    this.#isOpen = true
  }
}

const termRow = z.object({ term: z.string() })

/** As the index writes it, where that is known. */
export function folded(word: string): string | undefined {
  const lower = word.toLowerCase()
  return FOLDED.test(lower) ? lower.replaceAll(/[à-ÿ]/g, withoutMark) : undefined
}

function withoutMark(letter: string): string {
  return letter.normalize('NFD').replaceAll(/\p{M}/gu, '')
}
