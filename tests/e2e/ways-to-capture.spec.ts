import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Point, Rect } from '../../src/shared/geometry.ts'
import { CAPTURE_KEYS, dimmed, expectOverlayField, openOverlay, startAgain } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'
import { choose, menuOf, watchTray } from '../support/e2e-tray.ts'
import { countDifferent, cropped, decodePng } from '../support/pictures.ts'
import type { Pixels } from '../support/pictures.ts'

const AREA = { x: 300, y: 200, width: 240, height: 160 }

function newestPicture(app: RunningAskshot) {
  const file = String(app.rows('captures')[0]?.['file'])
  return decodePng(readFileSync(join(app.folder, 'pictures', file)))
}

test.describe('a delay', () => {
  test.use({ settings: { delaySeconds: 8 } })

  test('a capture waits as long as it is told, and its count is in no frame', async ({ desktop, launch }) => {
    const bare = await desktop.still()
    const app = await launch()
    await watchTray(app)

    await test.step('Esc stops the count', async () => {
      await startAgain(desktop, '--capture', '--delay', '30')
      await app.expectVisible('countdown')
      await expect((await app.page('countdown')).getByText(/^(30|29|28|27)$/)).toBeVisible()
      await desktop.press('Escape')
      await app.expectVisible('countdown', false)
    })

    await test.step('so does the tray', async () => {
      await startAgain(desktop, '--capture', '--delay', '30')
      await app.expectVisible('countdown')
      await expect
        .poll(async () => (await menuOf(app)).map(({ label }) => label))
        .toContain('Stop the countdown')
      await choose(app, 'Stop the countdown')
      await app.expectVisible('countdown', false)
      await expect
        .poll(async () => (await menuOf(app)).find(({ label }) => label === 'Capture after')?.below)
        .toEqual(['3 s', '5 s', '10 s'])
    })

    await test.step('at its end the frame is taken, without it', async () => {
      await startAgain(desktop, '--capture', '--delay', '1')
      await app.expectVisible('countdown')
      const overlay = await app.overlay()
      await app.expectVisible('countdown', false)
      await desktop.press('space')
      await expectOverlayField(overlay)
      await desktop.press('ctrl+o')
      await app.ask()
      expect(countDifferent(newestPicture(app), bare)).toBe(0)
    })

    await test.step('D on the overlay waits, and opens it again', async () => {
      await desktop.press('Escape')
      await openOverlay(desktop, app)
      await desktop.press('d')
      await app.expectVisible('countdown')
      await app.expectVisible('overlay', false)
      await expect.poll(() => app.isVisible('overlay'), { timeout: 20_000 }).toBe(true)
      await desktop.press('Escape')
      await app.expectVisible('overlay', false)
    })
  })
})

test.describe('the mouse pointer', () => {
  test.use({ settings: { mousePointer: true } })

  test('is in the capture where it stood, set so', async ({ desktop, launch }) => {
    const bare = await desktop.still()
    const app = await launch()
    await desktop.move({ x: 300, y: 200 })
    const overlay = await openOverlay(desktop, app)
    await desktop.press('space')
    await expectOverlayField(overlay)
    await desktop.press('ctrl+o')
    await app.ask()
    expectPointer(boxOfChanges(newestPicture(app), bare), { x: 300, y: 200 })
  })

  test('is in the capture that Askshot is started with', async ({ desktop, launch }) => {
    const bare = await desktop.still()
    await desktop.move({ x: 300, y: 200 })
    const app = await launch({ args: ['--capture'] })
    const overlay = await app.overlay()
    await app.expectFocused('overlay')
    await desktop.press('space')
    await expectOverlayField(overlay)
    await desktop.press('ctrl+o')
    await app.ask()
    expectPointer(boxOfChanges(newestPicture(app), bare), { x: 300, y: 200 })
  })
})

