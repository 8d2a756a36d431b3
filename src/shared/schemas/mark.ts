import { z } from 'zod'
import {
  coverLooks,
  markColours,
  markWidthsPx,
  MAX_INK_BYTES,
  MAX_MARK_POINTS,
  MAX_MARKS,
  MAX_TEXT_LENGTH,
  NUMBER_RADIUS_PX,
  TEXT_SIZE_PX,
} from '../annotate/mark.ts'
import type { Mark } from '../annotate/mark.ts'
import { MAX_QUESTION_LENGTH } from '../limits.ts'

const place = z.number().min(-40_000).max(40_000)
const point = z.strictObject({ xPx: place, yPx: place })
const whole = z.number().int().min(-40_000).max(40_000)
const length = z.number().int().min(1).max(40_000)
const area = z.strictObject({ xPx: whole, yPx: whole, widthPx: length, heightPx: length })
const colour = z.enum(markColours)
const between = ({ min, max }: { readonly min: number; readonly max: number }) => z.number().min(min).max(max)
const widthPx = z.literal(markWidthsPx)

const mark = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pen'),
    colour,
    widthPx,
    points: z.array(point).min(1).max(MAX_MARK_POINTS),
  }),
  z.strictObject({ kind: z.literal('arrow'), colour, widthPx, from: point, to: point }),
  z.strictObject({ kind: z.literal('box'), colour, widthPx, area }),
  z.strictObject({ kind: z.literal('number'), colour, at: point, radiusPx: between(NUMBER_RADIUS_PX) }),
  z
    .strictObject({
      kind: z.literal('text'),
      colour,
      area,
      sizePx: between(TEXT_SIZE_PX),
      lines: z.array(z.string().max(MAX_TEXT_LENGTH)).min(1).max(MAX_TEXT_LENGTH),
      ink: z.instanceof(Uint8Array),
    })
    .refine(({ area: of, ink }) => ink.length === of.widthPx * of.heightPx),
  z.strictObject({ kind: z.literal('cover'), look: z.enum(coverLooks), area }),
]) satisfies z.ZodType<Mark>

/** What was drawn on a frame; bounded as a whole, so that burning it in takes no time that anyone would notice. */
export const marksSchema: z.ZodType<readonly Mark[]> = z
  .array(mark)
  .max(MAX_MARKS)
  .refine((marks) => sum(marks, (each) => (each.kind === 'pen' ? each.points.length : 0)) <= MAX_MARK_POINTS)
  .refine((marks) => sum(marks, (each) => (each.kind === 'text' ? each.ink.length : 0)) <= MAX_INK_BYTES)
  .refine(
    (marks) =>
      sum(marks, (each) => (each.kind === 'text' ? each.lines.join('').length : 0)) <= MAX_QUESTION_LENGTH,
  )

function sum(marks: readonly Mark[], count: (mark: Mark) => number): number {
  return marks.reduce((total, each) => total + count(each), 0)
}
