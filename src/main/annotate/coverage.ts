import type { PixelPoint } from '#shared/geometry.ts'
import type { Shape } from '#shared/annotate/shapes.ts'

/** How far a place is outside of a shape; inside, it is negative. */
type Distance = (x: number, y: number) => number
type Reach = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Side of the squares in which a shape is looked at: one that it does not touch costs a single distance. */
const TILE = 32
/** No pixel of a square is farther from its middle. */
const TILE_REACH = (TILE / 2) * Math.SQRT2 + 1

/** A square of coverage, 0 to 255 a pixel, row by row. */
export type Tile = { readonly left: number; readonly top: number; readonly coverage: Uint8Array }

/**
 * How much of each pixel of a picture these shapes cover, as squares of `TILE` pixels; where two shapes meet, the
 * larger counts, so that there is no seam. Only squares that are touched are made.
 */
export function coverageOf(
  shapes: readonly Shape[],
  size: { readonly widthPx: number; readonly heightPx: number },
): readonly Tile[] {
  const tiles = new Map<number, Tile>()
  const across = Math.ceil(size.widthPx / TILE)
  const down = Math.ceil(size.heightPx / TILE)
  for (const { distance, reach } of shapes.flatMap(partsOf)) {
    const [fromX, toX] = [
      Math.max(0, Math.floor(reach.left / TILE)),
      Math.min(across - 1, Math.floor(reach.right / TILE)),
    ]
    const [fromY, toY] = [
      Math.max(0, Math.floor(reach.top / TILE)),
      Math.min(down - 1, Math.floor(reach.bottom / TILE)),
    ]
    for (let row = fromY; row <= toY; row++) {
      for (let column = fromX; column <= toX; column++) {
        const [left, top] = [column * TILE, row * TILE]
        if (distance(left + TILE / 2, top + TILE / 2) > TILE_REACH) continue
        const key = row * across + column
        const tile = tiles.get(key) ?? { left, top, coverage: new Uint8Array(TILE * TILE) }
        tiles.set(key, tile)
        fill(tile, distance, reach)
      }
    }
  }
  return [...tiles.values()]
}

/** Pixels are looked at in their middle; an edge is one pixel soft. */
function fill({ left, top, coverage }: Tile, distance: Distance, reach: Reach): void {
  const toX = Math.min(TILE - 1, Math.ceil(reach.right) - left)
  const toY = Math.min(TILE - 1, Math.ceil(reach.bottom) - top)
  for (let y = Math.max(0, Math.floor(reach.top) - top); y <= toY; y++) {
    for (let x = Math.max(0, Math.floor(reach.left) - left); x <= toX; x++) {
      const part = Math.round(255 * Math.min(Math.max(0.5 - distance(left + x + 0.5, top + y + 0.5), 0), 1))
      const at = y * TILE + x
      if (part > (coverage[at] ?? 0)) coverage[at] = part
    }
  }
}

export { TILE }

type Part = { readonly distance: Distance; readonly reach: Reach }

/** A stroke is one part for each of its lines. */
function partsOf({ kind, points, radiusPx }: Shape): readonly Part[] {
  if (kind === 'polygon') return [{ distance: toPolygon(points, radiusPx), reach: reachOf(points, radiusPx) }]
  const [first] = points
  if (first === undefined) return []
  const ends = points.length === 1 ? [first] : points.slice(1)
  return ends.map((end, index) => {
    const start = points[index] ?? end
    return { distance: toLine(start, end, radiusPx), reach: reachOf([start, end], radiusPx) }
  })
}

function reachOf(points: readonly PixelPoint[], radiusPx: number): Reach {
  const soft = radiusPx + 1
  return {
    left: Math.min(...points.map(({ xPx }) => xPx)) - soft,
    top: Math.min(...points.map(({ yPx }) => yPx)) - soft,
    right: Math.max(...points.map(({ xPx }) => xPx)) + soft,
    bottom: Math.max(...points.map(({ yPx }) => yPx)) + soft,
  }
}

function toLine(start: PixelPoint, end: PixelPoint, radiusPx: number): Distance {
  const [alongX, alongY] = [end.xPx - start.xPx, end.yPx - start.yPx]
  const square = alongX * alongX + alongY * alongY
  return (x, y) => {
    const [fromX, fromY] = [x - start.xPx, y - start.yPx]
    const along = square === 0 ? 0 : Math.min(Math.max((fromX * alongX + fromY * alongY) / square, 0), 1)
    return Math.hypot(fromX - alongX * along, fromY - alongY * along) - radiusPx
  }
}

/** The distance to the nearest edge, and negative inside: a line from the place crosses the edges an odd number of times. */
function toPolygon(corners: readonly PixelPoint[], radiusPx: number): Distance {
  const edges = corners.map((start, index) => {
    const end = corners[(index + 1) % corners.length] ?? start
    return { start, end, distance: toLine(start, end, 0) }
  })
  return (x, y) => {
    const nearest = Math.min(...edges.map(({ distance }) => distance(x, y)))
    const crossings = edges.filter(({ start, end }) => crosses(start, end, x, y)).length
    return (crossings % 2 === 1 ? -nearest : nearest) - radiusPx
  }
}

function crosses(start: PixelPoint, end: PixelPoint, x: number, y: number): boolean {
  if (start.yPx > y === end.yPx > y) return false
  return x < start.xPx + ((y - start.yPx) / (end.yPx - start.yPx)) * (end.xPx - start.xPx)
}
