import { isLong, shortLines } from './block-parts.ts'
import { codeKinds } from './code-run.ts'
import type { CodeRuns } from './code-run.ts'
import { reveal } from './visible-text.ts'

/**
 * Shows a chunk of code without colours. Text that only grew from `before` keeps its node, and with it what is selected
 * in it; of that only what is new is looked through.
 */
export function writeCode(place: HTMLElement, chunk: string, before: string | undefined): void {
  const node = place.firstChild
  const added = before !== undefined && chunk.startsWith(before) ? chunk.slice(before.length) : undefined
  if (node instanceof Text && added !== undefined && canStandAlone(added) && !isLong(chunk))
    node.replaceData(node.length - 1, 1, `${reveal(added)}\n`)
  else place.textContent = `${reveal(shortLines(chunk))}\n`
}

/** Not so the second half of a sign: whether the sign is one that hides shows in both. */
function canStandAlone(text: string): boolean {
  return !/^[\udc00-\udfff]/.test(text)
}

/** The same with colours; of nothing but spans and text. Waits while some of it is selected; code that is not shown whole stays plain. */
export function paintCode(place: HTMLElement, chunk: string, runs: CodeRuns): () => void {
  if (isLong(chunk)) return () => undefined
  const paint = () => {
    if (isSelected(place)) return
    document.removeEventListener('selectionchange', paint)
    place.replaceChildren(...colouredNodes(chunk, runs))
  }
  document.addEventListener('selectionchange', paint)
  paint()
  return () => document.removeEventListener('selectionchange', paint)
}

function isSelected(place: HTMLElement): boolean {
  const selection = getSelection()
  return selection !== null && !selection.isCollapsed && selection.containsNode(place, true)
}

function colouredNodes(chunk: string, runs: CodeRuns): readonly (Node | string)[] {
  const nodes: (Node | string)[] = []
  let start = 0
  for (let at = 0; at < runs.length; at += 2) {
    const end = start + (runs[at] ?? 0)
    const text = reveal(chunk.slice(start, end))
    const kind = codeKinds[runs[at + 1] ?? -1]
    nodes.push(kind === undefined ? text : coloured(text, kind))
    start = end
  }
  return [...nodes, `${reveal(chunk.slice(start))}\n`]
}

function coloured(text: string, kind: string): HTMLElement {
  const span = document.createElement('span')
  span.className = kind
  span.textContent = text
  return span
}
