import { Transformer } from '@napi-rs/image'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodePng } from '../../src/main/capture/encode.ts'
import type { Frame } from '../../src/main/capture/frames.ts'
import { sentPicture } from '../../src/main/capture/sent-picture.ts'
import { imageTokens } from '../../src/main/profiles/image-tokens.ts'

const WIDTH_PX = 3840
const HEIGHT_PX = 2160
const MODEL = 'gpt-6-astra'
const usual = { detail: 'high', format: 'auto', allowed: ['image/png', 'image/jpeg'] } as const

/** What a question about a whole 4K display costs to send, and whether its words can still be read. */
export async function run(): Promise<undefined> {
  await show('text beside a photograph', await desktop(true))
  await show('text alone', await desktop(false))
  return undefined
}

async function show(title: string, frame: Frame): Promise<void> {
  const png = await encodePng(frame, { xPx: 0, yPx: 0, widthPx: WIDTH_PX, heightPx: HEIGHT_PX })
  const sent = await sentPicture({ bytes: png, widthPx: WIDTH_PX, heightPx: HEIGHT_PX }, usual)
  const tokens = imageTokens(MODEL, sent, 'high') ?? 0
  const byDefault = imageTokens(MODEL, frame, 'auto') ?? 0
  const [kB, pngKb] = [sent.bytes.byteLength, png.byteLength].map((bytes) => Math.round(bytes / 1000))
  console.log(`
wire.run.ts: a whole 4K display, ${title}
  tokens   ${tokens} of ${byDefault} that the API takes by default: ${share(tokens, byDefault)}× (goal ≤ 0.31×)
  bytes    ${kB} kB of ${pngKb} kB as its PNG: ${share(sent.bytes.byteLength, png.byteLength)}× (goal ≤ 0.25×)
  words    ${wordsKept(png, sent.bytes)}`)
}

function share(part: number, whole: number): string {
  return (part / whole).toFixed(3)
}

/** The same reader before and after: what it makes of the exact pixels is what there is to be kept. */
function wordsKept(before: Uint8Array, after: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'askshot-wire-'))
  try {
    const [all, kept] = [before, after].map((bytes, at) => readWords(join(folder, `${at}`), bytes))
    if (all === undefined || kept === undefined) return 'no tesseract here to read them'
    const counts = new Map<string, number>()
    for (const word of kept) counts.set(word, (counts.get(word) ?? 0) + 1)
    const found = all.filter((word) => {
      const left = counts.get(word) ?? 0
      counts.set(word, left - 1)
      return left > 0
    })
    return `${found.length} of ${all.length} read before are read after: ${share(found.length, all.length)} (goal ≥ 0.99)`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readWords(file: string, bytes: Uint8Array): readonly string[] | undefined {
  writeFileSync(file, bytes)
  const { status, stdout } = spawnSync('tesseract', [file, 'stdout', '--psm', '6'], { encoding: 'utf8' })
  return status === 0 ? stdout.split(/\s+/).filter((word) => /^[a-z]{3,}$/i.test(word)) : undefined
}

/** At twice the usual scale, as such displays have it: 13 points are 26 pixels. */
async function desktop(hasPhotograph: boolean): Promise<Frame> {
  const words =
    'the disk is full so that nothing could be saved please make room and try again or choose another folder for what was captured'
  const turn = words.split(' ')
  const lines = Array.from({ length: 52 }, (_, row) => {
    const line = Array.from({ length: 11 }, (_each, at) => turn[(row * 7 + at) % turn.length]).join(' ')
    return `<text x="60" y="${row * 40 + 60}">${line}</text>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${HEIGHT_PX}">
    <rect width="100%" height="100%" fill="#ffffff"/>
    <g font-family="DejaVu Sans, sans-serif" font-size="26" fill="#1a1f26">${lines.join('')}</g>
  </svg>`
  const pixels = new Uint8Array(await Transformer.fromSvg(svg).rawPixels())
  let seed = 7
  for (let y = 0; hasPhotograph && y < HEIGHT_PX; y++)
    for (let x = WIDTH_PX / 2; x < WIDTH_PX; x++) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      const light = 90 + 60 * Math.sin(x / 400) + 50 * Math.cos(y / 300) + ((seed >>> 24) % 9)
      pixels.set([light, light * 0.8, light * 0.6, 255], (y * WIDTH_PX + x) * 4)
    }
  return { displayId: 1, widthPx: WIDTH_PX, heightPx: HEIGHT_PX, pixels, order: 'rgba' }
}
