import type { Page } from '@playwright/test'
import type { PreferencePatch } from '../../src/shared/schemas/preferences.ts'
import { requests } from '../../src/shared/contract.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { emptyMain, settings } from './samples.ts'
import { field, goTo, PAGES, sent, tabTo } from './settings-page.ts'

test.use({ viewport: { width: 880, height: 720 } })

/** What was changed last; it must be one that main would take. */
async function expectChanged(page: Page, patch: PreferencePatch): Promise<void> {
  await expect.poll(async () => (await sent(page, 'settings:change')).at(-1)).toEqual([patch])
  requests['settings:change'].parse([patch])
}

const choices: readonly (readonly [page: string, label: string, chosen: string, patch: PreferencePatch])[] = [
  ['General', 'Theme', 'Dark', { general: { theme: 'dark' } }],
  ['General', 'Contrast', 'High', { general: { contrast: 'high' } }],
  ['General', 'Text size', '150 %', { general: { textSize: 150 } }],
  ['Capture', 'After I let go', 'Open the ask window', { capture: { afterSelection: 'window' } }],
  ['Capture', 'After I let go', 'Send with “Explain”', { capture: { afterSelection: 'preset:Explain' } }],
  ['Capture', 'Detail', 'Small, up to 768 pixels', { capture: { detail: 'small' } }],
  ['Capture', 'Picture format', 'JPEG', { capture: { pictureFormat: 'jpeg' } }],
  ['Capture', 'Look of a cover', 'Mosaic', { capture: { coverLook: 'mosaic' } }],
  ['Asking', 'Send with', 'Ctrl+Enter', { asking: { sendWith: 'ctrl-enter' } }],
  ['Asking', 'New asks start with', 'The profile’s model', { asking: { newAskModel: 'profile' } }],
  ['Asking', 'Answer language', '日本語', { asking: { answerLanguage: 'ja' } }],
  ['Asking', 'When answered', 'Copy it', { asking: { afterAnswer: 'copy' } }],
  ['Asking', 'Thinking', 'Hidden', { asking: { thinking: 'hidden' } }],
  ['Asking', 'The window opens', 'Where I left it', { asking: { windowPlace: 'where-left' } }],
  ['Network', 'Proxy', 'None', { network: { proxy: 'none' } }],
]

const switches: readonly (readonly [page: string, label: string, patch: PreferencePatch])[] = [
  ['General', 'Start hidden in the tray', { general: { startHidden: false } }],
  ['General', 'Words of the question in notifications', { general: { notifiedWords: false } }],
  ['General', 'Notifications', { general: { notifications: false } }],
  ['Capture', 'Highlight windows', { capture: { highlightWindows: false } }],
  ['Capture', 'Mouse pointer in captures', { capture: { mousePointer: true } }],
  ['Capture', 'Magnifier', { capture: { magnifier: true } }],
  ['Capture', 'Select across displays', { capture: { selectAcrossDisplays: true } }],
  ['Asking', 'Usage line', { asking: { usageLine: false } }],
  ['Asking', 'Estimate before sending', { asking: { estimate: false } }],
  ['Asking', 'Ask before opening links', { asking: { confirmLinks: false } }],
  ['Asking', 'Hide when I click elsewhere', { asking: { hideOnBlur: true } }],
]

const numbers: readonly (readonly [page: string, label: string, typed: string, patch: PreferencePatch])[] = [
  ['Capture', 'Delay', '10', { capture: { delaySeconds: 10 } }],
  ['Asking', 'Opacity', '80', { asking: { opacity: 80 } }],
  ['Network', 'Give up waiting after', '48', { network: { giveUpHours: 48 } }],
]

test('every choice, switch and number holds at once', async ({ page, openPage }) => {
  await openPage('settings')
  for (const [name, label, chosen, patch] of choices) {
    await goTo(page, name)
    await field(page, label).selectOption({ label: chosen })
    await expectChanged(page, patch)
    await expect(field(page, label)).toHaveAccessibleDescription(/\S/)
  }
  for (const [name, label, patch] of switches) {
    await goTo(page, name)
    await page.getByRole('switch', { name: label, exact: true }).press('Space')
    await expectChanged(page, patch)
  }
  for (const [name, label, typed, patch] of numbers) {
    await goTo(page, name)
    await field(page, label).fill(typed)
    await field(page, label).press('Enter')
    await expectChanged(page, patch)
  }
})

test('what cannot be is refused beside its field, and the old value stays in force', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  await goTo(page, 'Capture')
  await field(page, 'Delay').fill('31')
  await field(page, 'Delay').press('Enter')
  await expect(page.getByText('A whole number from 1 to 30.')).toBeVisible()
  await goTo(page, 'Network')
  await field(page, 'Proxy').selectOption({ label: 'By hand' })
  await field(page, 'Address of the proxy').fill('http://me:secret@proxy:80')
  await expect(page.getByText(/without name and password\.$/).last()).toBeVisible()
  await expect(field(page, 'Address of the proxy')).toHaveAttribute('aria-invalid', 'true')
  await field(page, 'Address of the proxy').press('Enter')
  expect(await sent(page, 'settings:change')).toHaveLength(1)
  await field(page, 'Address of the proxy').fill('socks5://localhost:1080')
  await field(page, 'Address of the proxy').press('Enter')
  await expectChanged(page, { network: { proxyAddress: 'socks5://localhost:1080' } })
})

