import type { Bridge } from '#shared/contract/bridge.ts'

/** The seconds until a capture. */
export class CountdownPage {
  readonly #bridge: Pick<Bridge, 'countdown'>
  #secondsLeft = $state(0)

  constructor(bridge: Pick<Bridge, 'countdown'>, secondsLeft: number) {
    this.#bridge = bridge
    this.#secondsLeft = secondsLeft
  }

  get secondsLeft(): number {
    return this.#secondsLeft
  }

  start(): () => void {
    return this.#bridge.countdown.onShow(({ secondsLeft }) => (this.#secondsLeft = secondsLeft))
  }

  stop(): void {
    void this.#bridge.countdown.stop()
  }
}
