import { z } from 'zod'
import type { Rect } from '#shared/geometry.ts'
import { RememberedFile } from '../remembered-file.ts'
import type { Captured } from './capture-session.ts'
import type { Display } from './frames.ts'
import type { LastRegion } from './last-region.ts'

const MAX_REGIONS = 200

const points = z.number().min(-100_000).max(100_000)
const kept = z.object({
  captureId: z.string(),
  displayId: z.number(),
  /** The display as it was: with another size or scale the same points are another place. */
  bounds: z.object({ width: points, height: points }),
  scaleFactor: z.number(),
  selection: z.object({ x: points, y: points, width: points, height: points }),
})
const memory = z.object({ regions: z.array(kept) })

type Options = { readonly path: string; readonly onError: (error: unknown) => void }

/** Where captures were taken, the newest first, so that one can be taken once more. */
export class CaptureRegions {
  readonly #file: RememberedFile<z.output<typeof memory>>

  constructor({ path, onError }: Options) {
    this.#file = new RememberedFile({ path, schema: memory, usual: { regions: [] }, onError })
  }

  keep({ capture, place, display }: Captured): void {
    const { id: displayId, bounds, scaleFactor } = display
    const { width, height } = bounds
    const selection = { ...place, x: place.x - bounds.x, y: place.y - bounds.y }
    const region = { captureId: capture.id, displayId, bounds: { width, height }, scaleFactor, selection }
    this.#file.keep({ regions: [region, ...this.#file.value.regions].slice(0, MAX_REGIONS) })
  }

  /** The newest region of these captures, as far as it is still there. */
  find(captureIds: readonly string[], displays: readonly Display[]): LastRegion {
    const region = this.#file.value.regions.find(({ captureId }) => captureIds.includes(captureId))
    if (region === undefined) return { kind: 'none' }
    const display = displays.find(({ id }) => id === region.displayId)
    if (display === undefined) return { kind: 'gone' }
    const selection: Rect = region.selection
    return isAsBefore(display, region) ? { kind: 'there', display, selection } : { kind: 'changed' }
  }

  /** The first one was drawn on, and is another capture now: of the same place. */
  follow(captureId: string, by: string): void {
    const { regions } = this.#file.value
    const all = regions.flatMap((each) =>
      each.captureId === captureId ? [{ ...each, captureId: by }, each] : [each],
    )
    if (all.length > regions.length) this.#file.keep({ regions: all.slice(0, MAX_REGIONS) })
  }

  /** What is on its way to the disk is there. */
  written(): Promise<void> {
    return this.#file.written()
  }
}

function isAsBefore({ bounds, scaleFactor }: Display, was: z.output<typeof kept>): boolean {
  return (
    bounds.width === was.bounds.width &&
    bounds.height === was.bounds.height &&
    scaleFactor === was.scaleFactor
  )
}
