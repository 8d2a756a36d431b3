import { expect, test } from 'vitest'
import { markWidthsPx } from '#shared/annotate/mark.ts'
import { marksSchema } from '#shared/schemas/mark.ts'
import { begunMark, textSizePx } from '../../../../src/renderer/overlay/mark-shape.ts'

/** Pixels of the picture to a point of the display: of an icon shown large, and of a long page shown small. */
test.each([1 / 64, 0.3, 1, 2.5, 30, 200])(
  'at %s pixels a point, whatever is drawn can be kept',
  (pxPerPoint) => {
    const style = { colour: 'red', look: 'solid' } as const
    for (const widthPx of markWidthsPx) {
      const point = { xPx: 1, yPx: 1 }
      const number = begunMark('number', { point, style: { ...style, widthPx }, pxPerPoint })
      const text = {
        ...({ kind: 'text', colour: 'red', lines: ['a'], ink: new Uint8Array(1) } as const),
        ...{ area: { xPx: 0, yPx: 0, widthPx: 1, heightPx: 1 }, sizePx: textSizePx(widthPx, pxPerPoint) },
      }
      expect(marksSchema.safeParse([number, text]).success).toBe(true)
    }
  },
)
