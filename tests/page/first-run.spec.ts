import type { HotkeyState } from '../../src/shared/views.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { settings } from './samples.ts'
import { profileView } from '../support/fake-settings.ts'
import { Patches, field, put, sent } from './settings-page.ts'

test.use({ viewport: { width: 680, height: 760 } })

const ollama = {
  preset: 'ollama',
  name: 'Ollama',
  host: 'localhost:11434',
  models: ['qwen3-vl:8b', 'llama3.2:3b'],
}

const withHotkey = (state: HotkeyState) => {
  const view = settings()
  return { ...view, hotkeys: { ...view.hotkeys, capture: { ...view.hotkeys.capture, state } } }
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`keeps nobody out, ${colorScheme}`, async ({ page, openPage }) => {
    await page.emulateMedia({ colorScheme })
    await openPage('first-run', { localServers: [ollama], settings: withHotkey('asked') })
    await expect(page.getByRole('heading', { level: 2 })).toHaveText([
      'Who answers',
      'Seeing the screen',
      'Try it',
    ])
    await expect(page.getByText('Ollama at localhost:11434, 2 models')).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })

test.describe('who answers', () => {
  test('is a server of this computer by one press, with the model that sees', async ({ page, openPage }) => {
    await openPage('first-run', { localServers: [ollama] })
    const patches = new Patches(page)
    await page.getByRole('button', { name: 'Use Ollama' }).click()
    await patches.expectNext([{ preset: 'ollama' }, { model: 'qwen3-vl:8b' }])
    await expect(page.getByText('Ollama answers with qwen3-vl:8b.')).toBeVisible()
  })

  test('is a provider and a key, which stays nowhere in the page', async ({ page, openPage }) => {
    await openPage('first-run', { settings: settings({ profiles: [profileView()] }) })
    await expect(page.getByText('Your first question will wait until one is here.')).toBeVisible()
    await field(page, 'API key').fill('sk-test')
    await page.getByRole('button', { name: 'Save key' }).click()
    await expect(page.getByText('Stored in the keychain')).toBeVisible()
    await expect(field(page, 'API key')).toHaveValue('')
    await expect(page.getByText('Your first question will wait until one is here.')).toBeHidden()
  })

  test('is tested by a button that says what it will send', async ({ page, openPage }) => {
    await openPage('first-run')
    await expect(page.getByRole('button', { name: 'Test connection' })).toHaveAccessibleDescription(
      'Sends one tiny question with a tiny picture; costs a few tokens.',
    )
  })
})

test.describe('seeing the screen', () => {
  test('needs nothing on most desktops', async ({ page, openPage }) => {
    await openPage('first-run')
    await expect(page.getByText('Nothing to do')).toBeVisible()
    expect(await sent(page, 'setup:check-screen')).toEqual([])
  })

  test('is asked for once, and tried until it works', async ({ page, openPage }) => {
    const setup = { screen: 'macos', dataFolder: '~/Library' } as const
    await openPage('first-run', { setup, screenCheck: { kind: 'failed', code: 'capture-denied' } })
    await expect(page.getByText('macOS restarts Askshot')).toBeVisible()
    await page.getByRole('button', { name: 'Ask now' }).click()
    await expect(page.getByText('The system does not let Askshot see the screen.')).toBeVisible()
    await page.getByRole('button', { name: 'Open system settings' }).click()
    expect(await sent(page, 'setup:open-screen-settings')).toHaveLength(1)
    await page.evaluate(() => fake.change({ screenCheck: { kind: 'works' } }))
    await page.getByRole('button', { name: 'Ask now' }).click()
    await expect(page.getByText('Askshot can see the screen.')).toBeVisible()
  })
})

