import type { Bridge } from '#shared/contract/bridge.ts'

/** Whether the thread in the window is deleted when it closes. */
export class ForgetMark {
  readonly #bridge: Bridge['ask']
  #isOn = $state(false)

  constructor(bridge: Bridge['ask']) {
    this.#bridge = bridge
  }

  get isOn(): boolean {
    return this.#isOn
  }

  /** Follows what the window shows. */
  start(): () => void {
    void this.#read()
    return this.#bridge.onShow(() => void this.#read())
  }

  async toggle(): Promise<void> {
    const result = await this.#bridge.forget(!this.#isOn)
    if (result.ok) this.#isOn = result.value
  }

  async #read(): Promise<void> {
    const result = await this.#bridge.forgets()
    if (result.ok) this.#isOn = result.value
  }
}
