import type { PixelPoint, PixelRect } from '../geometry.ts'

export const markColours = ['red', 'yellow', 'blue', 'green', 'white', 'black'] as const
export type MarkColour = (typeof markColours)[number]

export const markWidthsPx = [2, 4, 8] as const
export type MarkWidthPx = (typeof markWidthsPx)[number]

/** Neither look depends on what is under it. */
export const coverLooks = ['solid', 'mosaic'] as const
export type CoverLook = (typeof coverLooks)[number]

export const tools = ['pen', 'arrow', 'box', 'number', 'text', 'cover'] as const
export type Tool = (typeof tools)[number]

/** One thing drawn on a frame, in the frame's pixels. Those that come later lie above those before. */
export type Mark =
  | {
      readonly kind: 'pen'
      readonly colour: MarkColour
      readonly widthPx: MarkWidthPx
      readonly points: readonly PixelPoint[]
    }
  | {
      readonly kind: 'arrow'
      readonly colour: MarkColour
      readonly widthPx: MarkWidthPx
      readonly from: PixelPoint
      readonly to: PixelPoint
    }
  | {
      readonly kind: 'box'
      readonly colour: MarkColour
      readonly widthPx: MarkWidthPx
      readonly area: PixelRect
    }
  | {
      readonly kind: 'number'
      readonly colour: MarkColour
      readonly at: PixelPoint
      readonly radiusPx: number
    }
  | {
      readonly kind: 'text'
      readonly colour: MarkColour
      readonly area: PixelRect
      readonly sizePx: number
      readonly lines: readonly string[]
      /** How much of each pixel of `area` the letters cover, 0 to 255: only a page knows fonts. */
      readonly ink: Uint8Array
    }
  | { readonly kind: 'cover'; readonly look: CoverLook; readonly area: PixelRect }

export const MAX_MARKS = 200
/** What numbers and letters are drawn in, in pixels of the picture: on a tiny or a huge one they grow no further. */
export const NUMBER_RADIUS_PX = { min: 4, max: 200 } as const
export const TEXT_SIZE_PX = { min: 4, max: 400 } as const
/** Of one text: it fills a picture, and whatever its lines are, they are no more and no longer than this. */
export const MAX_TEXT_LENGTH = 1_000
/** All pen strokes of one capture together. */
export const MAX_MARK_POINTS = 20_000
/** All texts of one capture together: a picture of 4K, once. */
export const MAX_INK_BYTES = 8_300_000

export type Rgb = readonly [red: number, green: number, blue: number]

export const markRgb: Readonly<Record<MarkColour, Rgb>> = {
  red: [0xe5, 0x34, 0x2b],
  yellow: [0xff, 0xd4, 0x00],
  blue: [0x1d, 0x6f, 0xe0],
  green: [0x1e, 0x9e, 0x4a],
  white: [0xff, 0xff, 0xff],
  black: [0x00, 0x00, 0x00],
}

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]

/** What is seen beside a colour on any ground: the opposite lightness. */
export function contrastOf(colour: MarkColour): Rgb {
  return colour === 'yellow' || colour === 'white' ? BLACK : WHITE
}
