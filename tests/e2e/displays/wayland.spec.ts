import { Transformer } from '@napi-rs/image'
import { expectOverlayField } from '../../support/e2e-app.ts'
import type { Desktop } from '../../support/e2e-desktop.ts'
import { expect, test } from '../../support/e2e-test.ts'
import { FakePortal } from '../../support/fake-portal.ts'
import { countDifferent, cropped, decodePng } from '../../support/pictures.ts'

test.use({ desktopOptions: { displays: 2 } })

// The window manager puts the one window on the left display, which is the smaller one.
const [WIDTH, HEIGHT] = [1600 + 1920, 1080]

test('one window shows either display, and what is selected is cut from the right one', async ({
  desktop,
  server,
  launch,
}) => {
  await desktop.paint(WIDTH, HEIGHT)
  const right = await desktop.still(1)
  const whole = await wholeDesktop(desktop)
  const portal = await FakePortal.start(desktop.environment['DBUS_SESSION_BUS_ADDRESS'] ?? '')
  portal.screenshot = { kind: 'picture', png: () => whole }
  server.behave({ kind: 'answer', text: 'Noise.' })
  const app = await launch({ args: ['--ozone-platform=x11'], environment: { XDG_SESSION_TYPE: 'wayland' } })
  await expect.poll(() => portal.count('BindShortcuts')).toBe(1)
  await desktop.move({ x: 800, y: 450 })
  portal.press('capture')
  await app.overlay()
  await app.expectFocused('overlay')

  await desktop.press('2')
  // All 1920 points of it, on a display that has 1600.
  await expect
    .poll(async () => (await app.overlay()).evaluate(() => [innerWidth, innerHeight]))
    .toEqual([1920, 1080])
  await expect
    .poll(
      async () =>
        (await app.windows()).filter(({ kind, isVisible }) => kind === 'overlay' && isVisible).length,
    )
    .toBe(1)
  const scale = 1600 / 1920
  await desktop.drag({ x: 240 * scale, y: 120 * scale, width: 360 * scale, height: 240 * scale })
  await expectOverlayField(await app.overlay())
  await desktop.type('What?')
  await desktop.press('Return')
  await expect((await app.ask()).getByText('Noise.')).toBeVisible()

  const { pictures } = await server.request(0)
  const sent = decodePng(pictures[0]?.bytes ?? Buffer.alloc(0))
  expect(
    countDifferent(sent, cropped(right, { x: 240, y: 120, width: sent.widthPx, height: sent.heightPx })),
  ).toBe(0)
  expect([sent.widthPx, sent.heightPx]).toEqual([360, 240])
  expect(portal.count('Screenshot')).toBe(1)
  await portal.stop()
})

/** As a desktop draws it: both displays in one picture, black where there is none. */
async function wholeDesktop(desktop: Desktop): Promise<Uint8Array> {
  const rgba = Buffer.alloc(WIDTH * HEIGHT * 4)
  for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255
  for (const [display, left] of [0, 1600].entries()) {
    const still = await desktop.still(display)
    for (let row = 0; row < still.heightPx; row++) {
      const line = still.rgba.subarray(row * still.widthPx * 4, (row + 1) * still.widthPx * 4)
      rgba.set(line, (row * WIDTH + left) * 4)
    }
  }
  return Transformer.fromRgbaPixels(rgba, WIDTH, HEIGHT).png()
}
