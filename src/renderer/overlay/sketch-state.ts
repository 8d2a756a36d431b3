import type { CoverLook, Mark, MarkColour, MarkWidthPx, Tool } from '#shared/annotate/mark.ts'
import type { PixelPoint, PixelRect } from '#shared/geometry.ts'
import { begunMark, drawnTo, isWorthKeeping, movedMark, restyled } from './mark-shape.ts'
import { markAt } from './mark-hit.ts'

export type MarkStyle = {
  readonly colour: MarkColour
  readonly widthPx: MarkWidthPx
  readonly look: CoverLook
}

/** What the hand is doing. */
export type Act =
  | { readonly kind: 'drawing'; readonly mark: Mark; readonly from: PixelPoint }
  | {
      readonly kind: 'moving'
      readonly index: number
      readonly mark: Mark
      readonly from: PixelPoint
      readonly wasSelected: boolean
    }
  /** A text is being typed: a new one, or that of a mark that is there. */
  | { readonly kind: 'typing'; readonly at: PixelPoint; readonly text: string; readonly index?: number }

export type Sketch = {
  readonly marks: readonly Mark[]
  readonly style: MarkStyle
  readonly tool?: Tool | undefined
  readonly selected?: number | undefined
  readonly act?: Act | undefined
}

/** What a press needs to know of the selection: its pixels, and how many of them make a point. */
export type Sheet = { readonly area: PixelRect; readonly pxPerPoint: number }

export type SketchEvent =
  | { readonly type: 'clear' }
  | { readonly type: 'release' }
  | { readonly type: 'drop' }
  | { readonly type: 'delete' }
  | { readonly type: 'tool'; readonly tool: Tool | undefined }
  | { readonly type: 'style'; readonly style: Partial<MarkStyle> }
  | { readonly type: 'press'; readonly point: PixelPoint; readonly sheet: Sheet }
  | {
      readonly type: 'drag'
      readonly point: PixelPoint
      readonly area: PixelRect
      readonly isStraight: boolean
    }
  | { readonly type: 'select'; readonly index: number | undefined }
  | { readonly type: 'nudge'; readonly columnsPx: number; readonly rowsPx: number }
  /** What was typed, drawn; nothing when no letter is left of it. */
  | { readonly type: 'written'; readonly mark: Mark | undefined }
  | { readonly type: 'restore'; readonly marks: readonly Mark[] }

export const blank: Sketch = { marks: [], style: { colour: 'red', widthPx: 4, look: 'solid' } }

/** The next state. Total: what means nothing in a state leaves it as it is. */
export function sketched(sketch: Sketch, event: SketchEvent): Sketch {
  switch (event.type) {
    case 'clear':
      return { ...blank, style: sketch.style }
    case 'tool':
      return {
        ...still(sketch),
        tool: event.tool === sketch.tool ? undefined : event.tool,
        selected: undefined,
      }
    case 'style':
      return withStyle(sketch, event.style)
    case 'press':
      return sketch.tool === undefined ? grabbed(sketch, event) : begun(sketch, sketch.tool, event)
    case 'drag':
      return dragged(sketch, event)
    case 'release':
      return released(sketch)
    case 'drop':
      return dropped(sketch)
    default:
      return edited(sketch, event)
  }
}

type EditEvent = Extract<SketchEvent, { type: 'delete' | 'select' | 'nudge' | 'written' | 'restore' }>

function edited(sketch: Sketch, event: EditEvent): Sketch {
  switch (event.type) {
    case 'delete':
      return withoutSelected(sketch)
    case 'select':
      return { ...still(sketch), selected: event.index }
    case 'nudge': {
      const by = { xPx: event.columnsPx, yPx: event.rowsPx }
      return replaced(sketch, sketch.selected, (mark) => movedMark(mark, by))
    }
    case 'written':
      return written(sketch, event.mark)
    case 'restore':
      return { ...still(sketch), marks: event.marks, selected: undefined }
  }
}

