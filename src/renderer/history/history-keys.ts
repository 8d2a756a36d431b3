import { isComposing } from '../lib/send-key.ts'
import type { KeyPress } from '../lib/send-key.ts'

export type WindowKey =
  'search' | 'step-back' | 'list' | 'grid' | 'export' | 'settings' | 'next-part' | 'hide'
export type ListKey =
  | { readonly kind: 'move'; readonly to: Move; readonly isExtending: boolean; readonly isFocusOnly: boolean }
  | { readonly kind: 'open' | 'picture' | 'copy' | 'star' | 'rename' | 'delete' | 'all' | 'toggle' }
export type Move = 'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'page-up' | 'page-down'

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  PageUp: 'page-up',
  PageDown: 'page-down',
}

const anywhere: Readonly<Record<string, WindowKey>> = { Escape: 'step-back', F6: 'next-part' }
const anywhereWithControl: Readonly<Record<string, WindowKey>> = {
  f: 'search',
  e: 'export',
  ',': 'settings',
  w: 'hide',
}
// Shift makes another sign of a digit on every layout, so digits go by their place.
const anywhereWithControlAndShift: Readonly<Record<string, WindowKey>> = { Digit1: 'list', Digit2: 'grid' }

/** What a key means anywhere in the window; `isTyping`: a field has it. */
export function windowKey(
  press: KeyPress & { readonly code: string },
  isTyping: boolean,
): WindowKey | undefined {
  if (isComposing(press) || press.repeat) return undefined
  if (press.ctrlKey || press.metaKey) return controlKey(press)
  const isSlash = press.key === '/' && !isTyping && !press.altKey
  return isSlash ? 'search' : anywhere[press.key]
}

function controlKey(press: KeyPress & { readonly code: string }): WindowKey | undefined {
  if (press.altKey) return undefined
  return press.shiftKey
    ? anywhereWithControlAndShift[press.code]
    : anywhereWithControl[press.key.toLowerCase()]
}

const plain: Readonly<Record<string, Exclude<ListKey['kind'], 'move'>>> = {
  Enter: 'open',
  ' ': 'picture',
  s: 'star',
  F2: 'rename',
  Delete: 'delete',
}
const withControl: Readonly<Record<string, Exclude<ListKey['kind'], 'move'>>> = {
  a: 'all',
  c: 'copy',
  ' ': 'toggle',
  Backspace: 'delete',
}

/** What a key means while the list has the focus. */
export function listKey(press: KeyPress): ListKey | undefined {
  if (isComposing(press) || press.altKey) return undefined
  const isControl = press.ctrlKey || press.metaKey
  const to = moves[press.key]
  if (to !== undefined)
    return { kind: 'move', to, isExtending: press.shiftKey, isFocusOnly: isControl && !press.shiftKey }
  return actKey(press, isControl)
}

function actKey({ key, shiftKey, repeat }: KeyPress, isControl: boolean): ListKey | undefined {
  if (shiftKey || repeat) return undefined
  const kind = (isControl ? withControl : plain)[key.length === 1 ? key.toLowerCase() : key]
  return kind === undefined ? undefined : { kind }
}
