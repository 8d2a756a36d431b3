import type { Bridge } from '#shared/contract/bridge.ts'
import type { OverlayView } from '#shared/views.ts'
import type { Words } from '#shared/words/words.ts'
import type { Announcer } from './announcer.svelte.ts'
import type { HandOver } from './hand-over.ts'
import type { Panels } from './panels.svelte.ts'

type Dependencies = {
  readonly bridge: Bridge
  readonly words: Words
  readonly says: Announcer
  readonly panels: Panels
  readonly handOver: HandOver
  readonly view: () => OverlayView | undefined
  /** Nothing is left to do here. */
  readonly onDone: () => void
}

/** Ways to leave the overlay with no typing: a preset, the ask window, and a delay. */
export class Leaving {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Enter on the selection: on to the question; there is none about a picture, which is kept. */
  enter(): void {
    const { view, panels, handOver } = this.#given
    if (view()?.isPicture) void handOver.openWindow()
    else panels.goTo('field')
  }

  /** Ctrl and a digit: asks a preset with what was typed below it. */
  askPreset(number: number): void {
    const { view, words, says, handOver } = this.#given
    const preset = view()?.prompts[number - 1]
    if (preset === undefined) says.show(words.capture.overlay.noPreset(number))
    else void handOver.submitPreset(preset)
  }

  /** Something is selected: what is to be done with it by itself is done. */
  goesAtOnce(): void {
    const { view, panels, handOver } = this.#given
    const wanted = view()?.atOnce
    if (wanted === undefined) return
    // Whoever types the size is not done yet.
    queueMicrotask(() => {
      if (panels.isTypingSize) return
      if (wanted.kind === 'ask') void handOver.submitPreset(wanted.prompt)
      else void handOver.openWindow()
    })
  }

  /** Goes away, and comes back with new frames when the time is over. */
  delay(): void {
    const { view, handOver, bridge, onDone } = this.#given
    const frameId = view()?.frameId
    if (frameId === undefined) return
    handOver.flush()
    void bridge.overlay.delay(frameId)
    onDone()
  }
}
