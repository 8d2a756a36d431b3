import type { Point } from '../../src/shared/geometry.ts'
import { dimmed, expectOverlayField, openOverlay } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'

/** In pixels of the screen, which is 1600 × 900. */
const AREA = { x: 320, y: 240, width: 480, height: 300 }
const CORNERS: readonly Point[] = [
  { x: 6, y: 6 },
  { x: 1593, y: 6 },
  { x: 6, y: 893 },
  { x: 1593, y: 893 },
]
/** Close to the edges of the selection, and away from its handles, the toolbar and the question. */
const INSIDE: readonly Point[] = [
  { x: 360, y: 260 },
  { x: 760, y: 260 },
  { x: 360, y: 520 },
  { x: 760, y: 520 },
]
const OUTSIDE: readonly Point[] = [
  { x: 300, y: 300 },
  { x: 600, y: 228 },
  { x: 300, y: 480 },
]

for (const scale of [1.25, 1.5])
  test(`at ${scale * 100} % all of the display is dimmed, and all but the selection after that`, async ({
    desktop,
    launch,
  }) => {
    await desktop.paintSolid('#c8c8c8')
    const app = await launch({ args: [`--force-device-scale-factor=${scale}`] })
    const red = async (points: readonly Point[]) => (await desktop.colours(points)).map(([value]) => value)
    const overlay = await openOverlay(desktop, app)
    await expect.poll(() => red(CORNERS)).toEqual(CORNERS.map(() => dimmed(200)))

    await desktop.drag(AREA)
    await expectOverlayField(overlay)
    const beside = 99 // half of the light, and what rounding takes
    await expect.poll(() => red([...CORNERS, ...OUTSIDE])).toEqual([...CORNERS, ...OUTSIDE].map(() => beside))
    expect(await red(INSIDE)).toEqual(INSIDE.map(() => 200))
  })
