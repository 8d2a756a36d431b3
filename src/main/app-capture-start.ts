import type { CaptureInto } from './app-ask-windows.ts'
import type { CaptureFlow } from './capture/capture.ts'
import type { LastRegion } from './capture/last-region.ts'

type Options = {
  readonly flow: () => Pick<CaptureFlow, 'isIdle' | 'start' | 'startLast' | 'takeAgain'>
  /** The window that the next capture goes to, unless one asks for it. */
  readonly nextWindow: () => number
}

/** Begins captures, one at a time, and knows whose draft the one that is being made is for. */
export class CaptureStart {
  readonly #given: Options
  #into: CaptureInto = { windowId: 0, isMore: false }

  constructor(given: Options) {
    this.#given = given
  }

  get into(): CaptureInto {
    return this.#into
  }

  start(into?: CaptureInto): void {
    this.#begin(into, (flow) => flow.start())
  }

  startLast(): void {
    this.#begin(undefined, (flow) => flow.startLast())
  }

  takeAgain(region: LastRegion, into: CaptureInto): void {
    this.#begin(into, (flow) => flow.takeAgain(region))
  }

  /** Of a capture that is being made, nothing changes. */
  #begin(into: CaptureInto | undefined, start: (flow: ReturnType<Options['flow']>) => unknown): void {
    const flow = this.#given.flow()
    if (!flow.isIdle) return
    this.#into = into ?? { windowId: this.#given.nextWindow(), isMore: false }
    void start(flow)
  }
}
