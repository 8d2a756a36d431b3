import { make } from './answer-pen.ts'
import type { LivePart, Stop } from './answer-pen.ts'
import type { AnswerReader } from './answer-reader.ts'
import type { CodeRuns } from './code-run.ts'
import { highlighter } from './highlighter.ts'
import type { Block } from './markdown.ts'
import { paintCode, writeCode } from './paint-code.ts'

type Code = Extract<Block, { kind: 'code' }>

/** Layout goes through all neighbours of what grew: of long code these many chunks stand in an element of their own. */
const CHUNKS_PER_SHEET = 16

/** Code in an answer, with what copies it. */
export class CodeFigure implements LivePart {
  readonly element: HTMLElement
  readonly #code = make('code', {})
  readonly #button: HTMLButtonElement
  readonly #reader: AnswerReader
  readonly #places: HTMLElement[] = []
  #block: Code
  #copied: string | undefined

  constructor(block: Code, reader: AnswerReader) {
    const { words } = reader
    this.#reader = reader
    this.#button = make('button', { type: 'button', 'aria-label': words.copyCode }, words.copy)
    this.#button.addEventListener('click', () => void this.#copy())
    // Code is scrolled sideways by key as well as by hand, and read from left to right in every language.
    const scrolled = { tabindex: '0', role: 'group', 'aria-label': block.language || words.code, dir: 'ltr' }
    this.element = make(
      'figure',
      {},
      make('figcaption', {}, make('span', {}, block.language), this.#button),
      make('pre', scrolled, this.#code),
    )
    this.#block = { ...block, chunks: [] }
    this.show(block)
  }

  /** Only pieces that changed are written again. */
  show(block: Block): void {
    if (block.kind !== 'code') return
    const { chunks } = this.#block
    this.#block = block
    for (const [index, chunk] of block.chunks.entries())
      if (chunk !== chunks[index]) writeCode(this.#placeOf(index), chunk, chunks[index])
    for (const place of this.#places.splice(block.chunks.length)) removeChunk(place)
    this.#button.disabled = block.chunks.length === 0
    if (this.#copied !== undefined) this.#tellCopied()
  }

  /** Colours are put on a chunk at a time, and only once the code is near. */
  close(): Stop {
    const { chunks, language } = this.#block
    const stops: Stop[] = []
    const paint = (chunk: number, runs: CodeRuns) => {
      const place = this.#places[chunk]
      if (place !== undefined) stops.push(paintCode(place, chunks[chunk] ?? '', runs))
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        stops.push(highlighter.highlight(chunks, language, paint))
      },
      { rootMargin: '400px' },
    )
    observer.observe(this.element)
    return () => {
      observer.disconnect()
      for (const stop of stops) stop()
    }
  }

  #placeOf(index: number): HTMLElement {
    const known = this.#places[index]
    if (known !== undefined) return known
    const place = this.#sheetOf(index).appendChild(make('span', { class: 'chunk' }))
    this.#places.push(place)
    return place
  }

  /** Where a chunk that comes next belongs; the first ones have no sheet, since most code ends with them. */
  #sheetOf(index: number): Element {
    if (index < CHUNKS_PER_SHEET) return this.#code
    const isFirst = index % CHUNKS_PER_SHEET === 0
    const known = isFirst ? null : this.#code.lastElementChild
    return known ?? this.#code.appendChild(make('span', { class: 'sheet' }))
  }

  // All code in one piece is made only where it is asked for: while an answer streams it would be made for every word.
  async #copy(): Promise<void> {
    const asked = this.#block.chunks.join('\n')
    if (!(await this.#reader.copyCode(asked))) return
    this.#copied = asked
    this.#tellCopied()
  }

  #tellCopied(): void {
    const { copied, copy } = this.#reader.words
    this.#button.textContent = this.#copied === this.#block.chunks.join('\n') ? copied : copy
  }
}

function removeChunk(place: Element): void {
  const { parentElement: sheet } = place
  place.remove()
  if (sheet?.className === 'sheet' && sheet.childElementCount === 0) sheet.remove()
}