test.describe('apps never to capture', () => {
  test.use({ settings: { neverCapture: ['xmessage'] } })

  test('are painted over before anybody sees the frame, whole and nothing else', async ({
    desktop,
    launch,
  }) => {
    const client = 'xmessage -title "My Vault" -geometry 320x180+500+300 SECRET-7Qm4 >/dev/null 2>&1 &'
    await desktop.run('bash', '-c', client)
    await expect.poll(() => desktop.visibleTitles()).toContain('My Vault')
    const [id = ''] = (await desktop.xdotool('search', '--name', 'My Vault')).split('\n')
    const geometry = await desktop.xdotool('getwindowgeometry', '--shell', id)
    const at = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)`, 'm').exec(geometry)?.[1])
    const area = { x: at('X'), y: at('Y'), width: at('WIDTH'), height: at('HEIGHT') }
    const before = await desktop.still()
    const app = await launch()
    await desktop.move({ x: 40, y: 40 }) // beside it, where nothing is highlighted
    const overlay = await openOverlay(desktop, app)
    const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 }
    const grey = 0x50
    expect(await desktop.colours([middle])).toEqual([[grey, grey, grey].map(dimmed)])
    await desktop.press('space')
    await expectOverlayField(overlay)
    await desktop.press('ctrl+o')
    await app.ask()
    const picture = newestPicture(app)
    const changed = boxOfChanges(picture, before)
    const painted = cropped(picture, changed)
    expect(new Set(painted.rgba.filter((_value, index) => index % 4 < 3))).toEqual(new Set([0x50]))
    // With its title and its border, wherever the window manager has put them.
    expect(changed.x).toBeLessThanOrEqual(501)
    expect(changed.y).toBeLessThanOrEqual(301)
    expect(changed.x + changed.width).toBeGreaterThanOrEqual(820)
    expect(changed.y + changed.height).toBeGreaterThanOrEqual(500)
    await desktop.xdotool('windowkill', id)
  })
})

test.describe('a preset with a hotkey', () => {
  const explain = {
    name: 'Explain',
    text: 'Explain what this is.',
    sendsAtOnce: true,
    hotkey: 'Control+Alt+E',
  }
  test.use({ settings: { prompts: [explain] } })

  test('captures and sends with no typing: the chord and a drag are all', async ({
    desktop,
    server,
    launch,
  }) => {
    const screen = await desktop.still()
    const app = await launch()
    await desktop.press('ctrl+alt+e')
    const overlay = await app.overlay()
    await expect(
      overlay.getByText('“Explain” is asked as soon as you have selected. Esc closes.'),
    ).toBeVisible()
    await desktop.drag(AREA)
    const ask = await app.ask()
    await expect(ask.getByRole('main').getByText(/^Answered/)).toBeVisible()
    const { body, pictures } = await server.request(0)
    expect(JSON.stringify(body)).toContain('Explain what this is.')
    expect(countDifferent(decodePng(pictures[0]?.bytes ?? Buffer.alloc(0)), cropped(screen, AREA))).toBe(0)
    await app.expectVisible('overlay', false)
  })

  test('Ctrl and its digit send it on the overlay, with what was typed below it', async ({
    desktop,
    server,
    launch,
  }) => {
    const app = await launch()
    const overlay = await openOverlay(desktop, app)
    await desktop.drag(AREA)
    await expectOverlayField(overlay)
    await desktop.type('In French.')
    await desktop.press('ctrl+1')
    await expect((await app.ask()).getByRole('main').getByText(/^Answered/)).toBeVisible()
    const { body } = await server.request(0)
    expect(JSON.stringify(body)).toContain(JSON.stringify('Explain what this is.\n\nIn French.').slice(1, -1))
  })
})

function expectPointer({ x, y, width }: Rect, tip: Point): void {
  expect(width).toBeGreaterThan(3)
  expect(width).toBeLessThan(64)
  expect(Math.abs(x - tip.x)).toBeLessThan(32)
  expect(Math.abs(y - tip.y)).toBeLessThan(32)
}

/** The smallest rectangle with all that differs between two pictures of one size. */
function boxOfChanges(a: Pixels, b: Pixels) {
  const columns: number[] = []
  const rows: number[] = []
  for (let at = 0; at < a.rgba.length; at += 4) {
    if ([0, 1, 2].every((part) => a.rgba[at + part] === b.rgba[at + part])) continue
    columns.push((at / 4) % a.widthPx)
    rows.push(Math.floor(at / 4 / a.widthPx))
  }
  const least = (values: readonly number[]) => values.reduce((x, y) => Math.min(x, y), Infinity)
  const most = (values: readonly number[]) => values.reduce((x, y) => Math.max(x, y), 0)
  const [x, y] = [least(columns), least(rows)]
  return { x, y, width: most(columns) - x + 1, height: most(rows) - y + 1 }
}

test('a pinned capture stands on the screen, is in no frame, and can be asked about', async ({
  desktop,
  launch,
}) => {
  const screen = await desktop.still()
  const app = await launch()
  const overlay = await openOverlay(desktop, app)
  await desktop.drag(AREA)
  await expectOverlayField(overlay)
  await desktop.press('ctrl+p')
  await app.expectVisible('overlay', false)
  await app.expectVisible('pin')
  const pin = await app.page('pin')
  await expect(pin.getByRole('img', { name: 'Pinned capture, 240×160' })).toBeVisible()
  const facts = (await app.windows()).find(({ kind }) => kind === 'pin')
  expect(facts?.bounds).toMatchObject({ x: AREA.x, y: AREA.y })
  expect(app.rows('captures')).toEqual([])

  await test.step('it is in no frame', async () => {
    await desktop.press(CAPTURE_KEYS)
    const again = await app.overlay()
    await desktop.press('space')
    await expectOverlayField(again)
    await desktop.press('ctrl+o')
    await app.ask()
    expect(countDifferent(newestPicture(app), screen)).toBe(0)
    await app.expectVisible('pin')
    await desktop.press('Escape')
  })

  await test.step('asked about, its very pixels are the capture', async () => {
    await pin.getByRole('button', { name: 'Ask about this' }).click()
    await expect((await app.ask()).getByRole('img', { name: /240 by 160/ })).toBeVisible()
    expect(countDifferent(newestPicture(app), cropped(screen, AREA))).toBe(0)
  })

  await test.step('Esc closes it', async () => {
    await pin.bringToFront()
    await pin
      .getByRole('button', { name: 'Close' })
      .press('Escape')
      .catch(() => undefined) // its page is gone at once
    await app.expectVisible('pin', false)
  })
})