test('the screen is tried again while the user is in the settings of the system', async ({
  page,
  openPage,
}) => {
  await page.clock.install()
  const setup = { screen: 'macos', dataFolder: '~/Library' } as const
  await openPage('first-run', { setup, screenCheck: { kind: 'failed', code: 'capture-denied' } })
  await page.getByRole('button', { name: 'Open system settings' }).click()
  await page.clock.runFor(4000)
  await expect(page.getByText('The system does not let Askshot see the screen.')).toBeVisible()
  await page.evaluate(() => fake.change({ screenCheck: { kind: 'works' } }))
  await page.clock.runFor(2000)
  await expect(page.getByText('Askshot can see the screen.')).toBeVisible()
  const before = await sent(page, 'setup:check-screen')
  await page.clock.runFor(20_000)
  expect(await sent(page, 'setup:check-screen')).toHaveLength(before.length)
})

test.describe('the keys', () => {
  test('work as soon as they fire', async ({ page, openPage }) => {
    await openPage('first-run', { settings: withHotkey('asked') })
    await expect(page.getByText(/^Press .+ now\.$/)).toBeVisible()
    await put(page, withHotkey('proven'))
    await expect(page.getByText('It works.')).toBeVisible()
    await expect(page.getByText('Other keys')).toBeHidden()
  })

  test('that do not come in ten seconds can be changed, or the command bound', async ({ page, openPage }) => {
    await page.clock.install()
    await openPage('first-run', { settings: withHotkey('asked') })
    await page.getByRole('button', { name: 'Test the keys' }).click()
    await expect(page.getByText(/^Waiting for .+: 10 seconds\.$/)).toBeVisible()
    await page.clock.runFor(4000)
    await expect(page.getByText(/^Waiting for .+: 6 seconds\.$/)).toBeVisible()
    await page.clock.runFor(6000)
    await expect(page.getByText(/^Nothing came\./)).toBeVisible()
    await expect(page.getByRole('group', { name: 'Other keys' })).toBeVisible()
    await page.getByRole('button', { name: 'Copy' }).click()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await sent(page, 'code:copy')).toEqual([[settings().captureCommand]])
    await expectAccessible(page)
  })

  test('of a desktop that gives them itself have the command beside them until they come', async ({
    page,
    openPage,
  }) => {
    const { showLast } = settings().hotkeys
    const given = { accelerator: 'Control+Alt+W', state: 'asked', given: 'Super + W' } as const
    const fromDesktop = settings({ keysFrom: 'desktop', hotkeys: { capture: given, showLast } })
    await openPage('first-run', { settings: fromDesktop })
    await expect(page.getByText('Press Super + W now.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: /Or bind this command/ })).toBeVisible()
    await expectAccessible(page)
    const refused = { accelerator: 'Control+Alt+W', state: 'refused' } as const
    await put(page, { ...fromDesktop, hotkeys: { capture: refused, showLast } })
    await expect(page.getByText('This desktop has given Askshot no keys.')).toBeVisible()
    await expect(page.getByRole('group', { name: 'Other keys' })).toBeVisible()
    await put(page, { ...fromDesktop, hotkeys: { capture: { ...given, state: 'proven' }, showLast } })
    await expect(page.getByText('It works.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: /Or bind this command/ })).toBeHidden()
  })

  test('of another program are told at once', async ({ page, openPage }) => {
    await openPage('first-run', { settings: withHotkey('taken') })
    await expect(page.getByText(/belongs to another program\.$/).first()).toBeVisible()
    await expect(page.getByRole('group', { name: 'Other keys' })).toBeVisible()
  })
})

test('start at login is offered unticked, and done ends it', async ({ page, openPage }) => {
  await openPage('first-run')
  const login = page.getByRole('checkbox', { name: 'Start when I log in' })
  await expect(login).not.toBeChecked()
  await login.check()
  expect(await sent(page, 'login:set')).toEqual([[true]])
  await expect(page.getByText('Nothing is sent but what you ask.')).toBeVisible()
  await expect(page.getByText('~/.config/Askshot')).toBeVisible()
  expect(await sent(page, 'setup:finish')).toEqual([])
  await page.getByRole('button', { name: 'Done' }).press('Enter')
  await expect.poll(() => sent(page, 'setup:finish')).toHaveLength(1)
})
