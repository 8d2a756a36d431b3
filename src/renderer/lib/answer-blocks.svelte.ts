import { carriedOver, cutOf, partsOf } from './block-parts.ts'
import { growWords } from './grow-words.ts'
import { LinkMentions } from './link-mentions.ts'
import { copyLinks, parseMarkdown } from './markdown.ts'
import type { Block } from './markdown.ts'
import { OpenFence } from './open-fence.ts'
import { OpenRun } from './open-run.ts'

/** A block with its place in the answer. A closed one is never made again, so what shows it is never touched. */
export type ShownBlock = { readonly id: number; readonly block: Block; readonly isClosed: boolean }

/** Blocks that follow each other. A full group is never made again, so that a long answer is not gone through for a word. */
export type BlockGroup = {
  readonly id: number
  readonly blocks: readonly ShownBlock[]
  readonly isFull: boolean
}

/** What a block was made of, and the how manieth block of that it is. */
type Source = { readonly text: string; readonly index: number }

const GROUP_SIZE = 8
/** More than any model writes at once. What is longer is told of, and is whole in the copy and on disk. */
const MOST_SHOWN = 500_000

/**
 * An answer as blocks, while it grows. Only what stands after the last closed block is read again, and an open code
 * fence not even that; the end result is the same as reading the whole text at once.
 */
export class AnswerBlocks {
  #groups = $state.raw<readonly BlockGroup[]>([])
  /** Apart from the groups, so that what only asks for this is not told of every word. */
  #isEmpty = $state(true)
  #fullGroups: BlockGroup[] = []
  #closed: ShownBlock[] = []
  /** The source of each closed block: a definition that comes late can turn its brackets into links. */
  #sources: Source[] = []
  /** Which closed blocks have something between brackets that may be a link by a definition of that name. */
  #mentions = new LinkMentions()
  /** Whether a definition may be in what was closed since they were looked at. */
  #mayDefine = false
  #links = copyLinks({})
  #text = ''
  #heldBack = ''
  #tail = ''
  #fence: OpenFence | undefined
  #run = new OpenRun()
  /** What the tail is shown as. */
  #open: readonly Block[] = []
  #isComplete = false

  get groups(): readonly BlockGroup[] {
    return this.#groups
  }

  get isEmpty(): boolean {
    return this.#isEmpty
  }

  /** Takes the words that come next. Costs the same however long the answer already is. */
  append(words: string): void {
    const before = this.#text.length
    this.#text += words
    this.#take(words.slice(0, Math.max(0, MOST_SHOWN - before)), false)
  }

