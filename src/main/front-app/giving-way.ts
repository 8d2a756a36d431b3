import type { SettingsStore } from '../settings/settings-store.ts'
import type { FrontApp } from './front-app-x11.ts'

type Dependencies = {
  readonly connect: () => Promise<FrontApp | undefined>
  readonly settings: Pick<SettingsStore, 'get' | 'watch'>
  /** Our keys are to go to whoever is in front, or are ours again. */
  readonly giveWay: (isGivingWay: boolean) => void
}

/** Whether one of these names is, or contains, one of the list. */
export function isListed(names: readonly string[], list: readonly string[]): boolean {
  return list.some((wanted) => names.some((name) => name.toLowerCase().includes(wanted.toLowerCase())))
}

/** Gives the hotkeys back while a program of the user's list is in front. */
export class GivingWay {
  readonly #given: Dependencies
  #frontApp: FrontApp | undefined
  #names: readonly string[] = []
  #stops: readonly (() => void)[] = []

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Whether this desktop tells which program is in front. */
  get isThere(): boolean {
    return this.#frontApp !== undefined
  }

  async start(): Promise<void> {
    const { settings, connect } = this.#given
    this.#frontApp = await connect().catch(() => undefined) // nobody tells: the keys are ours everywhere
    this.#frontApp?.follow((names) => {
      this.#names = names
      this.#decide()
    })
    if (this.#frontApp !== undefined) this.#stops = [settings.watch(() => this.#decide())]
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    this.#frontApp?.stop()
  }

  #decide(): void {
    const { settings, giveWay } = this.#given
    giveWay(isListed(this.#names, settings.get().general.hotkeysOffIn))
  }
}
