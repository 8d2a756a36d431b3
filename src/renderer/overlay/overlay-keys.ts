import type { Part } from './overlay-state.ts'

export type OverlayCommand =
  | {
      readonly kind:
        | 'step-back'
        | 'enter'
        | 'whole-display'
        | 'last-selection'
        | 'magnifier'
        | 'type-size'
        | 'key-list'
        | 'next-stop'
        | 'open-window'
    }
  | { readonly kind: 'nudge'; readonly columnsPx: number; readonly rowsPx: number; readonly part: Part }
  | { readonly kind: 'next-window'; readonly step: 1 | -1 }
  | { readonly kind: 'display'; readonly number: number }

/** Where the keys go: to the display while nothing is selected, to the selection, or into a field. */
export type KeyPlace = 'display' | 'selection' | 'field'

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'repeat' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

type Simple = Exclude<OverlayCommand['kind'], 'nudge' | 'next-window' | 'display'>

const everywhere: Readonly<Record<string, Simple>> = { escape: 'step-back', f1: 'key-list' }
const onSelection: Readonly<Record<string, Simple>> = {
  ...everywhere,
  f6: 'next-stop',
  enter: 'enter',
  m: 'magnifier',
  r: 'type-size',
  '?': 'key-list',
}
const simple: Readonly<Record<KeyPlace, Readonly<Record<string, Simple>>>> = {
  field: { ...everywhere, f6: 'next-stop' },
  selection: onSelection,
  display: { ...onSelection, ' ': 'whole-display', l: 'last-selection' },
}

/** Keys whose press this overlay has seen. One that was down when it opened means nothing until it is let go. */
export class FreshKeys {
  readonly #down = new Set<string>()
  #stale: ReadonlySet<string> = new Set()

  forget(): void {
    this.#down.clear()
  }

  /** The place of the keys has changed: what is still held was not meant for the new one. */
  moveOn(): void {
    this.#stale = new Set(this.#down)
  }

  /** Whether this is the repeat of a key that was pressed for another place. */
  isStale({ code, repeat }: Pick<Press, 'code' | 'repeat'>): boolean {
    return repeat && this.#stale.has(code)
  }

  up({ code }: Pick<Press, 'code'>): void {
    this.#down.delete(code)
    this.#stale = new Set([...this.#stale].filter((stale) => stale !== code))
  }

  isDown(code: string): boolean {
    return this.#down.has(code)
  }

  down(press: Press, place: KeyPlace): OverlayCommand | undefined {
    if (press.repeat && !this.#down.has(press.code)) return undefined
    this.#down.add(press.code)
    return this.isStale(press) || press.metaKey ? undefined : commandOf(press, place)
  }
}

function commandOf(press: Press, place: KeyPlace): OverlayCommand | undefined {
  if (place !== 'field') {
    const nudge = place === 'display' ? aimNudge(press) : adjustNudge(press)
    if (nudge !== undefined) return nudge
  }
  if (place === 'display' && press.key === 'Tab' && !press.ctrlKey && !press.altKey)
    return { kind: 'next-window', step: press.shiftKey ? -1 : 1 }
  return press.repeat ? undefined : singleOf(press, place)
}

function aimNudge({ key, ctrlKey, shiftKey, altKey }: Press): OverlayCommand | undefined {
  const stepPx = ctrlKey ? 100 : shiftKey ? 10 : 1
  return altKey ? undefined : nudgeOf(key, stepPx, 'whole')
}

function adjustNudge({ key, ctrlKey, shiftKey, altKey }: Press): OverlayCommand | undefined {
  return nudgeOf(key, shiftKey ? 10 : 1, ctrlKey ? 'end' : altKey ? 'start' : 'whole')
}

function nudgeOf(key: string, stepPx: number, part: Part): OverlayCommand | undefined {
  const arrow = arrows[key]
  if (arrow === undefined) return undefined
  return { kind: 'nudge', columnsPx: arrow[0] * stepPx, rowsPx: arrow[1] * stepPx, part }
}

// A hotkey's Ctrl or Alt may still be down, when Space is not meant for us.
function singleOf({ key, ctrlKey, altKey }: Press, place: KeyPlace): OverlayCommand | undefined {
  if (altKey) return undefined
  if (ctrlKey) return place !== 'display' && key.toLowerCase() === 'o' ? { kind: 'open-window' } : undefined
  if (place === 'display' && /^[1-9]$/.test(key)) return { kind: 'display', number: Number(key) }
  const kind = simple[place][key.toLowerCase()]
  return kind === undefined ? undefined : { kind }
}
