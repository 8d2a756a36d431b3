import { loadNodeScreenshots } from '../../src/main/capture/frames-native.ts'
import { XShm } from '../../src/main/capture/xshm.ts'
import { Desktop } from '../support/e2e-desktop.ts'
import type { Row } from './row.ts'

const ROUNDS = 25
const area = { xPx: 0, yPx: 0, widthPx: 3840, heightPx: 2160 }

/** A 4K screen into memory, by turns, and what a copy of as many bytes costs by itself. */
export async function run(): Promise<readonly Row[]> {
  const desktop = await Desktop.start({ screen: `${area.widthPx}x${area.heightPx}` })
  try {
    await desktop.paint(area.widthPx, area.heightPx)
    process.env['DISPLAY'] = desktop.environment['DISPLAY']
    return await inTurns()
  } finally {
    await desktop.stop()
  }
}

async function inTurns(): Promise<readonly Row[]> {
  const screen = await XShm.connect()
  const [monitor] = (await loadNodeScreenshots()).monitors()
  if (screen === undefined || monitor === undefined) throw new Error('The screen cannot be read')
  const pixels = new Uint8Array(area.widthPx * area.heightPx * 4)
  let other: Uint8Array = new Uint8Array(0)
  const ours: number[] = []
  const theirs: number[] = []
  const copy: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    ours.push(await timed(() => screen.grab(area, pixels)))
    theirs.push(await timed(async () => (other = (await monitor.capture()).pixels)))
    copy.push(await timed(() => void pixels.slice()))
  }
  console.log(`\n  pixels that differ: ${countDifferent(pixels, other)}`)
  const rows = [
    { name: 'Askshot, shared memory [≤ 0.12× node-screenshots]', samplesMs: ours },
    { name: 'node-screenshots', samplesMs: theirs },
    { name: 'a copy of 33 MB', samplesMs: copy },
  ]
  return rows.map(({ name, samplesMs }) => ({ name, samplesMs: samplesMs.slice(1) })) // the first one gets memory
}

async function timed(act: () => unknown): Promise<number> {
  const startedAt = performance.now()
  await act()
  return performance.now() - startedAt
}

/** Of blue first and of red first. */
function countDifferent(bgrx: Uint8Array, rgba: Uint8Array): number {
  let different = 0
  for (let at = 0; at < bgrx.length; at += 4) {
    if (bgrx[at] !== rgba[at + 2] || bgrx[at + 1] !== rgba[at + 1] || bgrx[at + 2] !== rgba[at]) different++
  }
  return different
}
