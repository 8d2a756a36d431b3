import { performance } from 'node:perf_hooks'
import { CAPTURE_KEYS, leaveSettings, RunningAskshot } from '../support/e2e-app.ts'
import { Desktop } from '../support/e2e-desktop.ts'

const OPENINGS = 20

/** From the press of the hotkey until the page has painted its frame and main has shown it, over some openings. */
export async function run(): Promise<
  readonly { readonly name: string; readonly samplesMs: readonly number[] }[]
> {
  const desktop = await Desktop.start()
  try {
    await desktop.paint()
    await leaveSettings(desktop.home, { baseUrl: 'http://127.0.0.1:1/v1' })
    const app = await RunningAskshot.launch(desktop)
    await noteReveals(app)
    const timesMs: number[] = []
    for (let opening = 0; opening <= OPENINGS; opening++) {
      const pressedAt = performance.timeOrigin + performance.now()
      await desktop.press(CAPTURE_KEYS)
      const revealedAt = await nextReveal(app, opening)
      if (opening > 0) timesMs.push(revealedAt - pressedAt) // the first one loads what the others find loaded
      await desktop.press('Escape')
      await app.expectVisible('overlay', false)
    }
    await app.stop()
    return [{ name: 'hotkey → overlay painted', samplesMs: timesMs }]
  } finally {
    await desktop.stop()
  }
}

type WithReveals = { reveals?: number[] }

/** Main shows a painted overlay by giving it back its whole shape; the moment is noted where that happens. */
async function noteReveals(app: RunningAskshot): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }) => {
    const notes = globalThis as WithReveals
    notes.reveals = []
    type SetShape = (this: object, shapes: readonly { readonly width: number }[]) => void
    const setShape = Reflect.get(BrowserWindow.prototype, 'setShape') as SetShape
    BrowserWindow.prototype.setShape = function (shapes) {
      setShape.call(this, shapes)
      if ((shapes[0]?.width ?? 0) > 1) notes.reveals?.push(performance.timeOrigin + performance.now())
    }
  })
}

async function nextReveal(app: RunningAskshot, opening: number): Promise<number> {
  for (;;) {
    const at = await app.electron.evaluate(
      (_electron, nth) => (globalThis as WithReveals).reveals?.[nth],
      opening,
    )
    if (at !== undefined) return at
  }
}
