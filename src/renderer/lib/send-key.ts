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

/** With which of the two a question is sent; the other one is a new line, save that Ctrl+Enter always sends. */
type SendKey = 'enter' | 'ctrl-enter'

/** Whether Enter sends here. Only a fresh press does: a held key, or one that composes, never. */
export function sends(press: KeyPress, sendKey: SendKey = 'enter'): boolean {
  if (press.key !== 'Enter' || press.repeat || isComposing(press)) return false
  if (press.ctrlKey || press.metaKey) return true
  return sendKey === 'enter' && !(press.shiftKey || press.altKey)
}

/** As the page was told last (`look.ts`). */
export function chosenSendKey(): SendKey {
  return document.documentElement.dataset['sendWith'] === 'ctrl-enter' ? 'ctrl-enter' : 'enter'
}
