import type { Bridge } from '#shared/contract/bridge.ts'
import { unwrap } from '../lib/bridge.ts'

/** Whether Askshot starts with the desktop, as the desktop itself has it. */
export class StartAtLogin {
  readonly #bridge: Bridge
  #isOn = $state(false)

  constructor(bridge: Bridge) {
    this.#bridge = bridge
  }

  get isOn(): boolean {
    return this.#isOn
  }

  async look(): Promise<void> {
    this.#isOn = await unwrap(this.#bridge.setup.startsAtLogin())
  }

  /** Returns whether the desktop took it. */
  readonly set = async (isOn: boolean): Promise<boolean> => {
    try {
      this.#isOn = await unwrap(this.#bridge.setup.startAtLogin(isOn))
    } catch {
      return false // the switch goes back, which says it
    }
    return this.#isOn === isOn
  }

  async openSelfTest(): Promise<void> {
    await this.#bridge.app.run('open-self-test')
  }
}
