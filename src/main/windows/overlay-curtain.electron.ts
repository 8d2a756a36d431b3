import type { BrowserWindow } from 'electron'
import type { Curtain, Press } from '../capture/curtain.ts'
import type { Cover } from '../capture/capture-session.ts'

/** A compositor shows what a page has painted two or three frames later. */
const SHOWN_MS = 50

/** The curtain before one overlay: lowered before its pages have anything to show, lifted when they are to be seen. */
export class OverlayCurtain {
  readonly #curtain: Curtain
  #lifting: NodeJS.Timeout | undefined

  constructor(curtain: Curtain) {
    this.#curtain = curtain
  }

  lower(covers: readonly Cover[]): void {
    clearTimeout(this.#lifting)
    const areas = covers.flatMap(({ areaPx }) => (areaPx === undefined ? [] : [areaPx]))
    if (areas.length > 0) this.#curtain.lower(areas)
  }

  /** Lets the overlay be seen, and gives to the pages what was pressed before they could be. */
  open(pairs: readonly (readonly [Cover, BrowserWindow])[]): void {
    clearTimeout(this.#lifting)
    this.#lifting = setTimeout(() => {
      const pressed = this.#curtain.lift()
      for (const [at, [cover, window]] of pairs.entries())
        if (!window.isDestroyed())
          for (const press of pressed.filter(({ area }) => area === at)) give(press, cover, window)
    }, SHOWN_MS)
  }

  /** Whatever was pressed is nobody's. */
  drop(): void {
    clearTimeout(this.#lifting)
    this.#curtain.lift()
  }
}

function give(
  { isDown, button, place }: Press,
  { areaPx, display }: Cover,
  { webContents }: BrowserWindow,
): void {
  if (areaPx === undefined) return
  const at = {
    x: Math.floor((place.xPx * display.bounds.width) / areaPx.widthPx),
    y: Math.floor((place.yPx * display.bounds.height) / areaPx.heightPx),
  }
  const [before, during] = isDown ? [[], [button]] : [[button], []]
  webContents.sendInputEvent({ type: 'mouseMove', ...at, ...held(before) })
  const type = isDown ? 'mouseDown' : 'mouseUp'
  webContents.sendInputEvent({ type, ...at, button, clickCount: 1, ...held(during) })
}

function held(buttons: readonly Press['button'][]) {
  return { modifiers: buttons.map((button) => `${button}buttondown` as const) }
}
