import { expect, expectAccessible, test } from './fixtures.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the count says how long it is, and a click stops it, ${colorScheme}`, async ({ page, openPage }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 132, height: 96 })
    await openPage('countdown')
    await page.evaluate(() => fake.push('countdown:show', { secondsLeft: 3 }))
    await expect(page.getByRole('timer')).toHaveText('3')
    await expect(page.getByRole('timer')).toHaveAccessibleName('Capture in 3 seconds')
    await expectAccessible(page)
    await page.evaluate(() => fake.push('countdown:show', { secondsLeft: 1 }))
    await expect(page.getByRole('timer')).toHaveText('1')
    await page.getByRole('button', { name: 'Esc stops it' }).click()
    expect(await page.evaluate(() => fake.callsOf('countdown:stop'))).toEqual([[]])
  })

  test(`a pinned capture keeps nobody out, ${colorScheme}`, async ({ page, openPage }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 320, height: 240 })
    await openPage('pin')
    await expect(page.getByRole('img', { name: 'Pinned capture, 320×200' })).toBeVisible()
    await expect(page.getByRole('toolbar', { name: 'What to do with it' })).toBeVisible()
    await expectAccessible(page)
  })
}

test('a pinned capture is worked with by keys alone', async ({ page, openPage }) => {
  await openPage('pin')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Ask about this' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+c')
  await expect(page.getByRole('status')).toHaveText('Copied')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status')).toHaveText('Saved')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Escape')
  const calls = await page.evaluate(() => fake.calls.map(({ channel, args }) => [channel, ...args.slice(1)]))
  expect(calls.filter(([channel]) => channel !== 'language:view' && channel !== 'pin:view')).toEqual([
    ['pin:ask'],
    ['pin:copy'],
    ['pin:save'],
    ['pin:move', -10, 0],
    ['pin:close'],
  ])
})

test('what cannot be done with a pinned capture is said', async ({ page, openPage }) => {
  await openPage('pin')
  await page.evaluate(() => fake.fail('pin:ask', { code: 'disk-full' }))
  await page.getByRole('button', { name: 'Ask about this' }).click()
  await expect(page.getByRole('status')).not.toBeEmpty()
})
