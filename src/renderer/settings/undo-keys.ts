/** What a key press asks to take back or make again; nothing where a field has something of its own to undo. */
export function undoOf(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined
  const key = event.key.toLowerCase()
  if (key !== 'z' && !(key === 'y' && !event.shiftKey)) return undefined
  if (isTypedInto(event.target)) return undefined
  return key === 'y' || event.shiftKey ? 'redo' : 'undo'
}

function isTypedInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false
  return target.dataset['settled'] === undefined && !target.readOnly
}
