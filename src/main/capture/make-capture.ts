import { marksLine } from '#shared/annotate/marks-line.ts'
import type { PartRequest } from '#shared/contract.ts'
import type { PixelRect } from '#shared/geometry.ts'
import type { Made } from './begun-draft.ts'
import { placeOf } from './capture-session.ts'
import type { CaptureDependencies, Session } from './capture-session.ts'
import { toPixels } from './crop.ts'

type Given = Pick<CaptureDependencies, 'encode' | 'savePicture' | 'newId' | 'now' | 'marksWords'>

/** Part of a frame with its marks burned in, on the disk. */
export async function makeCapture(session: Session, part: PartRequest, given: Given): Promise<Made> {
  const { area, bytes } = await pictureOf(session, part, given)
  const { file } = await given.savePicture(bytes)
  const { widthPx, heightPx } = area
  const takenAt = given.now()
  const capture = { id: given.newId(), file, widthPx, heightPx, bytes: bytes.byteLength, takenAt }
  const number = session.draft.captureCount + 1
  return { capture, line: marksLine(given.marksWords, number, { marks: part.marks ?? [], area }) }
}

/** The same as bytes alone, and which pixels of the frame they are. */
export async function pictureOf(
  { frame, display }: Pick<Session, 'frame' | 'display'>,
  part: PartRequest,
  { encode }: Pick<Given, 'encode'>,
): Promise<{ readonly area: PixelRect; readonly bytes: Uint8Array }> {
  const area = toPixels(placeOf(part, display), display.bounds, frame)
  return { area, bytes: await encode(frame, area, part.marks ?? []) }
}
