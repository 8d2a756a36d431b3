import type { Block } from './markdown.ts'
import type { Inline } from './markdown-inline.ts'

/** Words and nothing else: no sign among them begins, ends or changes a mark. */
const onlyWords = /^[\p{L}\p{M}\p{N} ,]+$/u
/** A last word that no sign touches, and the blanks after it: words that follow cannot change how it was read. */
const freeEnd = /(?<=^|\s)[\p{L}\p{M}\p{N},]+ *$/u
/** Longer than any free end worth looking for. */
const LONGEST_END = 80

/**
 * The open blocks of `tail` with more words at their end, where those are no more than words in the last text of all.
 * Undefined where `tail` has to be read again: that is always right, and costs more.
 */
export function growWords(open: readonly Block[], tail: string, words: string): readonly Block[] | undefined {
  if (!onlyWords.test(words)) return undefined
  const end = freeEnd.exec(tail.slice(-LONGEST_END))?.[0]
  // Cut off in its middle, a longer word would seem free.
  if (end === undefined || end.length === LONGEST_END) return undefined
  return growLast(open, end, words)
}

function growLast(blocks: readonly Block[], end: string, words: string): readonly Block[] | undefined {
  const last = blocks.at(-1)
  const grown = last && growBlock(last, end, words)
  return grown && [...blocks.slice(0, -1), grown]
}

function growBlock(block: Block, end: string, words: string): Block | undefined {
  switch (block.kind) {
    case 'paragraph':
    case 'line':
    case 'heading': {
      const children = growText(block.children, end, words)
      return children && { ...block, children }
    }
    case 'quote': {
      const blocks = growLast(block.blocks, end, words)
      return blocks && { ...block, blocks }
    }
    case 'list': {
      const item = growLast(block.items.at(-1) ?? [], end, words)
      return item && { ...block, items: [...block.items.slice(0, -1), item] }
    }
    default:
      return undefined
  }
}

function growText(children: readonly Inline[], end: string, words: string): readonly Inline[] | undefined {
  const last = children.at(-1)
  if (last?.kind !== 'text' || !last.text.endsWith(end)) return undefined
  return [...children.slice(0, -1), { kind: 'text', text: last.text + words }]
}
