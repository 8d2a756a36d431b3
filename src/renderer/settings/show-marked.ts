import type { Marked } from './pages.svelte.ts'

/** For the part that holds the pages: brings a control into view and marks it, as long as it is the marked one. */
export function showMarked(marked: Marked | undefined): (content: HTMLElement) => (() => void) | undefined {
  return (content) => {
    if (marked === undefined) return undefined
    const all = [...content.querySelectorAll<HTMLElement>('[data-label]')]
    const part = all.find(({ dataset }) => dataset['label'] === marked.label)
    if (part === undefined) return undefined
    part.classList.add('marked')
    part.scrollIntoView({ block: 'center' })
    if (marked.takesFocus)
      part.querySelector<HTMLElement>('input, select, textarea, button, summary')?.focus()
    return () => part.classList.remove('marked')
  }
}
