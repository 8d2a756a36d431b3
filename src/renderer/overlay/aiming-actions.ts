import type { Bridge } from '#shared/contract/bridge.ts'
import type { OverlayView } from '#shared/views.ts'
import type { Words } from '#shared/words/words.ts'
import type { Announcer } from './announcer.svelte.ts'
import { pixelsOf } from './ground.ts'
import { highlightedOf } from './overlay-state.ts'
import type { Model, OverlayEvent } from './overlay-state.ts'
import type { Panels } from './panels.svelte.ts'

type Dependencies = {
  readonly bridge: Bridge
  readonly words: Words
  readonly says: Announcer
  readonly panels: Panels
  readonly view: () => OverlayView | undefined
  readonly model: () => Model
  readonly advance: (event: OverlayEvent) => void
  /** Main is told what it does not know yet. */
  readonly flush: () => void
}

/** What keys do while nothing is selected yet. */
export class AimingActions {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  nextWindow(step: 1 | -1): void {
    const { words, says, model, advance } = this.#given
    const { untitled, noWindows, windowAnnounced } = words.overlay
    advance({ type: 'next-window', step })
    const window = highlightedOf(model())
    if (window === undefined) return says.show(noWindows)
    const { widthPx, heightPx } = pixelsOf(window, model().ground)
    says.say(windowAnnounced(window.title || untitled, widthPx, heightPx))
  }

  takeAll(): void {
    this.#given.advance({ type: 'take', rect: 'whole-display' })
  }

  takeLast(): void {
    const { view, says, words, advance } = this.#given
    const rect = view()?.lastSelection
    if (rect === undefined) says.show(words.overlay.noLastSelection)
    else advance({ type: 'take', rect })
  }

  toggleMagnifier(): void {
    const { bridge, panels, says, words } = this.#given
    panels.toggleMagnifier()
    says.say(panels.isMagnified ? words.overlay.magnifierOn : words.overlay.magnifierOff)
    void bridge.overlay.magnify(panels.isMagnified)
  }

  async goTo(display: number): Promise<void> {
    const { bridge, view, says, words, flush } = this.#given
    const frameId = view()?.frameId
    if (frameId === undefined) return
    flush()
    const { ok } = await bridge.overlay.goTo({ frameId, display })
    if (!ok && view()?.frameId === frameId) says.show(words.overlay.noDisplay(display))
  }
}
