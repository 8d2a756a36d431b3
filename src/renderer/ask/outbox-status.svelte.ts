import type { Bridge } from '#shared/contract/bridge.ts'
import type { HeldBy, OutboxView } from '#shared/outbox-view.ts'

/** What keeps the asks of the outbox, as far as it is known here. */
export class OutboxStatus {
  readonly #bridge: Pick<Bridge, 'outbox'>
  #view = $state.raw<OutboxView>()

  constructor(bridge: Pick<Bridge, 'outbox'>) {
    this.#bridge = bridge
  }

  start(): () => void {
    const stop = this.#bridge.outbox.onShow((view) => (this.#view = view))
    void this.#bridge.outbox.view().then((result) => {
      if (result.ok) this.#view ??= result.value // one that was pushed meanwhile is newer
    })
    return stop
  }

  /** The user lets nothing go out by itself. */
  get isHeld(): boolean {
    return this.#view?.isHeld === true
  }

  async hold(isOn: boolean): Promise<void> {
    const result = await this.#bridge.outbox.hold(isOn)
    if (result.ok) this.#view = result.value
  }

  /** What the user holds goes out again. */
  letGo(): Promise<void> {
    return this.hold(false)
  }

  heldBy(askId: string): HeldBy | undefined {
    return this.#view?.asks.find((ask) => ask.askId === askId)?.heldBy
  }
}
