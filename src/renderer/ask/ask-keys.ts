import { isComposing } from '../lib/send-key.ts'
import type { KeyPress } from '../lib/send-key.ts'

export { sends } from '../lib/send-key.ts'

export type WindowKey = 'step-back' | 'hide' | 'copy' | 'settings' | 'next-part'

/** What a key means anywhere in the window. */
export function windowKey(press: KeyPress): WindowKey | undefined {
  if (isComposing(press) || press.repeat) return undefined
  if (press.key === 'Escape') return 'step-back'
  if (press.key === 'F6') return 'next-part'
  if (!(press.ctrlKey || press.metaKey) || press.altKey) return undefined
  return withControl[`${press.shiftKey ? 'Shift+' : ''}${press.key.toLowerCase()}`]
}

const withControl: Readonly<Record<string, WindowKey>> = { w: 'hide', 'Shift+c': 'copy', ',': 'settings' }
