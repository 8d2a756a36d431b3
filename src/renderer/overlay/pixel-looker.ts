import type { Rgb } from '#shared/annotate/mark.ts'
import type { PixelRect } from '#shared/geometry.ts'

/** More than the ring that a tint is taken from. */
const AROUND_PX = 4

/** Tells the colour of any pixel of a frame in or just beside an area. */
export function pixelLooker(
  picture: HTMLCanvasElement,
  { xPx, yPx, widthPx, heightPx }: PixelRect,
): (x: number, y: number) => Rgb {
  const [left, top] = [xPx - AROUND_PX, yPx - AROUND_PX]
  const [width, height] = [widthPx + 2 * AROUND_PX, heightPx + 2 * AROUND_PX]
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('No canvas')
  context.drawImage(picture, left, top, width, height, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  return (x, y) => {
    const at = ((y - top) * width + (x - left)) * 4
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
  }
}
