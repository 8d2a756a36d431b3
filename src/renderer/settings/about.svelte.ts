import type { Bridge } from '#shared/contract/bridge.ts'
import type { ExportFormat } from '#shared/contract/history.ts'
import type { Transferred } from '#shared/contract/preferences.ts'
import type { ExportResult } from '#shared/history-views.ts'
import type { AboutView, HostVisit, ProxyCheck, TransferOutcome } from '#shared/views.ts'
import type { SettingsModel } from './settings.svelte.ts'

type Dependencies = {
  readonly calls: Bridge['preferences']
  readonly history: Pick<Bridge['history'], 'export'>
  readonly settings: SettingsModel
}

/** What main says of itself and its network, and the files it writes and reads. */
export class AboutPart {
  readonly #given: Dependencies
  #about = $state.raw<AboutView>()
  #hosts = $state.raw<readonly HostVisit[]>()
  #proxy = $state.raw<ProxyCheck | 'running'>()
  #isCopied = $state(false)
  #transfers = $state.raw<Readonly<Partial<Record<Transferred, TransferOutcome>>>>({})
  #exported = $state.raw<ExportResult>()

  constructor(given: Dependencies) {
    this.#given = given
  }

  get about(): AboutView | undefined {
    return this.#about
  }
  get hosts(): readonly HostVisit[] | undefined {
    return this.#hosts
  }
  get proxy(): ProxyCheck | 'running' | undefined {
    return this.#proxy
  }
  get isCopied(): boolean {
    return this.#isCopied
  }
  /** What came of everything's export; absent before the first. */
  get exported(): ExportResult | undefined {
    return this.#exported
  }

  outcome(what: Transferred): TransferOutcome | undefined {
    return this.#transfers[what]
  }

  look(): void {
    const { calls, settings } = this.#given
    void settings.call('about', calls.about(), (about) => (this.#about = about))
  }

  lookAtHosts(): void {
    const { calls, settings } = this.#given
    void settings.call('hosts', calls.hosts(), (hosts) => (this.#hosts = hosts))
  }

  async testProxy(): Promise<void> {
    const { calls, settings } = this.#given
    this.#proxy = 'running'
    await settings.settled()
    const isTested = await settings.call('proxy', calls.testProxy(), (check) => (this.#proxy = check))
    if (!isTested) this.#proxy = undefined
    this.lookAtHosts()
  }

  async copyDetails(): Promise<void> {
    const { calls, settings } = this.#given
    this.#isCopied = await settings.call('about', calls.copyDetails(), () => undefined)
  }

  openFolder(folder: 'data' | 'log' | 'licences'): void {
    const { calls, settings } = this.#given
    void settings.call('about', calls.openFolder(folder), () => undefined)
  }

  async write(what: Transferred): Promise<void> {
    await this.#transfer(what, this.#given.calls.export(what))
  }

  async read(what: Transferred): Promise<void> {
    await this.#transfer(what, this.#given.calls.import(what))
  }

  async exportAll(format: ExportFormat): Promise<void> {
    const { history, settings } = this.#given
    const reply = history.export({ what: 'everything' }, format)
    await settings.call('exportAll', reply, (exported) => (this.#exported = exported))
  }

  async #transfer(what: Transferred, reply: ReturnType<Dependencies['calls']['export']>): Promise<void> {
    const { settings } = this.#given
    await settings.call(`transfer.${what}`, reply, (outcome) => {
      this.#transfers = { ...this.#transfers, [what]: outcome }
      if (outcome.kind === 'read') settings.show(outcome.view)
    })
  }
}
