import { ItemList } from './item-list.ts'
import { joinParts } from './message.ts'
import { assistantMessage, withArguments } from './output-items.ts'
import type { Place } from './item-list.ts'
import type { OutputItem } from './output-items.ts'

type Kept = {
  readonly order: number
  item: OutputItem | undefined
  /** Its done event came, so that it is as the server wants it back. */
  isWhole: boolean
  /** What came of a call's arguments besides the item. */
  argumentsText: string
}

/** The output items of a stream as they came, in the order of the output: a round of tools sends them back unchanged. */
export class KeptItems {
  readonly #byType = new Map<string, ItemList<Kept>>()
  readonly #kept: Kept[] = []

  open(place: Place, item: OutputItem): void {
    this.#listOf(item.type).open(place).item = item
  }

  finish(place: Place, item: OutputItem): void {
    const kept = this.#listOf(item.type).wholeDone(place)
    kept.item = item
    kept.isWhole = true
  }

  appendArguments(place: Place, text: string): void {
    this.#listOf('function_call').forDelta(place).argumentsText += text
  }

  finishArguments(place: Place, text: string): void {
    const kept = this.#listOf('function_call').partDone(place)
    if (text !== '') kept.argumentsText = text
  }

  /**
   * All of them, whole: from the done events; else from the final response, which may hold none or fewer; else built
   * from what came. `text` is the answer so far, for a message that no event closed.
   */
  settle(final: readonly OutputItem[], text: string): readonly OutputItem[] {
    const built = this.#kept.toSorted((one, other) => one.order - other.order).flatMap(completed)
    const missing = callCount(final) - callCount(built)
    const areWhole = this.#kept.every(({ isWhole }) => isWhole)
    return missing > 0 || (missing === 0 && !areWhole) ? final : withText(built, text)
  }

  #listOf(type: string): ItemList<Kept> {
    const known = this.#byType.get(type)
    if (known !== undefined) return known
    const list = new ItemList<Kept>((place) => this.#make(place))
    this.#byType.set(type, list)
    return list
  }

  #make({ index }: Place): Kept {
    const order = index ?? this.#kept.at(-1)?.order ?? 0
    const kept: Kept = { order, item: undefined, isWhole: false, argumentsText: '' }
    this.#kept.push(kept)
    return kept
  }
}

function callCount(items: readonly OutputItem[]): number {
  return items.filter(({ kind }) => kind === 'call').length
}

// Of what was only begun, a call is whole with its arguments. The rest could be sent back by half only: left out.
function completed({ item, isWhole, argumentsText }: Kept): readonly OutputItem[] {
  if (item === undefined) return []
  if (item.kind === 'call') {
    const isFull = isWhole && (item.call.argumentsText !== '' || argumentsText === '')
    return [
      isFull ? item : withArguments(item, argumentsText === '' ? item.call.argumentsText : argumentsText),
    ]
  }
  const isEmpty = item.kind === 'message' && joinParts(item.message.parts) === ''
  return isWhole && !isEmpty ? [item] : []
}

function withText(items: readonly OutputItem[], text: string): readonly OutputItem[] {
  if (text === '' || items.some(({ kind }) => kind === 'message')) return items
  const firstCall = items.findIndex(({ kind }) => kind === 'call')
  return items.toSpliced(firstCall === -1 ? items.length : firstCall, 0, assistantMessage(text))
}
