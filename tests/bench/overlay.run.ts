import { spawn, spawnSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { CAPTURE_KEYS, leaveSettings, RunningAskshot } from '../support/e2e-app.ts'
import { Desktop } from '../support/e2e-desktop.ts'
import type { Row } from './row.ts'
import { ScreenWatch } from './screen-watch.ts'

const ROUNDS = 15
const SIZES = [
  { width: 1920, height: 1080, goal: 0.6 },
  { width: 3840, height: 2160, goal: 0.8 },
] as const

/** From the press until the screen is dimmed, beside Flameshot on the same desktop, by turns. */
export async function run(): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const size of SIZES) rows.push(...(await onDesktop(size)))
  return rows
}

async function onDesktop({ width, height, goal }: (typeof SIZES)[number]): Promise<readonly Row[]> {
  const desktop = await Desktop.start({ screen: `${width}x${height}` })
  try {
    await desktop.paint(width, height)
    await leaveSettings(desktop.home, { baseUrl: 'http://127.0.0.1:1/v1' })
    const app = await RunningAskshot.launch(desktop)
    const isRivalHere = spawnSync('flameshot', ['--version']).status === 0
    const flameshot = isRivalHere
      ? spawn('flameshot', [], { env: desktop.environment, stdio: 'ignore' })
      : undefined
    await wait(1500) // its daemon says nothing when it is ready
    const watch = await ScreenWatch.on(desktop, { x: 40, y: height - 40 })
    const rivals = [
      {
        name: `Askshot ${width}×${height} [≤ ${goal}× Flameshot ${width}×${height}]`,
        open: () => desktop.press(CAPTURE_KEYS),
      },
      ...(isRivalHere ? [{ name: `Flameshot ${width}×${height}`, open: () => openFlameshot(desktop) }] : []),
    ]
    const rows = rivals.map(({ name }) => ({ name, samplesMs: [] as number[] }))
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [at, { open }] of rivals.entries()) {
        await watch.untilCalm()
        const tookMs = await watch.untilChanged(open)
        if (round > 0) rows[at]?.samplesMs.push(tookMs) // the first one loads what the others find loaded
        await watch.untilCalm()
        await watch.untilChanged(() => desktop.press('Escape'))
      }
    }
    flameshot?.kill()
    await app.stop()
    return rows
  } finally {
    await desktop.stop()
  }
}

/** Its command waits until its overlay is closed, and then says so with a code. */
function openFlameshot(desktop: Desktop): Promise<void> {
  void desktop.run('flameshot', 'gui').catch(() => undefined)
  return Promise.resolve()
}
