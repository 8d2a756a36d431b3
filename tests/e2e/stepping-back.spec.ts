import { askAbout, openOverlay, CAPTURE_KEYS, SHOW_LAST_KEYS } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'

test('Esc steps back one step at a time and nothing is kept that was not asked', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()

  await test.step('aiming: it closes, and nothing is kept', async () => {
    await openOverlay(desktop, app)
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
    expect(app.rows('captures')).toEqual([])
    expect(await app.isVisible('ask')).toBe(false)
  })

  await test.step('drawing: back to aiming', async () => {
    const overlay = await openOverlay(desktop, app)
    await desktop.beginDrag({ x: 300, y: 300, width: 200, height: 100 })
    await expect(overlay.locator('.size')).toHaveText('200 × 100')
    await desktop.press('Escape')
    await expect(overlay.locator('.size')).toHaveCount(0)
    await desktop.endDrag()
    expect(await app.isVisible('overlay')).toBe(true)
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
    expect(app.rows('captures')).toEqual([])
  })

  await test.step('a press of the hotkey while selecting changes nothing', async () => {
    const overlay = await openOverlay(desktop, app)
    await desktop.beginDrag({ x: 300, y: 300, width: 120, height: 90 })
    await desktop.press(CAPTURE_KEYS)
    // Its Alt draws from the middle until the mouse moves on: the desktop keeps the release to itself.
    await desktop.move({ x: 410, y: 380 })
    await desktop.move({ x: 420, y: 390 })
    await expect(overlay.locator('.size')).toHaveText('120 × 90')
    expect(
      (await app.windows()).filter(({ kind, isVisible }) => kind === 'overlay' && isVisible),
    ).toHaveLength(1)
    await desktop.press('Escape')
    await desktop.endDrag()
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
  })

  await test.step('a running answer: it stops, then the window hides, then the same answer comes back', async () => {
    server.behave({ kind: 'answer', text: 'one two three four five six seven eight nine ten', paceMs: 150 })
    const ask = await askAbout(desktop, app, 'What is this?')
    await expect(ask.getByText('one two')).toBeVisible()
    await desktop.press('Escape')
    const asked = await server.request(0)
    expect(await asked.ended).toBe('client')
    await expect(ask.getByText('Stopped', { exact: true }).first()).toBeVisible()
    expect(await app.isVisible('ask')).toBe(true)
    const text = await ask.getByText(/^one two/).innerText()
    await desktop.press('Escape')
    await app.expectVisible('ask', false)
    await desktop.press(SHOW_LAST_KEYS)
    await app.expectVisible('ask')
    await expect(ask.getByText(text, { exact: true })).toBeVisible()
    await desktop.press(SHOW_LAST_KEYS)
    await app.expectVisible('ask', false)
  })
})
