import type { DraftRequest } from '#shared/contract.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Estimate } from '#shared/views.ts'
import type { Clock, Stop } from '../lib/clock.ts'

const ESTIMATE_AFTER_MS = 400

type Dependencies = {
  readonly bridge: Pick<Bridge, 'ask'>
  readonly clock: Clock
  readonly draft: () => DraftRequest
}

/** What asking would cost, as far as it can be told. */
export class DraftEstimate {
  readonly #given: Dependencies
  #value = $state.raw<Estimate>({})
  #stop: Stop | undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  get value(): Estimate {
    return this.#value
  }

  // A figure that changes with every key would be read by nobody.
  renewSoon(): void {
    this.#stop?.()
    this.#stop = this.#given.clock.after(ESTIMATE_AFTER_MS, () => void this.#count())
  }

  async #count(): Promise<void> {
    const draft = this.#given.draft()
    const result = await this.#given.bridge.ask.estimate(draft)
    const now = this.#given.draft()
    const isSame = now.text === draft.text && now.captureIds.join() === draft.captureIds.join()
    if (isSame) this.#value = result.ok ? result.value : {}
  }
}
