type Options<Row, Value> = {
  /** What main has. */
  readonly value: () => Value
  readonly rowsOf: (value: Value) => readonly Row[]
}

type Draft<Row> = {
  /** What main has while these rows hold; anything else there takes their place. */
  readonly bases: readonly string[]
  readonly rows: readonly Row[]
}

/** Rows that may be half filled in, over a value of which main takes only whole ones. */
export class EditedRows<Row extends { readonly id: number }, Value> {
  readonly #options: Options<Row, Value>
  #draft = $state.raw<Draft<Row>>()

  constructor(options: Options<Row, Value>) {
    this.#options = options
  }

  get rows(): readonly Row[] {
    return this.#valid?.rows ?? this.#options.rowsOf(this.#options.value())
  }
  /** An id that no row has. */
  get freeId(): number {
    return Math.max(-1, ...this.rows.map(({ id }) => id)) + 1
  }

  change(change: (rows: readonly Row[]) => readonly Row[]): void {
    this.#draft = { bases: this.#valid?.bases ?? [this.#base], rows: change(this.rows) }
  }

  /** Sends what the rows amount to; they stay as they are, whether it is taken or refused. */
  async save(value: Value, send: (value: Value) => Promise<boolean>): Promise<void> {
    this.#noteBases([this.#base, JSON.stringify(value)])
    await send(value)
    this.#noteBases([this.#base])
  }

  get #base(): string {
    return JSON.stringify(this.#options.value())
  }

  get #valid(): Draft<Row> | undefined {
    const draft = this.#draft
    return draft?.bases.includes(this.#base) === true ? draft : undefined
  }

  #noteBases(bases: readonly string[]): void {
    const draft = this.#valid
    if (draft !== undefined) this.#draft = { ...draft, bases }
  }
}
