import { tools } from '#shared/annotate/mark.ts'
import type { Tool } from '#shared/annotate/mark.ts'
import type { ToolbarAction } from '#shared/words/annotate-words.ts'
import type { Words } from '#shared/words/words.ts'
import { keyHint } from '../lib/key-hint.ts'
import type { OverlayPage } from './overlay-page.svelte.ts'

export type ToolbarItem = {
  readonly id: Tool | Exclude<ToolbarAction, 'look'>
  readonly name: string
  readonly keys: string
  readonly isDisabled?: boolean
  /** A line stands before it. */
  readonly startsGroup?: boolean
}

/** The buttons from left to right. */
export function toolbarItems(page: OverlayPage, all: Words): readonly ToolbarItem[] {
  const { annotations, steps, view } = page
  const keys = (accelerator: string) => keyHint(accelerator, all)
  const words = all.annotate
  const action = (id: Exclude<ToolbarAction, 'look'>, keys: string, isDisabled = false): ToolbarItem => ({
    id,
    name: words.actions[id],
    keys,
    isDisabled,
  })
  const look: ToolbarItem = { ...action('colour', 'C'), name: words.actions.look }
  const isPicture = view?.isPicture === true
  return [
    ...tools.map((tool, index): ToolbarItem => ({
      id: tool,
      name: words.tools[tool],
      keys: String(index + 1),
    })),
    { ...(annotations.isCovering ? look : action('colour', 'C')), startsGroup: true },
    action('width', 'W', annotations.isCovering),
    { ...action('undo', keys('Control+Z'), !steps.canUndo), startsGroup: true },
    action('redo', keys('Control+Shift+Z'), !steps.canRedo),
    ...(isPicture ? [] : [{ ...action('add', '+'), startsGroup: true }]),
    { ...action('copy', keys('Control+C')), startsGroup: isPicture },
    action('save', keys('Control+S')),
    action('pin', keys('Control+P')),
    isPicture ? action('done', keys('Enter')) : action('open-window', keys('Control+O')),
    action('close', keys('Escape')),
  ]
}

/** What a press on a button does. */
export function pressTool(page: OverlayPage, { id, isDisabled }: ToolbarItem): void {
  if (isDisabled === true) return
  if (id === 'close') page.dismiss()
  else if (id === 'done') page.command({ kind: 'open-window' })
  else if (id === 'colour' || id === 'width') page.panels.toggleMenu(id)
  else
    page.command(
      tools.some((tool) => tool === id) ? { kind: 'tool', tool: id as Tool } : { kind: id as 'undo' },
    )
}
