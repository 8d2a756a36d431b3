import type { Detail } from '#shared/schemas/answer-options.ts'
import type { PictureSize } from './image-tokens.ts'

/** How long the longer side may be; what is smaller is sent as it is. */
const LONG_SIDES_PX: Readonly<Record<Detail, number>> = {
  low: 768,
  high: 2_048,
  auto: 2_048,
  original: Number.POSITIVE_INFINITY,
}

/** The size in which a picture is sent with this detail. */
export function sentSize({ widthPx, heightPx }: PictureSize, detail: Detail | undefined): PictureSize {
  const scale = Math.min(1, LONG_SIDES_PX[detail ?? 'high'] / Math.max(widthPx, heightPx))
  const side = (px: number) => Math.max(1, Math.round(px * scale))
  return { widthPx: side(widthPx), heightPx: side(heightPx) }
}
