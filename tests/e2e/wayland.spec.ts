import { existsSync } from 'node:fs'
import { expectOverlayField, showsOverlay, startAgain } from '../support/e2e-app.ts'
import { expect, test as base } from '../support/e2e-test.ts'
import { FakePortal } from '../support/fake-portal.ts'
import { countDifferent, cropped, decodePng } from '../support/pictures.ts'

// Electron stands on X11 here, so that there is something to look at; the session says it is a Wayland one, and what the
// app takes from the desktop it takes from these portals.
const WAYLAND = { args: ['--ozone-platform=x11'], environment: { XDG_SESSION_TYPE: 'wayland' } }

const test = base.extend<{ portal: FakePortal }>({
  portal: async ({ desktop }, use) => {
    const portal = await FakePortal.start(desktop.environment['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    portal.screenshot = { kind: 'picture', png: () => desktop.picture() }
    await use(portal)
    await portal.stop()
  },
})

async function pressKeys(portal: FakePortal, id = 'capture'): Promise<void> {
  await expect.poll(() => portal.hasSession && portal.count('BindShortcuts') > 0).toBe(true)
  portal.press(id)
}

test('the keys of the desktop open the overlay, and the ask sends the pixels of its picture', async ({
  desktop,
  portal,
  server,
  launch,
}) => {
  server.behave({ kind: 'answer', text: 'Noise, again.' })
  const app = await launch(WAYLAND)
  await expect.poll(() => portal.wishes).toMatchObject({ capture: 'CTRL+ALT+w' })
  expect(portal.count('Screenshot')).toBe(0)
  // Chromium reads settings of portals by itself; these calls are ours.
  const own = portal.calls.map(({ member }) => member).filter((member) => !/^(Get|Read)/.test(member))
  expect(own).toEqual(['Register', 'CreateSession', 'BindShortcuts'])

  const before = await desktop.still()
  const overlay = await showsOverlay(desktop, app, () => pressKeys(portal))
  expect(portal.count('Screenshot')).toBe(1)
  expect(portal.files.filter((file) => existsSync(file))).toEqual([])
  await desktop.drag({ x: 200, y: 200, width: 300, height: 180 })
  await expectOverlayField(overlay)
  await desktop.type('What is it?')
  await desktop.press('Return')
  const ask = await app.ask()
  await expect(ask.getByText('Noise, again.')).toBeVisible()
  expect(portal.count('Screenshot')).toBe(1)

  const { pictures } = await server.request(0)
  const sent = decodePng(pictures[0]?.bytes ?? Buffer.alloc(0))
  expect(countDifferent(sent, cropped(before, { x: 200, y: 200, width: 300, height: 180 }))).toBe(0)
})

test('no window is claimed to be seen, and a click takes the display', async ({
  desktop,
  portal,
  launch,
}) => {
  const app = await launch(WAYLAND)
  const overlay = await showsOverlay(desktop, app, () => pressKeys(portal))
  await desktop.move({ x: 700, y: 400 })
  await expect(overlay.getByRole('option')).toHaveCount(0)
  await desktop.click({ x: 700, y: 400 })
  await expectOverlayField(overlay)
  await expect(overlay.getByText('1600 × 900')).toBeVisible()
  await desktop.press('Escape')
  await desktop.press('Escape')
  await app.expectVisible('overlay', false)
  expect(portal.count('Screenshot')).toBe(1)
})

test('our own windows are taken away first, and are not in the picture', async ({
  desktop,
  portal,
  launch,
}) => {
  const app = await launch(WAYLAND)
  await pressKeys(portal, 'showLast')
  await app.expectVisible('ask')
  const seen: (readonly string[])[] = []
  portal.screenshot = {
    kind: 'picture',
    png: async () => {
      seen.push(await desktop.visibleTitles())
      return desktop.picture()
    },
  }
  await pressKeys(portal)
  await app.overlay()
  expect(seen.flat().filter((title) => /askshot/i.test(title))).toEqual([])
  expect(portal.count('Screenshot')).toBe(1)
})

test('a desktop that does not let itself be seen is told of in words', async ({ portal, launch }) => {
  const app = await launch(WAYLAND)
  portal.screenshot = 'refuse'
  await pressKeys(portal)
  const ask = await app.ask()
  await expect(ask.getByText('The system does not let Askshot see the screen.')).toBeVisible()
  portal.screenshot = { kind: 'uri', uri: 'file:///not/there.png' }
  await pressKeys(portal)
  await expect(ask.getByText('The system returned an empty picture.')).toBeVisible()
  await app.expectVisible('overlay', false)
})

test('keys that never come stay unproven, with the command in view; those that change are shown', async ({
  desktop,
  portal,
  launch,
}) => {
  const app = await launch({ ...WAYLAND, args: [...WAYLAND.args, '--settings'] })
  const settings = await app.settings('Hotkeys')
  const keys = settings.getByRole('group', { name: 'Capture and ask' })
  await expect(keys).toContainText('CTRL+ALT+w')
  await expect(keys).toContainText('set; not pressed yet')
  await expect(settings.getByText('This desktop gives the keys')).toBeVisible()
  await expect(settings.getByRole('textbox', { name: 'Start a capture by command' })).toHaveValue(
    / --capture$/,
  )
  expect(portal.count('Screenshot')).toBe(0)

  await test.step('keys of X11 are left alone', async () => {
    await desktop.press('ctrl+alt+w')
    expect(await app.isVisible('overlay')).toBe(false)
  })
  await test.step('other keys', async () => {
    portal.change({ capture: 'Super+C', showLast: 'Super+L' })
    await expect(keys).toContainText('Super+C')
  })
  await test.step('a session that the desktop ends is told, and asked for again', async () => {
    portal.keys = 'refuse'
    portal.endSession()
    await expect(keys).toContainText('taken back')
    await expect(keys).toContainText('the desktop gave no keys')
  })
  await test.step('the command works', async () => {
    await startAgain(desktop, '--capture')
    await app.overlay()
    expect(portal.count('Screenshot')).toBe(1)
  })
})

test.describe('the first steps', () => {
  test.use({ setUp: 'first-run' })

  test('show the command until the keys have come, and ask to see the screen only when told', async ({
    portal,
    launch,
  }) => {
    const app = await launch(WAYLAND)
    const first = await app.page('first-run')
    await expect(first.getByText('Press CTRL+ALT+w now.')).toBeVisible()
    await expect(first.getByRole('textbox', { name: /Or bind this command/ })).toHaveValue(/ --capture$/)
    expect(portal.count('Screenshot')).toBe(0)
    portal.screenshot = 'refuse'
    await first.getByRole('button', { name: 'Ask now' }).click()
    await expect(first.getByText('The system does not let Askshot see the screen.')).toBeVisible()
    const [parent] = portal.calls.findLast(({ member }) => member === 'Screenshot')?.body ?? []
    expect(parent).toMatch(/^x11:[0-9a-f]+$/)
  })
})
