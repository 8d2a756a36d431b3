import type { Mark } from '#shared/annotate/mark.ts'
import type { PixelPoint, PixelRect } from '#shared/geometry.ts'

/** From pixels of one frame to those of another: moved first, then scaled. */
export type Fitting = {
  readonly byX: number
  readonly byY: number
  readonly scaleX: number
  readonly scaleY: number
}

/** Marks that were drawn on the joined frame, on a frame of another scale and place. Strokes keep their width. */
export function fittedMarks(marks: readonly Mark[], fitting: Fitting): readonly Mark[] {
  return marks.map((mark) => fitted(mark, fitting))
}

function fitted(mark: Mark, fitting: Fitting): Mark {
  const place = ({ xPx, yPx }: PixelPoint): PixelPoint => ({
    xPx: (xPx - fitting.byX) * fitting.scaleX,
    yPx: (yPx - fitting.byY) * fitting.scaleY,
  })
  switch (mark.kind) {
    case 'pen':
      return { ...mark, points: mark.points.map(place) }
    case 'arrow':
      return { ...mark, from: place(mark.from), to: place(mark.to) }
    case 'number':
      return { ...mark, at: place(mark.at), radiusPx: mark.radiusPx * fitting.scaleX }
    case 'box':
    case 'cover':
      return { ...mark, area: outward(mark.area, place) }
    case 'text':
      return fittedText(mark, outward(mark.area, place), fitting)
  }
}

/** Rounded outward: a cover that shrinks by a pixel would show what it covers. */
function outward(
  { xPx, yPx, widthPx, heightPx }: PixelRect,
  place: (point: PixelPoint) => PixelPoint,
): PixelRect {
  const start = place({ xPx, yPx })
  const end = place({ xPx: xPx + widthPx, yPx: yPx + heightPx })
  const [left, top] = [Math.floor(start.xPx), Math.floor(start.yPx)]
  return {
    xPx: left,
    yPx: top,
    widthPx: Math.max(1, Math.ceil(end.xPx) - left),
    heightPx: Math.max(1, Math.ceil(end.yPx) - top),
  }
}

function fittedText(mark: Extract<Mark, { kind: 'text' }>, area: PixelRect, { scaleX }: Fitting): Mark {
  const ink = new Uint8Array(area.widthPx * area.heightPx)
  for (let row = 0; row < area.heightPx; row++) {
    const fromRow = Math.floor((row * mark.area.heightPx) / area.heightPx) * mark.area.widthPx
    for (let column = 0; column < area.widthPx; column++) {
      const from = fromRow + Math.floor((column * mark.area.widthPx) / area.widthPx)
      ink[row * area.widthPx + column] = mark.ink[from] ?? 0
    }
  }
  return { ...mark, area, ink, sizePx: mark.sizePx * scaleX }
}
