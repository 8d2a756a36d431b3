import type { BlockGroup, ShownBlock } from './answer-blocks.svelte.ts'
import { AnswerPen, make } from './answer-pen.ts'
import type { Stop } from './answer-pen.ts'
import type { AnswerReader } from './answer-reader.ts'
import { drawBlock, patchBlock } from './draw-block.ts'
import type { Block } from './markdown.ts'

/** Layout goes through all neighbours of what grew, so groups stand in chapters, and few beside each other. */
const GROUPS_PER_CHAPTER = 8

type DrawnBlock = { element: HTMLElement; shown: ShownBlock; readonly stops: Stop[] }
type DrawnGroup = { readonly element: HTMLElement; shown: BlockGroup; readonly blocks: DrawnBlock[] }

/**
 * An answer on the page, drawn by hand: an update touches what grew and nothing else. A component for each piece of it
 * cost more than reading and laying out all of its words (tests/bench/answer-stream.run.ts).
 */
export class AnswerView {
  readonly #place: HTMLElement
  readonly #groups: DrawnGroup[] = []
  #pen: AnswerPen | undefined

  constructor(place: HTMLElement) {
    this.#place = place
  }

  /** Shows the answer as it is now. For another reader, who has other words, all of it is drawn anew. */
  show(groups: readonly BlockGroup[], reader: AnswerReader): void {
    if (this.#pen?.reader !== reader) this.end()
    this.#pen ??= new AnswerPen(reader)
    for (const [index, group] of groups.entries()) {
      const drawn = (this.#groups[index] ??= this.#begin())
      if (drawn.shown !== group) this.#showGroup(drawn, group, this.#pen)
    }
    for (const group of this.#groups.splice(groups.length)) removeGroup(group)
  }

  /** Takes all of it away, and ends what was going on in it. */
  end(): void {
    for (const group of this.#groups.splice(0)) removeGroup(group)
    this.#pen = undefined
  }

  #begin(): DrawnGroup {
    const isFirst = this.#groups.length % GROUPS_PER_CHAPTER === 0
    const known = isFirst ? null : this.#place.lastElementChild
    const chapter = known ?? this.#place.appendChild(make('div', { class: 'chapter' }))
    const element = chapter.appendChild(make('div', {}))
    return { element, shown: { id: this.#groups.length, blocks: [], isFull: false }, blocks: [] }
  }

  #showGroup(group: DrawnGroup, shown: BlockGroup, pen: AnswerPen): void {
    group.shown = shown
    setClass(group.element, isHeading(shown.blocks[0]?.block) ? 'group apart' : 'group')
    markChapter(group)
    for (const [index, block] of shown.blocks.entries()) {
      const drawn = group.blocks[index]
      if (drawn === undefined) group.blocks.push(begin(group.element, block, pen))
      else if (drawn.shown !== block) showBlock(drawn, block, pen)
    }
    for (const block of group.blocks.splice(shown.blocks.length)) removeBlock(block)
  }
}

function begin(place: HTMLElement, shown: ShownBlock, pen: AnswerPen): DrawnBlock {
  const drawn = { element: drawBlock(shown.block, pen), shown, stops: [] }
  settle(drawn, pen)
  place.append(drawn.element)
  return drawn
}

function showBlock(drawn: DrawnBlock, shown: ShownBlock, pen: AnswerPen): void {
  const { block, isClosed } = drawn.shown
  if (block === shown.block && isClosed === shown.isClosed) return void (drawn.shown = shown)
  // One that was closed has loaded and drawn things: it is made anew.
  if (isClosed || !patchBlock(drawn.element, block, shown.block, pen)) {
    stop(drawn)
    const before = drawn.element
    drawn.element = drawBlock(shown.block, pen)
    before.replaceWith(drawn.element)
  }
  drawn.shown = shown
  settle(drawn, pen)
}

/** The classes of a block stand beside those that its kind has. */
function settle({ element, shown, stops }: DrawnBlock, pen: AnswerPen): void {
  if (!element.classList.contains('block')) element.classList.add('block')
  if (!shown.isClosed) return
  element.classList.add('closed')
  stops.push(...pen.close(element))
}

/** Its first group tells what it begins with, its last one whether all of it is there. */
function markChapter({ element, shown }: DrawnGroup): void {
  const place = shown.id % GROUPS_PER_CHAPTER
  const marks = element.parentElement?.classList
  if (place === 0) marks?.toggle('apart', isHeading(shown.blocks[0]?.block))
  if (place === GROUPS_PER_CHAPTER - 1) marks?.toggle('full', shown.isFull)
}

function setClass(element: HTMLElement, name: string): void {
  if (element.className !== name) element.className = name
}

function isHeading(block: Block | undefined): boolean {
  return block?.kind === 'heading'
}

function removeGroup({ element, blocks }: DrawnGroup): void {
  for (const block of blocks) stop(block)
  const { parentElement: chapter } = element
  element.remove()
  if (chapter?.childElementCount === 0) chapter.remove()
  else chapter?.classList.remove('full')
}

function removeBlock(block: DrawnBlock): void {
  stop(block)
  block.element.remove()
}

function stop({ stops }: DrawnBlock): void {
  for (const end of stops.splice(0)) end()
}
