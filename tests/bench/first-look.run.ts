import { leaveSettings, openOverlay, RunningAskshot } from '../support/e2e-app.ts'
import { Desktop } from '../support/e2e-desktop.ts'
import type { Row } from './row.ts'
import { ScreenWatch } from './screen-watch.ts'

const ROUNDS = 15
const WIDTH_PX = 3840
const HEIGHT_PX = 2160
/** Of one grey each, by turns, so that each picture is seen to come. */
const LEVELS = [60, 200] as const

type Sent = { readonly send: (picture: { readonly widthPx: number; readonly level: number }) => void }

/** From main to the screen: the picture that is shown first, and the whole one that follows, by turns. */
export async function run(): Promise<readonly Row[]> {
  const desktop = await Desktop.start({ screen: `${WIDTH_PX}x${HEIGHT_PX}` })
  try {
    await desktop.paint(WIDTH_PX, HEIGHT_PX)
    await leaveSettings(desktop.home, { baseUrl: 'http://127.0.0.1:1/v1' })
    const app = await RunningAskshot.launch(desktop)
    await listen(app)
    await openOverlay(desktop, app)
    const watch = await ScreenWatch.on(desktop, { x: 40, y: HEIGHT_PX - 40 })
    const first: number[] = []
    const whole: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      first.push(await watch.untilChanged(() => show(app, WIDTH_PX / 2, LEVELS[0])))
      await watch.untilCalm()
      whole.push(await watch.untilChanged(() => show(app, WIDTH_PX, LEVELS[1])))
      await watch.untilCalm()
    }
    await app.stop()
    return [
      { name: 'Askshot, at half its size [≤ 0.35× the whole frame]', samplesMs: first.slice(1) },
      { name: 'the whole frame', samplesMs: whole.slice(1) },
    ]
  } finally {
    await desktop.stop()
  }
}

/** Has main note where it sends a frame to, and under which name. */
function listen(app: RunningAskshot): Promise<void> {
  return app.electron.evaluate(
    ({ webContents }, { widthPx, heightPx, levels }) => {
      const made = new Map<string, Uint8Array>()
      for (const width of [widthPx, widthPx / 2])
        for (const level of levels)
          made.set(`${width} ${level}`, new Uint8Array((width * width * heightPx * 4) / widthPx).fill(level))
      for (const page of webContents.getAllWebContents()) {
        const send = page.send.bind(page)
        page.send = (channel, ...given: { frameId: string }[]) => {
          const [frame] = given
          if (channel === 'overlay:frame' && frame !== undefined) {
            const again: Sent['send'] = ({ widthPx: width, level }) => {
              const size = { widthPx: width, heightPx: (width * heightPx) / widthPx }
              send(channel, {
                ...{ frameId: frame.frameId, order: 'rgba', ...size },
                pixels: made.get(`${width} ${level}`),
              })
            }
            Object.assign(globalThis, { benchSent: { send: again } })
          }
          send(channel, ...given)
        }
      }
    },
    { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, levels: LEVELS },
  )
}

function show(app: RunningAskshot, widthPx: number, level: number): Promise<void> {
  return app.electron.evaluate(
    (_electron, picture) => {
      const { benchSent } = globalThis as unknown as { benchSent: Sent }
      benchSent.send(picture)
    },
    { widthPx, level },
  )
}
