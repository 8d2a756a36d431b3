import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Rect } from '#shared/geometry.ts'
import type { Display } from './frames.ts'
import type { LastRegion } from './last-region.ts'

const MAX_DISPLAYS = 32

const kept = z.object({
  displayId: z.number(),
  /** The display as it was: with another size or scale the same points are another place. */
  size: z.object({ width: z.number(), height: z.number() }),
  scaleFactor: z.number(),
  selection: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
})
const memory = z.object({ lastSelections: z.array(kept) })

type Memory = z.output<typeof memory>
type Options = { readonly path: string; readonly onError: (error: unknown) => void }

/** What the overlay remembers from one capture to the next. A file that cannot be read or written costs only that. */
export class OverlayMemory {
  readonly #given: Options
  #memory: Memory
  #writing: Promise<void> = Promise.resolve()

  constructor(given: Options) {
    this.#given = given
    this.#memory = read(given.path)
  }

  /** Nothing when there is none, or when the display has another size or scale than it had. */
  lastSelection({ id, bounds, scaleFactor }: Display): Rect | undefined {
    const last = this.#memory.lastSelections.find(({ displayId }) => displayId === id)
    const isSame =
      last?.size.width === bounds.width &&
      last.size.height === bounds.height &&
      last.scaleFactor === scaleFactor
    return isSame ? last.selection : undefined
  }

  /** The one captured last on any display. */
  lastRegion(displays: readonly Display[]): LastRegion {
    const [last] = this.#memory.lastSelections
    if (last === undefined) return { kind: 'none' }
    const display = displays.find(({ id }) => id === last.displayId)
    if (display === undefined) return { kind: 'gone' }
    const selection = this.lastSelection(display)
    return selection === undefined ? { kind: 'changed' } : { kind: 'there', display, selection }
  }

  keepSelection({ id, bounds, scaleFactor }: Display, selection: Rect): void {
    const others = this.#memory.lastSelections.filter(({ displayId }) => displayId !== id)
    const size = { width: bounds.width, height: bounds.height }
    const last = { displayId: id, size, scaleFactor, selection }
    this.#keep({ ...this.#memory, lastSelections: [last, ...others].slice(0, MAX_DISPLAYS) })
  }

  /** What is on its way to the disk is there. */
  async written(): Promise<void> {
    await this.#writing
  }

  #keep(next: Memory): void {
    this.#memory = next
    this.#writing = this.#writing.then(() => this.#write(next))
  }

  async #write(next: Memory): Promise<void> {
    const { path, onError } = this.#given
    try {
      await writeFile(`${path}.new`, JSON.stringify(next), { mode: 0o600 })
      await rename(`${path}.new`, path)
    } catch (error) {
      onError(error)
    }
  }
}

function read(path: string): Memory {
  try {
    return memory.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return { lastSelections: [] } // not there yet, or not worth a word
  }
}
