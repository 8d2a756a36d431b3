import { Transformer } from '@napi-rs/image'
import type { Frame } from '../../src/main/capture/frames.ts'

/** A frame that compresses like a desktop: windows, lines of small text, one soft picture. The same every time. */
export async function textFrame(widthPx: number, heightPx: number): Promise<Frame> {
  const lines = Array.from({ length: Math.ceil(heightPx / 22) }, (_, row) => {
    const words = Array.from({ length: 40 }, (_each, column) =>
      ((row * 7919 + column * 104729) % 99991).toString(36),
    )
    return `<text x="${(row % 5) * 24 + 40}" y="${row * 22 + 18}">${words.join(' ')} const result = await</text>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <defs><linearGradient id="sky"><stop stop-color="#1b5e9e"/><stop offset="1" stop-color="#e0ebf6"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="#f5f6f8"/>
    <rect x="62%" y="10%" width="33%" height="40%" fill="url(#sky)"/>
    <g font-family="DejaVu Sans Mono, monospace" font-size="16" fill="#1a1f26">${lines.join('')}</g>
  </svg>`
  const rgba = await Transformer.fromSvg(svg).rawPixels()
  return { displayId: 1, widthPx, heightPx, pixels: rgba, order: 'rgba' }
}
