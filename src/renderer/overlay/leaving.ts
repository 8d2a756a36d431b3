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

/** Ways to leave the overlay with no typing: a preset, and a delay. */
export class Leaving {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Ctrl and a digit: asks a preset with what was typed below it. */
  askPreset(number: number): void {
    const { view, words, says, handOver } = this.#given
    const preset = view()?.prompts[number - 1]
    if (preset === undefined) says.show(words.capture.overlay.noPreset(number))
    else void handOver.submitPreset(preset.text)
  }

  /** Something is selected: what the capture was begun for is asked. */
  asksAtOnce(): void {
    const { view, panels, handOver } = this.#given
    const preset = view()?.asksAtOnce
    if (preset === undefined) return
    // Whoever types the size is not done yet.
    queueMicrotask(() => {
      if (!panels.isTypingSize) void handOver.submitPreset(preset.text)
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