test('Ctrl+Z takes back change after change and shows which, Ctrl+Shift+Z makes them again', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  await goTo(page, 'General')
  await field(page, 'Theme').selectOption({ label: 'Dark' })
  await goTo(page, 'Asking')
  await field(page, 'Opacity').fill('70')
  await page.keyboard.press('Control+z')
  await expect(field(page, 'Opacity')).toHaveValue('100') // what was typed is the field's own to undo
  expect(await sent(page, 'settings:undo')).toEqual([])
  await page.getByRole('switch', { name: 'Usage line' }).uncheck()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('switch', { name: 'Usage line' })).toBeChecked()
  await expect(page.getByText('Undone: Usage line')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { level: 1, name: 'General' })).toBeVisible()
  await expect(field(page, 'Theme')).toHaveValue('system')
  await page.keyboard.press('Control+Shift+z')
  await expect(field(page, 'Theme')).toHaveValue('dark')
  await expect(page.getByText('Redone: Theme')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field(page, 'Theme')).toHaveValue('system')
})

test('search finds controls by label, help and keyword, goes there and marks them', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  const search = page.getByRole('searchbox', { name: 'Search settings' })
  await search.waitFor()
  await page.keyboard.press('Control+f')
  await expect(search).toBeFocused()
  await search.fill('night mode')
  await expect(page.getByText('1 setting found')).toBeAttached()
  await search.press('Enter')
  await expect(field(page, 'Theme')).toBeFocused()
  await expect(page.locator('.marked')).toContainText('Theme')
  await search.fill('temperature')
  await search.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field(page, 'Temperature')).toBeFocused()
  await search.fill('no such thing')
  await expect(page.getByText('No setting found').last()).toBeVisible()
  await search.press('Escape')
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
})

test('everything with a name on a page is found by it', async ({ page, openPage }) => {
  await openPage('settings', { settings: settings({ platform: 'win32' }) })
  const search = page.getByRole('searchbox', { name: 'Search settings' })
  for (const name of PAGES.filter((each) => each !== 'Prompts' && each !== 'Profiles')) {
    await goTo(page, name)
    const labels = await page
      .locator('main [data-label]')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['label'] ?? ''))
    for (const label of labels) {
      await search.fill(label)
      await expect(page.getByRole('button', { name: label }).first()).toBeVisible()
    }
    await search.fill('')
  }
})

test('settings are written to a file and read from one; one that is broken changes nothing', async ({
  page,
  openPage,
}) => {
  const { preferences } = emptyMain()
  await openPage('settings')
  await goTo(page, 'General')
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(page.getByText('Written to askshot-settings.json.')).toBeVisible()
  await page.evaluate(
    (all) =>
      fake.change({
        preferences: { ...all, transfer: { kind: 'refused', line: 7, field: 'general.theme' } },
      }),
    preferences,
  )
  await page.getByRole('button', { name: 'Import…' }).click()
  await expect(page.getByText('Line 7 of the file has something wrong in “general.theme”.')).toBeVisible()
  expect(await sent(page, 'settings:import')).toEqual([['settings']])
})

test('the folder for pictures is chosen outside the page, and let go of inside', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  await goTo(page, 'Capture')
  await page.getByRole('button', { name: 'Choose…' }).click()
  await expect(page.getByText('/home/user/Pictures')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the usual one' }).click()
  await expectChanged(page, { capture: { savedPicturesFolder: '' } })
})

test('a preset that is gone, and a pointer that no desktop tells of, are not offered', async ({
  page,
  openPage,
}) => {
  const { capture, ...others } = settings().preferences
  const preferences = { ...others, capture: { ...capture, afterSelection: 'preset:Gone' } }
  await openPage('settings', { settings: settings({ preferences, seesPointer: false }) })
  await goTo(page, 'Capture')
  await expect(field(page, 'After I let go')).toHaveValue('adjust')
  await expect(page.getByRole('switch', { name: 'Mouse pointer in captures' })).toBeHidden()
  await page.getByRole('searchbox', { name: 'Search settings' }).fill('cursor')
  await expect(page.getByText('Mouse pointer in captures')).toBeHidden()
})

test('apps that are never captured are a list; on Wayland it says why there is none', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  await goTo(page, 'Capture')
  await field(page, 'Never capture these apps').fill('KeePass\n\n Signal ')
  await field(page, 'Never capture these apps').blur()
  await expectChanged(page, { capture: { neverCapture: ['KeePass', 'Signal'] } })
  await page.evaluate((view) => fake.push('settings:show', view), settings({ seesWindows: false }))
  await expect(field(page, 'Never capture these apps')).toBeHidden()
  await expect(page.getByText(/^On Wayland no program is told/)).toBeVisible()
})

