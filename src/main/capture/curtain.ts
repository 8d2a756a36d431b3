import type { PixelPoint, PixelRect } from '#shared/geometry.ts'

/** A button of the mouse on the curtain, in pixels of that area. */
export type Press = {
  /** Which of the areas. */
  readonly area: number
  readonly isDown: boolean
  readonly button: 'left' | 'middle' | 'right'
  readonly place: PixelPoint
}

/**
 * What stands before an overlay whose page has not painted yet: the same desktop, dimmed. It takes what is pressed, so
 * that nothing of a drag that begins at once reaches another program, or is lost.
 */
export type Curtain = {
  /** Covers these areas of the desktop, in its pixels, as they are at this moment. */
  lower(areas: readonly PixelRect[]): void
  /** Takes it away; gives what was pressed on it. */
  lift(): readonly Press[]
}

/** Where there is none, the overlay is seen when its page has painted. */
export const noCurtain: Curtain = { lower: () => undefined, lift: () => [] }
