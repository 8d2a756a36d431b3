import { isComposing } from '../lib/send-key.ts'
import type { KeyPress } from '../lib/send-key.ts'

export { sends } from '../lib/send-key.ts'

export type WindowKey =
  | 'step-back'
  | 'hide'
  | 'copy'
  | 'go-back'
  | 'settings'
  | 'next-part'
  | 'again'
  | 'new'
  | 'earlier'
  | 'later'
  | 'pin'
  | 'look-again'

/** What a key means anywhere in the window. */
export function windowKey(press: KeyPress): WindowKey | undefined {
  if (isComposing(press) || press.repeat) return undefined
  if (press.key === 'Escape') return 'step-back'
  if (press.key === 'F6') return 'next-part'
  if (!(press.ctrlKey || press.metaKey) || press.altKey) return undefined
  return withControl[`${press.shiftKey ? 'Shift+' : ''}${press.key.toLowerCase()}`]
}

/** Whether it takes back, or does again, what was typed last. */
export function undoes(press: KeyPress): boolean {
  const isCommand = (press.ctrlKey || press.metaKey) && !press.altKey
  return isCommand && ['z', 'y'].includes(press.key.toLowerCase())
}

/** Ctrl with a digit: the number of a preset, from 1. Digits go by their place: with Shift they are other signs. */
export function presetKey(press: KeyPress & Pick<KeyboardEvent, 'code'>): number | undefined {
  if (isComposing(press) || press.repeat || press.shiftKey || press.altKey) return undefined
  const digit = /^Digit([1-9])$/.exec(press.code)?.[1]
  return (press.ctrlKey || press.metaKey) && digit !== undefined ? Number(digit) : undefined
}

const withControl: Readonly<Record<string, WindowKey>> = {
  w: 'hide',
  'Shift+c': 'copy',
  'Shift+enter': 'go-back',
  ',': 'settings',
  r: 'again',
  n: 'new',
  '[': 'earlier',
  ']': 'later',
  p: 'pin',
  l: 'look-again',
}
