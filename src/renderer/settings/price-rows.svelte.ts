import type { Price, Profile } from '#shared/schemas/profile.ts'
import { EditedRows } from './edited-rows.svelte.ts'
import { withEntry } from './entries.ts'
import { readNumber } from './field-text.ts'
import type { SettingsModel } from './settings.svelte.ts'

type PriceRow = {
  readonly id: number
  readonly model: string
  readonly input: string
  readonly cachedInput: string
  readonly output: string
  readonly asOf: string
}

type Dependencies = { readonly settings: SettingsModel; readonly today: () => string }

const PLACE = 'prices'
const DOLLARS = { min: 0, max: 100_000 } as const

/** The prices as rows; whole ones are the profile's. */
export class PriceRows {
  readonly #settings: SettingsModel
  readonly #today: () => string
  readonly #edited: EditedRows<PriceRow, Profile['prices']>

  constructor({ settings, today }: Dependencies) {
    this.#settings = settings
    this.#today = today
    this.#edited = new EditedRows({ value: () => settings.profile?.prices ?? {}, rowsOf })
  }

  get rows(): readonly PriceRow[] {
    return this.#edited.rows
  }

  /** Whether the row says too little to count with, or something that is no price. */
  isUnfinished(row: PriceRow): boolean {
    return row.model === '' || row.asOf === '' || priceOf(row) === undefined
  }

  /** For the model that is set, unless it has one already. */
  add(): void {
    const named = this.#settings.profile?.model ?? ''
    const model = this.rows.some((row) => row.model === named) ? '' : named
    const empty = { input: '', cachedInput: '', output: '', asOf: this.#today() }
    const id = this.#edited.freeId
    this.#edited.change((rows) => [...rows, { ...empty, id, model }])
  }

  async change(id: number, entries: Partial<Omit<PriceRow, 'id'>>): Promise<void> {
    this.#edited.change((rows) => rows.map((row) => (row.id === id ? { ...row, ...entries } : row)))
    await this.#save()
  }

  async remove(id: number): Promise<void> {
    this.#edited.change((rows) => rows.filter((row) => row.id !== id))
    await this.#save()
  }

  async #save(): Promise<void> {
    const whole = this.rows.flatMap((row) => {
      const price = priceOf(row)
      return this.isUnfinished(row) || price === undefined ? [] : [[row.model, price] as const]
    })
    const wanted = Object.fromEntries(whole)
    const isNew = JSON.stringify(wanted) !== JSON.stringify(this.#settings.profile?.prices ?? {})
    if (!isNew && this.#settings.failureAt(PLACE) === undefined) return
    await this.#edited.save(wanted, (prices) => this.#settings.changeProfile(PLACE, { prices }))
  }
}

function rowsOf(prices: Profile['prices']): readonly PriceRow[] {
  const text = (amount: number | undefined) => (amount === undefined ? '' : String(amount))
  return Object.entries(prices).map(([model, { input, cachedInput, output, asOf }], id) => ({
    id,
    model,
    input: text(input),
    cachedInput: text(cachedInput),
    output: text(output),
    asOf,
  }))
}

function priceOf(row: PriceRow): Price | undefined {
  const input = readNumber(row.input, DOLLARS)
  const output = readNumber(row.output, DOLLARS)
  const cached = readNumber(row.cachedInput, DOLLARS)
  if (!input.ok || !output.ok || !cached.ok) return undefined
  if (input.value === undefined || output.value === undefined) return undefined
  const price = { input: input.value, output: output.value, asOf: row.asOf }
  return withEntry<Price, 'cachedInput'>(price, 'cachedInput', cached.value)
}
