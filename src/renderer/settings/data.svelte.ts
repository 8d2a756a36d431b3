import type { Bridge } from '#shared/contract/bridge.ts'
import type { DataView, RetentionPreview } from '#shared/contract/data.ts'
import type { Retention } from '#shared/schemas/retention.ts'
import type { SettingsModel } from './settings.svelte.ts'

type Dependencies = { readonly calls: Bridge['data']; readonly settings: SettingsModel }

/** How long things are kept, and the end of all of them. */
export class DataPart {
  readonly #calls: Bridge['data']
  readonly #settings: SettingsModel
  #view = $state.raw<DataView>()
  #asked = $state.raw<{ readonly retention: Retention; readonly preview: RetentionPreview }>()
  #isClearing = $state(false)
  #isCleared = $state(false)

  constructor({ calls, settings }: Dependencies) {
    this.#calls = calls
    this.#settings = settings
  }

  get view(): DataView | undefined {
    return this.#view
  }
  /** A change that would delete something, until it is answered. */
  get asked() {
    return this.#asked
  }
  get isClearing(): boolean {
    return this.#isClearing
  }
  get isCleared(): boolean {
    return this.#isCleared
  }
  /** What the fields show: the change that is asked about, else what holds. */
  get retention(): Retention | undefined {
    return this.#asked?.retention ?? this.#view?.retention
  }

  start(): void {
    void this.#settings.call('data', this.#calls.view(), (view) => (this.#view = view))
  }

  /** Holds at once where it deletes nothing; else it is asked about. */
  async change(retention: Retention): Promise<void> {
    await this.#settings.call('data', this.#calls.preview(retention), (preview) => {
      this.#asked = { retention, preview }
    })
    const { threadCount = 0, pictureThreadCount = 0 } = this.#asked?.preview ?? {}
    if (this.#asked !== undefined && threadCount + pictureThreadCount === 0) await this.apply()
  }

  async apply(): Promise<void> {
    const retention = this.#asked?.retention
    if (retention === undefined) return
    await this.#settings.call('data', this.#calls.setRetention(retention), (view) => (this.#view = view))
    this.#asked = undefined
  }

  async forget(isOn: boolean): Promise<void> {
    await this.#settings.call('data', this.#calls.setForgetting(isOn), (view) => (this.#view = view))
  }

  leave(): void {
    this.#asked = undefined
  }

  startClearing(isClearing: boolean): void {
    this.#isClearing = isClearing
    this.#isCleared = false
  }

  /** Only the very word does it. */
  async clear(typed: string): Promise<void> {
    if (typed !== 'DELETE') return
    const isDone = await this.#settings.call('data', this.#calls.clear(typed), (view) => (this.#view = view))
    this.#isClearing = !isDone
    this.#isCleared = isDone
  }
}
