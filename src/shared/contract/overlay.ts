import { z } from 'zod'
import { coverLooks } from '../annotate/mark.ts'
import { marksSchema } from '../schemas/mark.ts'
import type { OverlayDrawn, OverlayLead, OverlayPoint } from '../views.ts'

const id = z.string().min(1).max(64)
const points = z.number().min(-100_000).max(100_000)
const rectangle = z.strictObject({ x: points, y: points, width: points, height: points })

/** What the overlay and the windows beside it say, besides what a capture is made of. */
export const overlayRequests = {
  /** The frame could not be shown. */
  'overlay:fail': z.tuple([id]),
  /** The look of covers was chosen, and is remembered. */
  'overlay:cover-look': z.tuple([z.enum(coverLooks)]),
  /** Closes the overlay, waits as long as the settings say, and opens it on new frames. */
  'overlay:delay': z.tuple([id]),
  /** Where all displays are covered: the pointer is on a window that is not the one worked with. */
  'overlay:point': z.tuple([
    z.strictObject({
      frameId: id,
      kind: z.enum(['press', 'move', 'release', 'back']),
      point: z.strictObject({ x: points, y: points }),
      isSquare: z.boolean(),
      isFromCentre: z.boolean(),
    }) satisfies z.ZodType<OverlayPoint>,
  ]),
  /** Where all displays are covered: what the others are to show. */
  'overlay:draw': z.tuple([
    z.strictObject({
      frameId: id,
      selection: rectangle.optional(),
      isAdjusting: z.boolean(),
      marks: marksSchema.optional(),
    }) satisfies z.ZodType<OverlayDrawn>,
  ]),
  /** The count is stopped. */
  'countdown:stop': z.tuple([]),
} satisfies Record<string, z.ZodType<unknown[]>>

export type OverlayReply = { readonly [C in keyof typeof overlayRequests]: void }

export type OverlayPushes = {
  'overlay:lead': OverlayLead
  'overlay:pointer': OverlayPoint
  'overlay:drawn': OverlayDrawn
  'countdown:show': { readonly secondsLeft: number }
}
