import type { NumberPlace } from '../annotate/mark-places.ts'
import type { MarkColour, MarkWidthPx, Tool } from '../annotate/mark.ts'
import type { CoverLook } from '../annotate/mark.ts'

export type ToolbarAction =
  | 'colour'
  | 'width'
  | 'look'
  | 'undo'
  | 'redo'
  | 'add'
  | 'copy'
  | 'save'
  | 'pin'
  | 'open-window'
  | 'done'
  | 'close'

/** What people read about drawing on a capture. */
export type AnnotateWords = {
  readonly toolbar: string
  readonly tools: Readonly<Record<Tool, string>>
  readonly actions: Readonly<Record<ToolbarAction, string>>
  /** A name and its key, as a tooltip shows them. */
  readonly tip: (name: string, keys: string) => string
  readonly colours: Readonly<Record<MarkColour, string>>
  readonly widths: Readonly<Record<MarkWidthPx, string>>
  readonly looks: Readonly<Record<CoverLook, string>>
  readonly toolOn: (tool: string) => string
  readonly toolOff: string
  readonly text: string
  /** Not all that was pasted into a text had room in it. */
  readonly textCut: (most: number) => string
  readonly marked: (tool: string) => string
  readonly selected: (tool: string) => string
  readonly deleted: string
  readonly undone: string
  readonly redone: string
  readonly nothingToUndo: string
  readonly copied: string
  readonly saved: string
  readonly added: (count: number) => string
  readonly saveTitle: string
  readonly fileName: (at: Date) => string
  readonly marksLine: (capture: number, places: readonly NumberPlace[]) => string
}
