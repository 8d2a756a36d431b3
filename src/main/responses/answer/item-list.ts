/** Which item of the output an event is about; servers leave out either or both, or change the id on the way. */
export type Place = { readonly index?: number | undefined; readonly id?: string | undefined }

/** No answer has as many; a server that goes on keeps adding to the last one. */
const maxItems = 1_000

type Slot<T> = {
  readonly value: T
  readonly index: number | undefined
  readonly order: number
  /** A done event came for it, of a part or of the whole. */
  isDone: boolean
  isWhole: boolean
}

/**
 * The output items of one type, in the order in which they are read. An item is known by its index; by its id only
 * where one side has no index, since ids may change from event to event; else it is the one opened last.
 */
export class ItemList<T> {
  readonly #make: (place: Place) => T
  readonly #slots: Slot<T>[] = []
  readonly #byIndex = new Map<number, Slot<T>>()
  readonly #byId = new Map<string, Slot<T>>()
  #newest: Slot<T> | undefined

  constructor(make: (place: Place) => T) {
    this.#make = make
  }

  get values(): readonly T[] {
    return this.#slots.map(({ value }) => value)
  }

  get last(): T | undefined {
    return this.#slots.at(-1)?.value
  }

  get areAllDone(): boolean {
    return this.#slots.every(({ isDone }) => isDone)
  }

  /** An index that is used again after its item was done is another item. */
  open(place: Place): T {
    const known = this.#find(place)
    return (known === undefined || known.isDone ? this.#add(place) : known).value
  }

  /** Made when a delta names it first: some servers open nothing. */
  forDelta(place: Place): T {
    const found = this.#find(place)
    if (found !== undefined) return found.value
    const newest = place.index === undefined && this.#newest?.isDone === false ? this.#newest : undefined
    return (newest ?? this.#add(place)).value
  }

  partDone(place: Place): T {
    const newest = place.index === undefined ? this.#newest : undefined
    const slot = this.#find(place) ?? newest ?? this.#add(place)
    slot.isDone = true
    return slot.value
  }

  wholeDone(place: Place): T {
    const newest = place.index === undefined && this.#newest?.isWhole === false ? this.#newest : undefined
    const slot = this.#find(place) ?? newest ?? this.#add(place)
    slot.isDone = true
    slot.isWhole = true
    return slot.value
  }

  clear(): void {
    this.#slots.length = 0
    this.#byIndex.clear()
    this.#byId.clear()
    this.#newest = undefined
  }

  #find({ index, id }: Place): Slot<T> | undefined {
    const indexed = index === undefined ? undefined : this.#byIndex.get(index)
    if (indexed !== undefined || id === undefined) return indexed
    const known = this.#byId.get(id)
    return index === undefined || known?.index === undefined ? known : undefined
  }

  #add(place: Place): Slot<T> {
    if (this.#newest !== undefined && this.#slots.length >= maxItems) return this.#newest
    const { index, id } = place
    const order = index ?? this.#slots.at(-1)?.order ?? 0
    const slot = { value: this.#make(place), index, order, isDone: false, isWhole: false }
    this.#slots.splice(this.#slots.findLastIndex((other) => other.order <= order) + 1, 0, slot)
    if (index !== undefined) this.#byIndex.set(index, slot)
    if (id !== undefined) this.#byId.set(id, slot)
    this.#newest = slot
    return slot
  }
}
