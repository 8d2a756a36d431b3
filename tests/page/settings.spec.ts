import { expect, expectAccessible, test } from './fixtures.ts'
import { settings } from './samples.ts'
import { goTo } from './settings-page.ts'

test.use({ viewport: { width: 560, height: 640 } })

const custom = () => {
  const view = settings()
  return { ...view, profiles: view.profiles.map((profile) => ({ ...profile, preset: 'custom' as const })) }
}

test('another server is chosen, addressed and named at once', async ({ page, openPage }) => {
  await openPage('settings')
  await page.getByLabel('Provider').selectOption({ label: 'Another server' })
  await page.getByLabel('Address').fill('https://llm.example/v1')
  await page.getByLabel('Model').fill('llava')
  await page.getByLabel('Model').press('Tab')
  await expect(page.getByText('Saved')).toBeVisible()
  await page.getByRole('switch', { name: 'This server asks for a key' }).uncheck()
  await expect(page.getByLabel('API key')).toBeHidden()
  expect(await page.evaluate(() => fake.callsOf('profile:change'))).toEqual([
    ['profile-1', { preset: 'custom' }],
    ['profile-1', { baseUrl: 'https://llm.example/v1' }],
    ['profile-1', { model: 'llava' }],
    ['profile-1', { auth: 'none' }],
  ])
})

test('an address that main refuses is said beside the field, and can be mended', async ({
  page,
  openPage,
}) => {
  await openPage('settings', { settings: custom() })
  await page.evaluate(() => fake.fail('profile:change', { code: 'address-unsafe' }))
  const address = page.getByLabel('Address')
  await address.fill('https://llm.internal')
  await address.press('Enter')
  await expect(page.getByText(/Only https is allowed/)).toBeVisible()
  await expect(address).toHaveAttribute('aria-invalid', 'true')
  await expect(address).toHaveValue('https://llm.internal')
  await page.evaluate(() => fake.fail('profile:change'))
  await address.fill('https://llm.example')
  await address.press('Enter')
  await expect(page.getByText(/Only https is allowed/)).toBeHidden()
  await expect(address).toHaveAttribute('aria-invalid', 'false')
})

test('an address that cannot be is told while it is typed, and main is not asked', async ({
  page,
  openPage,
}) => {
  await openPage('settings', { settings: custom() })
  const address = page.getByLabel('Address')
  await address.fill('')
  await address.pressSequentially('http://local')
  await expect(page.getByText(/Only https is allowed/)).toBeHidden()
  await address.pressSequentially('.example')
  await expect(page.getByText(/Only https is allowed/)).toBeVisible()
  await expect(address).toHaveAttribute('aria-invalid', 'true')
  await address.fill('ftp://llm.example')
  await expect(page.getByText('This is not a web address.')).toBeVisible()
  await address.press('Enter')
  expect(await page.evaluate(() => fake.callsOf('profile:change'))).toEqual([])
})

test('a key is saved and then nowhere in the page', async ({ page, openPage }) => {
  await openPage('settings')
  const field = page.getByLabel('API key')
  await expect(field).toHaveAttribute('type', 'password')
  await field.fill('sk-marker-key')
  await page.getByRole('button', { name: 'Save key' }).click()
  await expect(page.getByText('Stored in the keychain')).toBeVisible()
  await expect(field).toHaveValue('')
  expect(await page.content()).not.toContain('sk-marker-key')
  expect(await page.evaluate(() => fake.callsOf('key:replace'))).toEqual([['profile-1', 'sk-marker-key']])
  await page.getByRole('button', { name: 'Remove key' }).click()
  await expect(page.getByText('No key yet.')).toBeVisible()
})

test('without a keychain the key stays in the field and can be used until Askshot quits', async ({
  page,
  openPage,
}) => {
  await openPage('settings', { keychain: 'unavailable' })
  const field = page.getByLabel('API key')
  await field.fill('sk-marker-key')
  await field.press('Enter')
  await expect(page.getByText('This computer offers Askshot no keychain.')).toBeVisible()
  await expect(field).toHaveValue('sk-marker-key')
  await page.getByRole('button', { name: 'Use it until Askshot quits' }).click()
  await expect(page.getByText('In memory until Askshot quits; not saved')).toBeVisible()
  await expect(field).toHaveValue('')
  expect(await page.evaluate(() => fake.callsOf('key:keep-for-session'))).toEqual([
    ['profile-1', 'sk-marker-key'],
  ])
})