function still(sketch: Sketch): Sketch {
  return { ...sketch, act: undefined }
}

function withStyle(sketch: Sketch, style: Partial<MarkStyle>): Sketch {
  const next = { ...sketch.style, ...style }
  return replaced({ ...sketch, style: next }, sketch.selected, (mark) => restyled(mark, style))
}

function begun(
  sketch: Sketch,
  tool: Tool,
  { point, sheet }: Extract<SketchEvent, { type: 'press' }>,
): Sketch {
  if (tool === 'text') return { ...sketch, act: { kind: 'typing', at: point, text: '' } }
  const mark = begunMark(tool, { point, style: sketch.style, pxPerPoint: sheet.pxPerPoint })
  return { ...sketch, act: { kind: 'drawing', mark, from: point } }
}

/** Without a tool, a press on a mark takes hold of it; beside all of them it lets go of the one that was selected. */
function grabbed(sketch: Sketch, { point, sheet }: Extract<SketchEvent, { type: 'press' }>): Sketch {
  const index = markAt(sketch.marks, point, sheet.pxPerPoint)
  const mark = index === undefined ? undefined : sketch.marks[index]
  if (index === undefined || mark === undefined) return { ...sketch, selected: undefined }
  const wasSelected = sketch.selected === index
  return { ...sketch, selected: index, act: { kind: 'moving', index, mark, from: point, wasSelected } }
}

function dragged(sketch: Sketch, event: Extract<SketchEvent, { type: 'drag' }>): Sketch {
  const { act } = sketch
  if (act?.kind === 'drawing') return { ...sketch, act: { ...act, mark: drawnTo(act, event) } }
  if (act?.kind !== 'moving') return sketch
  const by = { xPx: event.point.xPx - act.from.xPx, yPx: event.point.yPx - act.from.yPx }
  return replaced(sketch, act.index, () => movedMark(act.mark, by))
}

function released(sketch: Sketch): Sketch {
  const { act, marks } = sketch
  if (act?.kind === 'typing') return sketch
  if (act?.kind === 'drawing' && isWorthKeeping(act.mark))
    return { ...still(sketch), marks: [...marks, act.mark] }
  return act?.kind === 'moving' ? { ...sketch, act: rewritten(act, marks) } : still(sketch)
}

/** A press on a text that was selected already, without moving it, is to change its words. */
function rewritten(
  { mark, index, wasSelected }: Extract<Act, { kind: 'moving' }>,
  marks: readonly Mark[],
): Act | undefined {
  const isMeant = wasSelected && mark.kind === 'text' && marks[index] === mark
  return isMeant ? typingOf(mark, index) : undefined
}

function typingOf({ area, lines }: Extract<Mark, { kind: 'text' }>, index: number): Act {
  return { kind: 'typing', at: { xPx: area.xPx, yPx: area.yPx }, text: lines.join('\n'), index }
}

function dropped(sketch: Sketch): Sketch {
  const { act } = sketch
  if (act?.kind === 'moving') return still(replaced(sketch, act.index, () => act.mark))
  return still(sketch)
}

function withoutSelected(sketch: Sketch): Sketch {
  const { selected, marks } = sketch
  if (selected === undefined) return sketch
  return { ...still(sketch), marks: marks.filter((_, index) => index !== selected), selected: undefined }
}

function written(sketch: Sketch, mark: Mark | undefined): Sketch {
  const { act, marks } = sketch
  if (act?.kind !== 'typing') return sketch
  const { index } = act
  if (index === undefined) return { ...still(sketch), marks: mark === undefined ? marks : [...marks, mark] }
  if (mark === undefined) return withoutSelected({ ...sketch, selected: index })
  return still(replaced(sketch, index, () => mark))
}

function replaced(sketch: Sketch, index: number | undefined, change: (mark: Mark) => Mark): Sketch {
  if (index === undefined) return sketch
  const marks = sketch.marks.map((mark, at) => (at === index ? change(mark) : mark))
  return { ...sketch, marks }
}
