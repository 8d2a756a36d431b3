import { AppError } from '#shared/errors.ts'
import type { Rect } from '#shared/geometry.ts'
import type { CaptureDependencies } from './capture-session.ts'
import type { Display, Frame } from './frames.ts'
import { areasOn, takeSettled } from './settle.ts'

/** A screen that cannot be read in this time is said to be unreadable. */
const FRAME_LIMIT_MS = 3_000

/** Stills of these displays, of the first one first. Throws `capture-failed` when that takes too long. */
export async function takeInTime(
  displays: readonly Display[],
  { frames, after }: Pick<CaptureDependencies, 'frames' | 'after'>,
): Promise<readonly Frame[]> {
  let cancel: () => void = () => undefined
  const late = new Promise<never>((_resolve, reject) => {
    const error = new AppError('capture-failed', 'The screen was not read in time')
    cancel = after(frames.limitMs ?? FRAME_LIMIT_MS, () => reject(error))
  })
  const taken = frames.take(displays, displays[0]?.id ?? 0)
  return Promise.race([taken, late]).finally(() => cancel())
}

/** Stills of these displays; fails when the first of them cannot be read, and leaves out any other that cannot. */
type Take = (displays: readonly Display[]) => Promise<readonly Frame[]>

type Options = {
  readonly take: Take
  /** The one under the pointer comes first. */
  readonly displays: readonly Display[]
  /** Where our own windows stand, in points of the whole desktop. */
  readonly places: readonly Rect[]
  /** Takes our windows off the screen. */
  readonly hide: () => void
}

/** A still of every display without our own windows. Throws when the first display could not be read. */
export async function takeFrames({ take, displays, places, hide }: Options): Promise<readonly Frame[]> {
  const [first] = displays
  const touched = displays.filter((display) => isTouched(display, places))
  const before = touched.length === 0 ? [] : await take(touched)
  hide()
  const free = displays.filter((display) => !touched.includes(display))
  const frames: Frame[] = []
  // The order is that of the list: what the pointer is on may be about to change.
  for (const group of first !== undefined && touched.includes(first) ? [touched, free] : [free, touched]) {
    if (group.length === 0) continue
    const taken = group === free ? take(free) : takeEachSettled(take, touched, before, places)
    frames.push(...(group.includes(first as Display) ? await taken : await taken.catch(() => [])))
  }
  if (!frames.some(({ displayId }) => displayId === first?.id))
    throw new AppError('capture-failed', 'The display under the pointer gave no frame')
  return frames
}

function isTouched({ bounds }: Display, places: readonly Rect[]): boolean {
  return places.some(
    ({ x, y, width, height }) =>
      x < bounds.x + bounds.width &&
      y < bounds.y + bounds.height &&
      x + width > bounds.x &&
      y + height > bounds.y,
  )
}

async function takeEachSettled(
  take: Take,
  displays: readonly Display[],
  before: readonly Frame[],
  places: readonly Rect[],
): Promise<readonly Frame[]> {
  const frames: Frame[] = []
  for (const display of displays) {
    const earlier = before.find(({ displayId }) => displayId === display.id)
    if (earlier === undefined) continue
    const takeOne = async () => only(await take([display]))
    frames.push(
      await takeSettled({ take: takeOne, before: earlier, areas: areasOn(display, places, earlier) }),
    )
  }
  return frames
}

function only([frame]: readonly Frame[]): Frame {
  if (frame === undefined) throw new AppError('capture-failed', 'The display gave no frame')
  return frame
}
