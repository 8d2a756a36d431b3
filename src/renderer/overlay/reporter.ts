import type { OverlayReport } from '#shared/contract.ts'
import type { Clock, Stop } from '../lib/clock.ts'

/** Within 300 ms of each key the text is on its way to the disk, also of one who types without a pause. */
const REPORT_AFTER_MS = 250

type Dependencies = {
  readonly clock: Clock
  readonly send: (report: OverlayReport) => void
}

/** Tells main how far the overlay is, so that nothing goes with it: soon after a change, and only what is new. */
export class Reporter {
  readonly #given: Dependencies
  #last: OverlayReport | undefined
  #next: OverlayReport | undefined
  #stop: Stop | undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** What main knows at the beginning. */
  begin(known: OverlayReport): void {
    this.forget()
    this.#last = known
  }

  note(report: OverlayReport): void {
    this.#next = report
    const isStep = (report.selection === undefined) !== (this.#last?.selection === undefined)
    // A cover that main does not know of would not be in the picture if the overlay were lost now.
    if (isStep || report.marks !== this.#last?.marks) return this.flush()
    this.#stop ??= this.#given.clock.after(REPORT_AFTER_MS, () => this.flush())
  }

  flush(): void {
    this.#stop?.()
    this.#stop = undefined
    const report = this.#next
    this.#next = undefined
    if (report === undefined || isSame(report, this.#last)) return
    this.#last = report
    this.#given.send(report)
  }

  forget(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#next = undefined
    this.#last = undefined
  }
}

function isSame(a: OverlayReport, b: OverlayReport | undefined): boolean {
  if (b === undefined || a.marks !== b.marks) return false
  const plain = ({ frameId, text, selection }: OverlayReport) => JSON.stringify([frameId, text, selection])
  return plain(a) === plain(b)
}
