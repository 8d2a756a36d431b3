import { contrastOf, markRgb } from '#shared/annotate/mark.ts'
import type { Mark, Rgb } from '#shared/annotate/mark.ts'
import { boundsOf, numbersOf, overlaps } from '#shared/annotate/mark-places.ts'
import { CELL_PX, mosaicAt, SOLID, tintAround } from '#shared/annotate/mosaic.ts'
import type { Cover } from '#shared/annotate/mosaic.ts'
import { layersOf } from '#shared/annotate/shapes.ts'
import type { Drawn, Shape } from '#shared/annotate/shapes.ts'
import type { PixelRect } from '#shared/geometry.ts'
import { coverageOf, TILE } from './coverage.ts'

/** A picture cut from a frame: red, green, blue and alpha a pixel, and where in the frame it was cut. */
export type Cut = { readonly pixels: Uint8Array; readonly area: PixelRect }

type Text = Extract<Mark, { readonly kind: 'text' }>

/**
 * Draws marks into the pixels themselves: what lies under a cover is nowhere after that. Marks are in pixels of the
 * frame; those beside the cut are dropped, and those that are numbered keep the number they were seen with.
 */
export function burn({ pixels, area }: Cut, marks: readonly Mark[]): void {
  const numbers = numbersOf(marks)
  const covers = marks.filter((mark) => mark.kind === 'cover')
  const look = (x: number, y: number): Rgb => {
    const at = ((y - area.yPx) * area.widthPx + (x - area.xPx)) * 4
    return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
  }
  // Before anything is drawn: a tint is of the picture, not of other marks.
  const tints = new Map(covers.map((cover) => [cover, tintAround(cover, { covers, bounds: area, look })]))
  for (const [index, mark] of marks.entries()) {
    if (!overlaps(boundsOf(mark), area)) continue
    if (mark.kind === 'cover') cover({ pixels, area }, mark, tints.get(mark) ?? SOLID)
    else if (mark.kind === 'text') write({ pixels, area }, mark)
    else draw({ pixels, area }, mark, numbers[index] ?? 0)
  }
}

/** Row by row in runs of one colour: a cover as large as a display is laid in a few milliseconds. */
function cover({ pixels, area }: Cut, mark: Cover, tint: Rgb): void {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength / 4)
  const { xPx, yPx, widthPx, heightPx } = mark.area
  const [fromX, toX] = [Math.max(xPx, area.xPx), Math.min(xPx + widthPx, area.xPx + area.widthPx)]
  const [fromY, toY] = [Math.max(yPx, area.yPx), Math.min(yPx + heightPx, area.yPx + area.heightPx)]
  const runPx = mark.look === 'solid' ? widthPx : CELL_PX
  const colourAt = (x: number, y: number) =>
    mark.look === 'solid' ? SOLID : mosaicAt(tint, x - xPx, y - yPx)
  for (let y = fromY; y < toY; y++) {
    const row = (y - area.yPx) * area.widthPx - area.xPx
    for (let x = fromX; x < toX;) {
      const end = Math.min(toX, x + runPx - ((x - xPx) % runPx))
      words.fill(wordOf(colourAt(x, y)), row + x, row + end)
      x = end
    }
  }
}

/** A pixel of full alpha as a little-endian word. */
function wordOf([red, green, blue]: Rgb): number {
  return ((0xff << 24) | (blue << 16) | (green << 8) | red) >>> 0
}

function draw(cut: Cut, mark: Drawn, number: number): void {
  for (const { colour, shapes } of layersOf(mark, number)) {
    for (const { left, top, coverage } of coverageOf(inCut(shapes, cut.area), cut.area)) {
      for (const [at, part] of coverage.entries()) {
        if (part > 0) blend(cut, { x: left + (at % TILE), y: top + Math.floor(at / TILE) }, colour, part)
      }
    }
  }
}

/** From pixels of the frame to those of the cut. */
function inCut(shapes: readonly Shape[], { xPx: left, yPx: top }: PixelRect): readonly Shape[] {
  return shapes.map((shape) => ({
    ...shape,
    points: shape.points.map(({ xPx, yPx }) => ({ xPx: xPx - left, yPx: yPx - top })),
  }))
}

/** Letters, and around them the outline that makes them seen on any ground. */
function write(cut: Cut, { area, ink, colour }: Text): void {
  const [right, down] = [area.xPx - cut.area.xPx, area.yPx - cut.area.yPx]
  const { widthPx, heightPx } = area
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const around = inkAround(ink, area, x, y)
      if (around === 0) continue
      const place = { x: x + right, y: y + down }
      blend(cut, place, contrastOf(colour), around)
      blend(cut, place, markRgb[colour], ink[y * widthPx + x] ?? 0)
    }
  }
}

/** The most ink of a pixel and those beside it. */
function inkAround(ink: Uint8Array, { widthPx, heightPx }: PixelRect, x: number, y: number): number {
  let most = 0
  for (let row = Math.max(0, y - 1); row <= Math.min(heightPx - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(widthPx - 1, x + 1); column++) {
      most = Math.max(most, ink[row * widthPx + column] ?? 0)
    }
  }
  return most
}

function blend(
  { pixels, area }: Cut,
  { x, y }: { readonly x: number; readonly y: number },
  colour: Rgb,
  part: number,
): void {
  if (x < 0 || y < 0 || x >= area.widthPx || y >= area.heightPx) return
  const at = (y * area.widthPx + x) * 4
  for (let channel = 0; channel < 3; channel++) {
    const under = pixels[at + channel] ?? 0
    pixels[at + channel] = Math.round((under * (255 - part) + (colour[channel] ?? 0) * part) / 255)
  }
}
