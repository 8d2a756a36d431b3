import type { AskingSettings } from '#shared/schemas/asking.ts'

/** What of a key press decides; so that it can be told without a page. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'keyCode' | 'isComposing' | 'repeat' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'
>

/** The input method has this key: it ends a word, chooses a candidate, or leaves the composition. */
export function isComposing(press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  // 229 is how some input methods send the very key that ended their composition, when isComposing is false again.
  return press.isComposing || press.keyCode === 229
}

/**
 * Whether Enter sends here, alone or with Ctrl as it is set; with Ctrl it always does. Only a fresh press counts: a
 * held key, or one that composes, never.
 */
export function sends(press: KeyPress, sendWith: AskingSettings['sendWith'] = 'enter'): boolean {
  if (press.key !== 'Enter' || press.repeat || isComposing(press)) return false
  return press.ctrlKey || press.metaKey || (sendWith === 'enter' && !(press.shiftKey || press.altKey))
}
