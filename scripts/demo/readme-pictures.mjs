import fs from 'node:fs'
import path from 'node:path'
import { FastResizeFilter, Transformer } from '@napi-rs/image'
import { ROOT } from '../child.mjs'

const FOLDER = path.join(ROOT, 'resources/readme')
const MAX_BYTES = 200_000

// What of a picture is shown, in pixels of the screen, and how wide.
const WORKED_ON = { x: 40, y: 50, width: 1320, height: 828 }
const PICTURES = [
  { from: '03-selection.png', to: 'selection', area: WORKED_ON, width: 1100 },
  { from: '05-streaming.png', to: 'streaming', area: WORKED_ON, width: 1100 },
  { from: '07-larger.png', to: 'answer', area: { x: 560, y: 170, width: 800, height: 700 }, width: 800 },
  {
    from: '11-dark-answer.png',
    to: 'answer-dark',
    area: { x: 560, y: 170, width: 800, height: 700 },
    width: 800,
  },
]

/** Makes the README's pictures, cropped and small enough to load at once, from those of a demo in `folder`. */
export async function makeReadmePictures(folder) {
  fs.mkdirSync(FOLDER, { recursive: true })
  for (const picture of PICTURES) {
    const bytes = await smaller(fs.readFileSync(path.join(folder, picture.from)), picture)
    if (bytes.length > MAX_BYTES) throw new Error(`${picture.to} has become too large: ${bytes.length} bytes`)
    const file = path.join(FOLDER, `${picture.to}.webp`)
    fs.writeFileSync(file, bytes)
    console.log(`${Math.round(bytes.length / 1000)} KB  ${path.relative(ROOT, file)}`)
  }
}

/** WebP: letters stay sharp at a third of what a PNG takes. */
async function smaller(png, { area, width }) {
  const part = new Transformer(png).crop(area.x, area.y, area.width, area.height)
  if (width === area.width) return part.webp(90)
  // In one go it would be made smaller before it is cropped.
  const height = Math.round((area.height * width) / area.width)
  const cropped = new Transformer(await part.png())
  return cropped.fastResize({ width, height, filter: FastResizeFilter.Lanczos3 }).webp(90)
}