test('a locked keychain is named, and the typed key is not thrown away', async ({ page, openPage }) => {
  await openPage('settings', { keychain: 'locked' })
  await page.getByLabel('API key').fill('sk-marker-key')
  await page.getByRole('button', { name: 'Save key' }).click()
  await expect(page.getByText('The keychain is locked.')).toBeVisible()
  await expect(page.getByLabel('API key')).toHaveValue('sk-marker-key')
})

test('a hotkey is changed by pressing it', async ({ page, openPage }) => {
  await openPage('settings')
  await goTo(page, 'Hotkeys')
  const row = page.getByRole('group', { name: 'Capture and ask' })
  await expect(row).toContainText('Ctrl+Alt+W')
  await expect(row).toContainText('working')
  await row.getByRole('button', { name: 'Change' }).click()
  await expect(row).toContainText('Press the keys…')
  await page.keyboard.press('Control+Alt+k')
  await expect(row).toContainText('Ctrl+Alt+K')
  await expect(row).toContainText('set; not pressed yet')
  expect(await page.evaluate(() => fake.callsOf('settings:set-hotkeys'))).toEqual([
    [{ capture: 'Control+Alt+K' }],
  ])
})

test('a chord without a modifier, or of the other command, is refused with the reason', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  await goTo(page, 'Hotkeys')
  const row = page.getByRole('group', { name: 'Capture and ask' })
  await row.getByRole('button', { name: 'Change' }).click()
  await page.keyboard.press('k')
  await expect(page.getByText(/Hold Ctrl, Alt or Super with it/)).toBeVisible()
  await page.keyboard.press('Control+Alt+Shift+w')
  await expect(page.getByText('These keys are already used for the other command.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row).toContainText('Ctrl+Alt+W')
  expect(await page.evaluate(() => fake.callsOf('settings:set-hotkeys'))).toEqual([])
})

test('a hotkey that main cannot have says whose it is', async ({ page, openPage }) => {
  await openPage('settings')
  await goTo(page, 'Hotkeys')
  await page.evaluate(() => fake.fail('settings:set-hotkeys', { code: 'hotkey-taken' }))
  const row = page.getByRole('group', { name: 'Capture and ask' })
  await row.getByRole('button', { name: 'Change' }).click()
  await page.keyboard.press('Control+Alt+k')
  await expect(page.getByText('Ctrl+Alt+K belongs to another program.')).toBeVisible()
  await expect(row).toContainText('Ctrl+Alt+W')
})

test('a hotkey can be taken away', async ({ page, openPage }) => {
  await openPage('settings')
  await goTo(page, 'Hotkeys')
  const row = page.getByRole('group', { name: 'Show last answer' })
  await row.getByRole('button', { name: 'Clear' }).click()
  await expect(row).toContainText('No keys')
})

test('the command can be copied, and a capture started from here', async ({ page, openPage }) => {
  await openPage('settings')
  await goTo(page, 'Hotkeys')
  const command = page.getByRole('textbox', { name: 'Start a capture by command' })
  await expect(command).toHaveValue('askshot --capture')
  await command.focus()
  expect(
    await command.evaluate((node: HTMLInputElement) => (node.selectionEnd ?? 0) - (node.selectionStart ?? 0)),
  ).toBe(17)
  await page.getByRole('button', { name: 'Capture now' }).click()
  expect(await page.evaluate(() => fake.callsOf('app:run'))).toEqual([['capture']])
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => fake.callsOf('code:copy'))).toEqual([['askshot --capture']])
})

test('what was found at start is told, and what main pushes is shown', async ({ page, openPage }) => {
  await openPage('settings', { settings: settings({ problem: { code: 'settings-damaged' } }) })
  await goTo(page, 'Hotkeys')
  await expect(page.getByText('The settings could not be read, so the defaults are in use.')).toBeVisible()
  await page.evaluate(
    (view) => fake.push('settings:show', view),
    settings({ captureCommand: '/opt/askshot --capture' }),
  )
  await expect(page.getByText('The settings could not be read')).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Start a capture by command' })).toHaveValue(
    '/opt/askshot --capture',
  )
})

for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
  { contrast: 'more' },
] as const) {
  test(`the settings keep nobody out (${JSON.stringify(media)})`, async ({ page, openPage }) => {
    await page.emulateMedia(media)
    await openPage('settings', { settings: { ...custom(), problem: { code: 'settings-damaged' } } })
    await expect(page.getByLabel('Address')).toBeVisible()
    await expectAccessible(page)
  })
}
