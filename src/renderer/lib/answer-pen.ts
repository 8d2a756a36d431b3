import type { AnswerReader } from './answer-reader.ts'
import type { Block } from './markdown.ts'

export type Stop = () => void

/** A piece of an answer that does more than stand there. */
export type LivePart = {
  /** The words in it end here: it may load and draw what an answer that still grows goes without. */
  readonly close: () => Stop
  /** Shows `block` in its place, where it can. */
  readonly show?: (block: Block) => void
}

/** What the pieces of one answer are drawn with. */
export class AnswerPen {
  readonly reader: AnswerReader
  readonly #live = new WeakMap<Node, LivePart>()

  constructor(reader: AnswerReader) {
    this.reader = reader
  }

  /** Remembers what `element` can do. */
  enliven(element: Node, part: LivePart): void {
    this.#live.set(element, part)
  }

  partOf(element: Node): LivePart | undefined {
    return this.#live.get(element)
  }

  /** Closes what lives in a block, itself included. */
  close(block: Element): readonly Stop[] {
    const places = [block, ...block.querySelectorAll('figure, .formula')]
    return places.flatMap((place) => this.#live.get(place)?.close() ?? [])
  }
}

/** An element with its attributes and what is in it. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...inside)
  return element
}

/** A text node that only grows keeps what is selected in it, and the browser knows that the rest is as it was. */
export function setText(node: Text, text: string): void {
  const { data } = node
  if (data === text) return
  if (text.startsWith(data)) node.appendData(text.slice(data.length))
  else node.data = text
}

type Change<T> = {
  readonly draw: (is: T) => Node
  /** Returns whether the node, which showed `was`, shows `is` now. */
  readonly patch: (node: Node, was: T, is: T) => boolean
}

/** Makes of what is in `parent`, a node for each of `before`, what shows `after`, and touches none that stays the same. */
export function patchEach<T>(
  parent: Node,
  before: readonly T[],
  after: readonly T[],
  { draw, patch }: Change<T>,
): void {
  let node = parent.firstChild
  for (const [index, is] of after.entries()) {
    const was = before[index]
    if (node === null || was === undefined) {
      parent.appendChild(draw(is))
      continue
    }
    const next: ChildNode | null = node.nextSibling
    if (was !== is && !patch(node, was, is)) node.replaceWith(draw(is))
    node = next
  }
  for (let extra = before.length; extra > after.length; extra--) parent.lastChild?.remove()
}
