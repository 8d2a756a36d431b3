import type { PixelPoint, Rect } from '#shared/geometry.ts'
import type { PixelOrder } from '#shared/views.ts'

/** One display as the desktop describes it; `bounds` and `workArea` in points of the whole desktop. */
export type Display = {
  readonly id: number
  readonly bounds: Rect
  /** Its top-left corner in the pixels of the whole desktop. */
  readonly originPx: PixelPoint
  readonly workArea: Rect
  readonly scaleFactor: number
  readonly isPrimary: boolean
}

/** A still of one whole display: four bytes a pixel, rows from the top, no padding. */
export type Frame = {
  readonly displayId: number
  readonly widthPx: number
  readonly heightPx: number
  readonly pixels: Uint8Array
  readonly order: PixelOrder
}

/**
 * Where stills come from. Gives one frame for each display it could read, the display `firstId` being taken first;
 * throws an `AppError` (`capture-denied`, `capture-failed`, `capture-empty`) when that display could not be read.
 */
export type FrameSource = {
  /** How long a still may take; longer than usual where the desktop asks its user first. */
  readonly limitMs?: number
  /** Loads what taking a frame needs, so that the first press does not wait for it. */
  warm(): Promise<void>
  take(displays: readonly Display[], firstId: number): Promise<readonly Frame[]>
  /** The frame is not looked at any more: its memory may be used for the next one. */
  release(frame: Frame): void
}
