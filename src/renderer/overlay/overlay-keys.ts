import { tools } from '#shared/annotate/mark.ts'
import type { Tool } from '#shared/annotate/mark.ts'
import type { Part } from './overlay-state.ts'

/** What needs no more words. */
export type Plain =
  | 'step-back'
  | 'enter'
  | 'whole-display'
  | 'last-selection'
  | 'magnifier'
  | 'type-size'
  | 'key-list'
  | 'open-window'
  | 'undo'
  | 'redo'
  | 'delete'
  | 'add'
  | 'copy'
  | 'save'
  | 'colour'
  | 'width'
  | 'delay'
  | 'pin'

export type OverlayCommand =
  | { readonly kind: Plain }
  | { readonly kind: 'tool'; readonly tool: Tool }
  | { readonly kind: 'next-stop'; readonly step: 1 | -1 }
  | { readonly kind: 'next-mark'; readonly step: 1 | -1 }
  | { readonly kind: 'nudge'; readonly columnsPx: number; readonly rowsPx: number; readonly part: Part }
  | { readonly kind: 'next-window'; readonly step: 1 | -1 }
  | { readonly kind: 'display'; readonly number: number }
  | { readonly kind: 'preset'; readonly number: number }

/** Where the keys go: to the display while nothing is selected, to the selection, the toolbar, or into a field. */
export type KeyPlace = 'display' | 'selection' | 'toolbar' | 'field'

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'repeat' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const everywhere: Readonly<Record<string, Plain>> = { escape: 'step-back', f1: 'key-list' }
const onDisplay: Readonly<Record<string, Plain>> = {
  ...everywhere,
  enter: 'enter',
  m: 'magnifier',
  r: 'type-size',
  '?': 'key-list',
}
const onSelection: Readonly<Record<string, Plain>> = {
  ...onDisplay,
  delete: 'delete',
  backspace: 'delete',
  '+': 'add',
  c: 'colour',
  w: 'width',
}
const simple: Readonly<Record<KeyPlace, Readonly<Record<string, Plain>>>> = {
  field: everywhere,
  selection: onSelection,
  toolbar: onSelection,
  display: { ...onDisplay, ' ': 'whole-display', l: 'last-selection', d: 'delay' },
}
const withCtrl: Readonly<Record<string, Plain>> = {
  z: 'undo',
  y: 'redo',
  c: 'copy',
  s: 'save',
  o: 'open-window',
  p: 'pin',
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
  if (place === 'display' || place === 'selection') {
    const nudge = place === 'display' ? aimNudge(press) : adjustNudge(press)
    if (nudge !== undefined) return nudge
  }
  return tabOf(press, place) ?? (press.repeat ? undefined : singleOf(press, place))
}

function tabOf({ key, shiftKey, ctrlKey, altKey }: Press, place: KeyPlace): OverlayCommand | undefined {
  if (key !== 'Tab' || ctrlKey || altKey) return undefined
  const step = shiftKey ? -1 : 1
  if (place === 'display') return { kind: 'next-window', step }
  return place === 'selection' ? { kind: 'next-mark', step } : undefined
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
function singleOf(press: Press, place: KeyPlace): OverlayCommand | undefined {
  const { key, ctrlKey, altKey, shiftKey } = press
  if (altKey) return undefined
  if (ctrlKey) return ctrlOf(press, place)
  if (key === 'F6' && place !== 'display') return { kind: 'next-stop', step: shiftKey ? -1 : 1 }
  const digit = place === 'field' ? undefined : digitOf(key, place)
  if (digit !== undefined) return digit
  const kind = simple[place][key.toLowerCase()]
  return kind === undefined ? undefined : { kind }
}

/** Another display while nothing is selected; after that, a tool. */
function digitOf(key: string, place: KeyPlace): OverlayCommand | undefined {
  if (!/^[1-9]$/.test(key)) return undefined
  if (place === 'display') return { kind: 'display', number: Number(key) }
  const tool = tools[Number(key) - 1]
  return tool === undefined ? undefined : { kind: 'tool', tool }
}

function ctrlOf({ key, shiftKey }: Press, place: KeyPlace): OverlayCommand | undefined {
  if (place === 'display') return undefined
  if (/^[1-9]$/.test(key)) return { kind: 'preset', number: Number(key) }
  const kind = withCtrl[key.toLowerCase()]
  if (kind === undefined) return undefined
  // A field has its own clipboard and its own undo.
  if (place === 'field') return kind === 'open-window' || kind === 'pin' ? { kind } : undefined
  return { kind: kind === 'undo' && shiftKey ? 'redo' : kind }
}
