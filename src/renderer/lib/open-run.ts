import { copyLinks, parseOpen, splitMarkdown } from './markdown.ts'
import type { Block, Links, OpenPart, Source } from './markdown.ts'

type Run = Extract<Block, { kind: 'list' | 'table' }>

/** So many items or rows at the end are read again in any case: the words that come may still change them. */
const UNSETTLED = 2
/** Once as many more have come, they are settled together. */
const SETTLED_AT_ONCE = 8

/** What is settled of a list or a table. */
type Settled = {
  /** How much of the source that is. */
  readonly length: number
  /** Stands for it before the rest, so that the rest is read as it would be after it. */
  readonly prefix: string
  readonly itemsInPrefix: number
  readonly block: Run
  readonly isLoose: boolean
}

/**
 * The open end of an answer. Of a list or a table without end the items or rows that nothing can change any more are
 * not read again for every word; what it looks like is the same as reading all of it.
 */
export class OpenRun {
  #settled: Settled | undefined

  /** The blocks of `text`, which is what it was before and more. `links` stays as it is. */
  read(text: string, links: Links): readonly Block[] {
    const settled = this.#settled
    const found = copyLinks(links)
    const part = parseOpen(restOf(text, settled), found)
    // Brackets anywhere can be links by a definition, and it may be half there: then nothing is settled.
    const isSettled = Object.keys(found).length === Object.keys(links).length
    const blocks = settled === undefined ? part.blocks : isSettled ? joined(settled, part) : undefined
    if (blocks === undefined) {
      this.#settled = undefined
      return this.read(text, links)
    }
    if (isSettled) this.#settled = settle({ settled, part, text, blocks }) ?? settled
    return blocks
  }

  /** As `splitMarkdown` has it. */
  split(text: string): readonly Source[] {
    const settled = this.#settled
    if (settled === undefined) return splitMarkdown(text)
    const [first, ...others] = splitMarkdown(restOf(text, settled))
    if (first?.raw.startsWith(settled.prefix) !== true) return splitMarkdown(text)
    const raw = text.slice(0, settled.length) + first.raw.slice(settled.prefix.length)
    return [{ raw, isBlank: false }, ...others]
  }
}

function restOf(text: string, settled: Settled | undefined): string {
  return settled === undefined ? text : settled.prefix + text.slice(settled.length)
}

/** Undefined where the rest is no longer read as a part of the same. */
function joined({ block, itemsInPrefix, isLoose }: Settled, part: OpenPart): readonly Block[] | undefined {
  const [first, ...others] = part.blocks
  if (part.run?.isLoose !== isLoose) return undefined
  if (first?.kind === 'list' && block.kind === 'list')
    return [{ ...block, items: [...block.items, ...first.items.slice(itemsInPrefix)] }, ...others]
  if (first?.kind === 'table' && block.kind === 'table')
    return [{ ...block, rows: [...block.rows, ...first.rows] }, ...others]
  return undefined
}

type Read = {
  readonly settled: Settled | undefined
  readonly part: OpenPart
  readonly text: string
  readonly blocks: readonly Block[]
}

/** Undefined where nothing more is settled. */
function settle({ settled, part: { run }, text, blocks: [block] }: Read): Settled | undefined {
  if (run === undefined || !isRun(block)) return undefined
  const sources = run.sources.slice(settled?.itemsInPrefix)
  const count = sources.length - UNSETTLED
  if (count < SETTLED_AT_ONCE) return undefined
  const before = settled?.length ?? run.headLength
  const added = sources.slice(0, count).join('')
  // As with the blocks themselves: if sources ever do not add up to the text, nothing is settled.
  if (!text.startsWith(added, before)) return undefined
  return {
    length: before + added.length,
    // The header of a table, or what a list needs; there is never both.
    prefix: text.slice(0, run.headLength) + itemBefore(sources[count] ?? '', run),
    itemsInPrefix: run.isLoose ? 1 : 0,
    block: firstOf(block, -UNSETTLED),
    isLoose: run.isLoose,
  }
}

function isRun(block: Block | undefined): block is Run {
  return block?.kind === 'list' || block?.kind === 'table'
}

/** For a loose list an item that a blank line follows; a tight one is read alike from each of its items. */
function itemBefore(source: string, { isLoose }: { readonly isLoose: boolean }): string {
  const bullet = /^ *(?:[*+-]|\d{1,9}[.)])/.exec(source)?.[0] ?? ''
  return isLoose ? `${bullet} x\n\n` : ''
}

function firstOf(block: Run, end: number): Run {
  return block.kind === 'list'
    ? { ...block, items: block.items.slice(0, end) }
    : { ...block, rows: block.rows.slice(0, end) }
}
