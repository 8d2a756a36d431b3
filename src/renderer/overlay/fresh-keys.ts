export type OverlayCommand =
  | { readonly kind: 'step-back' | 'enter' | 'whole-display' }
  | { readonly kind: 'nudge'; readonly columnsPx: number; readonly rowsPx: number }

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'repeat' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const single: Readonly<Record<string, 'step-back' | 'enter' | 'whole-display'>> = {
  Escape: 'step-back',
  Enter: 'enter',
  ' ': 'whole-display',
}

/** Keys whose press this overlay has seen. One that was down when it opened means nothing until it is let go. */
export class FreshKeys {
  readonly #down = new Set<string>()

  forget(): void {
    this.#down.clear()
  }

  up({ code }: Pick<KeyboardEvent, 'code'>): void {
    this.#down.delete(code)
  }

  down(press: Press): OverlayCommand | undefined {
    if (press.repeat && !this.#down.has(press.code)) return undefined
    this.#down.add(press.code)
    if (press.altKey || press.metaKey) return undefined
    return nudgeOf(press) ?? singleOf(press)
  }
}

function nudgeOf({ key, ctrlKey, shiftKey }: Press): OverlayCommand | undefined {
  const arrow = arrows[key]
  if (arrow === undefined) return undefined
  const stepPx = ctrlKey ? 100 : shiftKey ? 10 : 1
  return { kind: 'nudge', columnsPx: arrow[0] * stepPx, rowsPx: arrow[1] * stepPx }
}

// Only arrows may be held; and a hotkey's Ctrl may still be down, when Space is not meant for us.
function singleOf({ key, repeat, ctrlKey }: Press): OverlayCommand | undefined {
  const kind = repeat || ctrlKey ? undefined : single[key]
  return kind === undefined ? undefined : { kind }
}
