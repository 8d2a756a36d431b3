import type { Profile } from '#shared/schemas/profile.ts'
import { EditedRows } from './edited-rows.svelte.ts'
import type { SettingsModel } from './settings.svelte.ts'

type Headers = Profile['extraHeaders']
type HeaderRow = { readonly id: number; readonly name: string; readonly value: string }

const PLACE = 'extraHeaders'

/** The extra headers as rows; whole ones are the profile's. */
export class HeaderRows {
  readonly #settings: SettingsModel
  readonly #edited: EditedRows<HeaderRow, Headers>

  constructor(settings: SettingsModel) {
    this.#settings = settings
    this.#edited = new EditedRows({ value: () => settings.profile?.extraHeaders ?? {}, rowsOf })
  }

  get rows(): readonly HeaderRow[] {
    return this.#edited.rows
  }

  /** Whether this is the row that main refused, or one whose name another row has. */
  isWrong({ id, name }: HeaderRow): boolean {
    const refused = this.#settings.failureAt(PLACE)?.details?.field
    return (name !== '' && refused === `${PLACE}.${name}`) || this.isTwice({ id, name })
  }

  /** Names of headers do not tell upper and lower case apart. */
  isTwice({ id, name }: Pick<HeaderRow, 'id' | 'name'>): boolean {
    const own = name.toLowerCase()
    return own !== '' && this.rows.some((row) => row.id < id && row.name.toLowerCase() === own)
  }

  add(): void {
    const id = this.#edited.freeId
    this.#edited.change((rows) => [...rows, { id, name: '', value: '' }])
  }

  async change(id: number, entries: Partial<Omit<HeaderRow, 'id'>>): Promise<void> {
    this.#edited.change((rows) => rows.map((row) => (row.id === id ? { ...row, ...entries } : row)))
    await this.#save()
  }

  async remove(id: number): Promise<void> {
    this.#edited.change((rows) => rows.filter((row) => row.id !== id))
    await this.#save()
  }

  async #save(): Promise<void> {
    if (this.rows.some((row) => this.isTwice(row))) return
    const whole = this.rows.filter(({ name, value }) => name !== '' && value !== '')
    const headers = Object.fromEntries(whole.map(({ name, value }) => [name, value]))
    const isNew = !isSame(headers, this.#settings.profile?.extraHeaders ?? {})
    // A refusal is asked about again, for it may have been mended.
    if (!isNew && this.#settings.failureAt(PLACE) === undefined) return
    await this.#edited.save(headers, (extraHeaders) => this.#settings.changeProfile(PLACE, { extraHeaders }))
  }
}

function rowsOf(headers: Headers): readonly HeaderRow[] {
  return Object.entries(headers).map(([name, value], id) => ({ id, name, value }))
}

function isSame(one: Headers, other: Headers): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}