  /** Shows `text`, whatever stood there. `isComplete`: nothing more will come, so that what is open closes as it is. */
  show(text: string, isComplete: boolean): void {
    if (this.#isComplete && isComplete && text === this.#text) return
    if (this.#isComplete || !text.startsWith(this.#text)) this.#forget()
    const words = text.slice(this.#text.length, Math.max(this.#text.length, MOST_SHOWN))
    this.#text = text
    this.#isComplete = isComplete
    this.#take(words, isComplete)
  }

  #take(words: string, isComplete: boolean): void {
    // A line end may be cut in two: its second half decides what the first one is.
    const all = this.#heldBack + words
    this.#heldBack = all.endsWith('\r') && !isComplete ? '\r' : ''
    const added = all.slice(0, all.length - this.#heldBack.length).replace(/\r\n?/g, '\n')
    const closed = this.#closed.length
    const grown = this.#fence === undefined ? growWords(this.#open, this.#tail, added) : undefined
    this.#tail += added
    this.#closeWhatEnded(added)
    if (isComplete) this.#closeTail()
    const isStillOpen = this.#closed.length === closed
    if (this.#mayDefine) this.#linkAgain(this.#mentions.of(this.#links))
    this.#mayDefine = false
    this.#open = isComplete ? [] : ((isStillOpen ? grown : undefined) ?? this.#readOpen())
    this.#group()
  }

  /** A block is in the same group before and after it closes, so that it stays the same piece of the page. */
  #group(): void {
    while ((this.#fullGroups.length + 1) * GROUP_SIZE <= this.#closed.length) {
      const id = this.#fullGroups.length
      const blocks = this.#closed.slice(id * GROUP_SIZE, (id + 1) * GROUP_SIZE)
      this.#fullGroups.push({ id, blocks, isFull: true })
    }
    const open = this.#open.map((block, index) => ({
      id: this.#closed.length + index,
      block,
      isClosed: false,
    }))
    const growing: ShownBlock[] = [...this.#closed.slice(this.#fullGroups.length * GROUP_SIZE), ...open]
    const characters = this.#text.length - MOST_SHOWN
    if (characters > 0)
      growing.push({
        id: this.#closed.length + open.length,
        block: { kind: 'cut', characters },
        isClosed: false,
      })
    const groups = [...this.#fullGroups]
    for (let at = 0; at < growing.length; at += GROUP_SIZE)
      groups.push({ id: groups.length, blocks: growing.slice(at, at + GROUP_SIZE), isFull: false })
    this.#groups = groups
    this.#isEmpty = groups.length === 0
  }

  #forget(): void {
    this.#closed = []
    this.#fullGroups = []
    this.#sources = []
    this.#mentions = new LinkMentions()
    this.#links = copyLinks({})
    this.#text = ''
    this.#heldBack = ''
    this.#goOn('')
    this.#open = []
    this.#isComplete = false
  }

  #closeWhatEnded(added: string): void {
    if (this.#fence !== undefined) {
      if (!this.#fence.append(added)) return
      this.#closeFence(this.#fence.length)
    } else if (!added.includes('\n')) return this.#closeLong()
    do this.#closeLexed()
    while (this.#enterFence())
    this.#closeLong()
  }

  /** A block without end would be read again from its begin for every word. */
  #closeLong(): void {
    if (this.#fence !== undefined) return
    for (let cut = cutOf(this.#tail); cut !== undefined; cut = cutOf(this.#tail)) {
      this.#close(this.#tail.slice(0, cut))
      this.#goOn(carriedOver(this.#tail) + this.#tail.slice(cut))
    }
  }

  /** Closes all but the last block of the whole lines. What a half line will become is not known yet. */
  #closeLexed(): void {
    const tokens = this.#run.split(this.#tail.slice(0, this.#tail.lastIndexOf('\n') + 1))
    const last = tokens.findLastIndex(({ isBlank }) => !isBlank)
    if (last < 1) return
    const source = tokens
      .slice(0, last)
      .map(({ raw }) => raw)
      .join('')
    // The lexer promises that sources add up to the text; if it ever does not, the tail just stays longer.
    if (!this.#tail.startsWith(source)) return
    for (const { raw, isBlank } of tokens.slice(0, last)) if (!isBlank) this.#close(raw)
    this.#goOn(this.#tail.slice(source.length))
  }

  /** Returns whether a fence was entered that has ended already, so that there is more to look at. */
  #enterFence(): boolean {
    this.#fence = OpenFence.at(this.#tail)
    if (this.#fence === undefined || !this.#fence.append(this.#tail.slice(this.#fence.length))) return false
    this.#closeFence(this.#fence.length)
    return true
  }

  #closeFence(length: number): void {
    this.#close(this.#tail.slice(0, length))
    this.#goOn(this.#tail.slice(length))
  }

  #closeTail(): void {
    this.#close(this.#tail)
    this.#goOn('')
  }

  /** With what stands after the blocks that were closed. */
  #goOn(tail: string): void {
    this.#tail = tail
    this.#fence = undefined
    this.#run = new OpenRun()
  }

  #close(source: string): void {
    for (const text of partsOf(source)) {
      const first = this.#closed.length
      for (const [index, block] of parseMarkdown(text, this.#links).entries()) {
        this.#closed.push({ id: this.#closed.length, block, isClosed: true })
        this.#sources.push({ text, index })
      }
      this.#mentions.add(text, first, this.#closed.length)
      this.#mayDefine ||= text.includes(']:')
    }
  }

  /** Reads these closed blocks again, for which there are other links now. */
  #linkAgain(indices: Iterable<number>): void {
    for (const index of indices) {
      const [shown, source] = [this.#closed[index], this.#sources[index]]
      if (shown === undefined || source === undefined) continue
      const block = parseMarkdown(source.text, this.#links)[source.index] ?? shown.block
      if (JSON.stringify(block) === JSON.stringify(shown.block)) continue
      this.#closed[index] = { ...shown, block }
      const id = Math.floor(index / GROUP_SIZE)
      const full = this.#fullGroups[id]
      if (full !== undefined)
        this.#fullGroups[id] = { ...full, blocks: this.#closed.slice(id * GROUP_SIZE, (id + 1) * GROUP_SIZE) }
    }
  }

  #readOpen(): readonly Block[] {
    return this.#fence === undefined ? this.#run.read(this.#tail, this.#links) : [this.#fence.block]
  }
}
