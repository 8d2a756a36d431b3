import { appendCode, languageOf } from './markdown.ts'
import type { Block } from './markdown.ts'

// An indented fence takes its indent off each line; it is rare enough to be left to the lexer.
const opening = /^(`{3,}(?=[^`\n]*\n)|~{3,})([^\n]*)\n/

/** A code fence that has not ended: lines are added to it without reading the earlier ones again. */
export class OpenFence {
  readonly #language: string
  readonly #closing: RegExp
  #chunks: readonly string[] = []
  #halfLine = ''
  #length: number

  private constructor(fence: string, fenceLine: string, length: number) {
    this.#language = languageOf(fenceLine)
    this.#closing = new RegExp(`^ {0,3}${fence}[~\`]* *$`)
    this.#length = length
  }

  /** The fence that `text` begins with, without the lines in it, if it begins with one. */
  static at(text: string): OpenFence | undefined {
    const match = opening.exec(text)
    return match === null ? undefined : new OpenFence(match[1] ?? '', match[2] ?? '', match[0].length)
  }

  /** How much of the text it has taken in whole lines, its own two included. */
  get length(): number {
    return this.#length
  }

  get block(): Block {
    // A half line that may become the closing fence is not shown: it would flash as code.
    const half = this.#halfLine === '' || /^ {0,3}[`~]+ *$/.test(this.#halfLine) ? [] : [this.#halfLine]
    return { kind: 'code', language: this.#language, chunks: appendCode(this.#chunks, half) }
  }

  /** Takes more text; returns whether the fence ended in it, and then looks no further. */
  append(text: string): boolean {
    const lines = (this.#halfLine + text).split('\n')
    this.#halfLine = lines.pop() ?? ''
    const end = lines.findIndex((line) => this.#closing.test(line))
    const taken = end === -1 ? lines : lines.slice(0, end + 1)
    this.#length += taken.reduce((sum, line) => sum + line.length + 1, 0)
    if (end !== -1) return true
    if (lines.length > 0) this.#chunks = appendCode(this.#chunks, lines)
    return false
  }
}
