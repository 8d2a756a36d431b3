import type { Mark, MarkColour } from '#shared/annotate/mark.ts'
import type { PixelPoint } from '#shared/geometry.ts'

/** Between the edge of a text and its letters, for their outline. */
export const TEXT_EDGE_PX = 2
const LINE_HEIGHT = 1.3
/** From the top of a line to what the letters stand on, in sizes. */
const BASELINE = 1

export const textFont = (sizePx: number): string => `600 ${sizePx}px system-ui, sans-serif`
export const lineHeightPx = (sizePx: number): number => Math.round(sizePx * LINE_HEIGHT)
export const baselinePx = (sizePx: number, line: number): number =>
  TEXT_EDGE_PX + Math.round(sizePx * BASELINE) + line * lineHeightPx(sizePx)

type Written = {
  readonly text: string
  readonly at: PixelPoint
  readonly colour: MarkColour
  readonly sizePx: number
  /** Where lines must end. */
  readonly roomPx: number
}

/** What was typed as a mark: wrapped, and drawn by the page because only it has fonts. Nothing without a letter. */
export function writtenMark({ text, at, colour, sizePx, roomPx }: Written): Mark | undefined {
  if (text.trim() === '') return undefined
  const context = contextOf(1, 1, sizePx)
  const measure = (part: string) => context.measureText(part).width
  const lines = wrapped(text.trimEnd(), Math.max(roomPx - 2 * TEXT_EDGE_PX, sizePx), measure)
  const widthPx = Math.ceil(Math.max(...lines.map(measure))) + 2 * TEXT_EDGE_PX
  const heightPx = lines.length * lineHeightPx(sizePx) + 2 * TEXT_EDGE_PX
  const area = { xPx: Math.round(at.xPx), yPx: Math.round(at.yPx), widthPx, heightPx }
  return { kind: 'text', colour, area, sizePx, lines, ink: inkOf(lines, widthPx, heightPx, sizePx) }
}

/** Lines no longer than `room`: broken between words, and inside a word only when it alone is longer. */
export function wrapped(text: string, room: number, measure: (part: string) => number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = []
    let begun = ''
    for (const word of line.split(/(?<=\s)/)) {
      const parts =
        measure(begun + word.trimEnd()) <= room ? [begun + word] : [begun, ...cut(word, room, measure)]
      begun = parts.pop() ?? ''
      lines.push(...parts.filter((part) => part !== ''))
    }
    return [...lines, begun].map((each) => each.trimEnd())
  })
}

function cut(word: string, room: number, measure: (part: string) => number): readonly string[] {
  const parts: string[] = []
  let begun = ''
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (begun !== '' && segment.trim() !== '' && measure(begun + segment) > room) {
      parts.push(begun)
      begun = ''
    }
    begun += segment
  }
  return [...parts, begun]
}

function inkOf(lines: readonly string[], widthPx: number, heightPx: number, sizePx: number): Uint8Array {
  const context = contextOf(widthPx, heightPx, sizePx)
  for (const [line, words] of lines.entries()) context.fillText(words, TEXT_EDGE_PX, baselinePx(sizePx, line))
  const { data } = context.getImageData(0, 0, widthPx, heightPx)
  return Uint8Array.from({ length: widthPx * heightPx }, (_, at) => data[at * 4 + 3] ?? 0)
}

function contextOf(widthPx: number, heightPx: number, sizePx: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(widthPx, heightPx).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('No canvas')
  context.font = textFont(sizePx)
  return context
}
