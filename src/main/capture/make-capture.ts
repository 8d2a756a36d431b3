import type { Mark } from '#shared/annotate/mark.ts'
import { marksLine } from '#shared/annotate/marks-line.ts'
import type { PartRequest } from '#shared/contract.ts'
import type { PixelRect } from '#shared/geometry.ts'
import { involved, isFinest, joinFrames } from './across.ts'
import type { Made } from './begun-draft.ts'
import { onDesktop, placeOf } from './capture-session.ts'
import type { CaptureDependencies, Session } from './capture-session.ts'
import { toPixels } from './crop.ts'
import { fittedMarks } from './fitted-marks.ts'
import type { Frame } from './frames.ts'

type Given = Pick<CaptureDependencies, 'encode' | 'savePicture' | 'newId' | 'now' | 'marksWords'>
type Framed = Pick<Session, 'frame' | 'display' | 'across'>

/** Part of a frame with its marks burned in, on the disk. */
export async function makeCapture(session: Session, part: PartRequest, given: Given): Promise<Made> {
  const { area, bytes, marks } = await pictureOf(session, part, given)
  const { file } = await given.savePicture(bytes)
  const { widthPx, heightPx } = area
  const takenAt = given.now()
  const capture = { id: given.newId(), file, widthPx, heightPx, bytes: bytes.byteLength, takenAt }
  const number = session.draft.captureCount + 1
  return { capture, line: marksLine(given.marksWords, number, { marks, area }) }
}

type Picture = {
  readonly area: PixelRect
  readonly bytes: Uint8Array
  /** Those of the part, in pixels of the frame that the area is of. */
  readonly marks: readonly Mark[]
}

/** The same as bytes alone, and which pixels of the frame they are. */
export async function pictureOf(
  session: Framed,
  part: PartRequest,
  { encode }: Pick<Given, 'encode'>,
): Promise<Picture> {
  const { frame, area, marks } = await sheetOf(session, part)
  return { area, marks, bytes: await encode(frame, area, marks) }
}

type Sheet = { readonly frame: Frame; readonly area: PixelRect; readonly marks: readonly Mark[] }

/** Of displays at several scales the picture has the highest of those that the selection lies on. */
async function sheetOf({ frame, display, across }: Framed, part: PartRequest): Promise<Sheet> {
  const place = placeOf(part, display)
  const marks = part.marks ?? []
  const parts = across?.parts ?? []
  const touched = involved(parts, onDesktop(place, display))
  if (touched.length === 0 || isFinest(touched, parts))
    return { frame, area: toPixels(place, display.bounds, frame), marks }
  const own = await joinFrames(touched)
  const by = { x: own.display.bounds.x - display.bounds.x, y: own.display.bounds.y - display.bounds.y }
  const [ratioX, ratioY] = [frame.widthPx / display.bounds.width, frame.heightPx / display.bounds.height]
  const fitting = {
    byX: by.x * ratioX,
    byY: by.y * ratioY,
    scaleX: own.frame.widthPx / own.display.bounds.width / ratioX,
    scaleY: own.frame.heightPx / own.display.bounds.height / ratioY,
  }
  const local = { ...place, x: place.x - by.x, y: place.y - by.y }
  return {
    frame: own.frame,
    area: toPixels(local, own.display.bounds, own.frame),
    marks: fittedMarks(marks, fitting),
  }
}