test('hotkeys are off in front of a list of apps, where the desktop tells which is in front', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  await goTo(page, 'Hotkeys')
  await field(page, 'Off in front of these apps').fill('Steam\n Remmina ')
  await field(page, 'Off in front of these apps').blur()
  await expectChanged(page, { general: { hotkeysOffIn: ['Steam', 'Remmina'] } })
  await page.evaluate((view) => fake.push('settings:show', view), settings({ seesFrontApp: false }))
  await expect(field(page, 'Off in front of these apps')).toBeHidden()
})

test('hotkeys are paused, the outbox held, the way tried and the hosts listed', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  await goTo(page, 'Hotkeys')
  await page.getByRole('switch', { name: 'Pause all hotkeys' }).check()
  expect(await sent(page, 'settings:pause-hotkeys')).toEqual([[true]])
  await expect(page.getByRole('group', { name: 'Capture and ask' })).toContainText('paused')
  await goTo(page, 'Network')
  await page.getByRole('switch', { name: 'Hold the outbox' }).check()
  expect(await sent(page, 'settings:hold-outbox')).toEqual([[true]])
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(page.getByText('api.openai.com answers, reached directly.')).toBeVisible()
  await expect(page.getByText(/^12 requests, last on/)).toBeVisible()
  await expect(page.getByText('localhost:11434')).toBeVisible()
})

test('About says what runs, copies it and opens what belongs to it', async ({ page, openPage }) => {
  await openPage('settings')
  await goTo(page, 'About')
  await expect(page.getByText('45.4.1')).toBeVisible()
  await page.getByRole('button', { name: 'Copy details' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  await page.getByRole('button', { name: 'Open folder' }).click()
  await page.getByRole('button', { name: 'Licences of Electron and Chromium' }).click()
  expect(await sent(page, 'settings:open-folder')).toEqual([['log'], ['licences']])
  await goTo(page, 'Privacy and data')
  await expect(page.getByText('OpenAI: what you ask with it goes to api.openai.com.')).toBeVisible()
  await page.getByRole('button', { name: 'Export everything…' }).click()
  expect(await sent(page, 'history:export')).toEqual([[{ what: 'everything' }, 'markdown']])
})

test('About shows the licence of every package that ships, once asked', async ({ page, openPage }) => {
  await openPage('settings')
  await goTo(page, 'About')
  await page.getByText('Packages it is built on').press('Enter')
  for (const name of [/^svelte \d/, /^undici \d/, /^koffi \d/, /^@github\/keytar \d/]) {
    const entry = page.getByText(name)
    await expect(entry).toContainText('MIT')
    await entry.press('Enter')
  }
  await expect(
    page.locator('pre').filter({ hasText: 'Permission is hereby granted', visible: true }),
  ).toHaveCount(4)
  await expectAccessible(page)
})

test('larger text and high contrast come at once, and Ctrl with + asks for more', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  const title = page.getByRole('heading', { level: 1 })
  const before = (await title.boundingBox())?.height ?? 0
  await page.evaluate(() => fake.push('look:show', { contrast: 'high', textSize: 200, sendWith: 'enter' }))
  expect((await title.boundingBox())?.height).toBeCloseTo(2 * before, 0)
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high')
  await page.keyboard.press('Control++')
  await page.keyboard.press('Control+0')
  expect(await sent(page, 'look:zoom')).toEqual([['in'], ['reset']])
})

test('all of it can be reached with the keyboard', async ({ page, openPage }) => {
  await openPage('settings')
  await tabTo(page, page.getByRole('button', { name: 'General', exact: true }))
  await page.keyboard.press('Enter')
  await tabTo(page, field(page, 'Theme'))
  await page.keyboard.type('Dark')
  await expectChanged(page, { general: { theme: 'dark' } })
  await tabTo(page, page.getByRole('switch', { name: 'Start Askshot at login' }))
  await page.keyboard.press('Space')
  expect(await sent(page, 'login:set')).toEqual([[true]])
})

for (const name of PAGES)
  test(`the page ${name} keeps nobody out, in light, dark and forced colours`, async ({ page, openPage }) => {
    await openPage('settings', { settings: settings({ canUndo: true }) })
    await goTo(page, name)
    for (const media of [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { colorScheme: 'light', forcedColors: 'active' },
    ] as const) {
      await page.emulateMedia(media)
      await expectAccessible(page)
    }
  })

test('at 200 % and 320 points nothing is cut off', async ({ page, openPage }) => {
  await page.setViewportSize({ width: 640, height: 720 })
  await openPage('settings')
  await page.evaluate(() => fake.push('look:show', { contrast: 'system', textSize: 200, sendWith: 'enter' }))
  for (const name of PAGES) {
    await goTo(page, name)
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main *')]
        .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1 && !each.closest('pre'))
        .map((each) => `${each.tagName} ${each.className} ${each.textContent.slice(0, 40)}`),
    )
    expect(cut, name).toEqual([])
  }
})
