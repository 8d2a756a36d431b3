import { expect, expectAccessible, test } from './fixtures.ts'
import { settings } from './samples.ts'
import { profileView } from '../support/fake-settings.ts'
import { Patches, field, openFold, profileNamed, sent, goTo, tabTo } from './settings-page.ts'

test.use({ viewport: { width: 640, height: 800 } })

const local = profileView({
  id: 'profile-2',
  preset: 'ollama',
  name: 'Ollama',
  baseUrl: 'http://localhost:11434/v1',
  model: 'llava',
  auth: 'none',
  rule: { name: 'llava', seesPictures: 'unknown', efforts: [] },
})
const both = () => settings({ profiles: [profileView(), local] })

test('the profiles are a list with their hosts, and one is the default', async ({ page, openPage }) => {
  await openPage('settings', { settings: both() })
  const list = page.getByRole('listbox', { name: 'Profiles' })
  await expect(list.getByRole('option')).toHaveText([
    /OpenAI\s*Default\s*api\.openai\.com/,
    /Ollama\s*localhost:11434/,
  ])
  await expect(list.getByRole('option', { name: 'OpenAI' })).toHaveAttribute('aria-selected', 'true')
})

test('the profile that is chosen is the one that is shown and changed', async ({ page, openPage }) => {
  await openPage('settings', { settings: both() })
  await profileNamed(page, 'Ollama').click()
  await expect(page.getByRole('heading', { name: 'Ollama' })).toBeVisible()
  await expect(field(page, 'Model')).toHaveValue('llava')
  await expect(page.getByText('not known whether it sees pictures')).toBeVisible()
  await field(page, 'Name').fill('At home')
  await field(page, 'Name').press('Enter')
  await expect(profileNamed(page, 'At home')).toBeVisible()
  expect(await sent(page, 'profile:change')).toEqual([['profile-2', { name: 'At home' }]])
})

test('a profile is added from a preset and shown', async ({ page, openPage }) => {
  await openPage('settings', { settings: both() })
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('menuitem')).toHaveText([
    'OpenAI',
    'Azure OpenAI',
    'AGCloud',
    'Ollama',
    'Another server',
  ])
  await page.getByRole('menuitem', { name: 'AGCloud' }).click()
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(page.getByRole('heading', { name: 'AGCloud' })).toBeVisible()
  await expect(profileNamed(page, 'AGCloud')).toHaveAttribute('aria-selected', 'true')
  expect(await sent(page, 'profile:add')).toEqual([['agcloud']])
})

test('a profile is duplicated, and the copy is shown', async ({ page, openPage }) => {
  await openPage('settings', { settings: both() })
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await expect(page.getByRole('heading', { name: 'OpenAI copy' })).toBeVisible()
  expect(await sent(page, 'profile:duplicate')).toEqual([['profile-1']])
})

test('another profile becomes the default', async ({ page, openPage }) => {
  await openPage('settings', { settings: both() })
  await expect(page.getByRole('button', { name: 'Make default' })).toBeHidden()
  await profileNamed(page, 'Ollama').click()
  await page.getByRole('button', { name: 'Make default' }).click()
  await expect(profileNamed(page, 'Ollama')).toContainText('Default')
  await expect(profileNamed(page, 'OpenAI')).not.toContainText('Default')
  expect(await sent(page, 'profile:set-default')).toEqual([['profile-2']])
})

test('a profile goes only after a yes, and the last one stays', async ({ page, openPage }) => {
  await openPage('settings', { settings: both() })
  const remove = page.getByRole('banner').or(page.locator('header')).getByRole('button', { name: 'Remove' })
  await remove.click()
  const question = page.getByRole('alertdialog', { name: /Remove OpenAI and its keys\?/ })
  await expect(question.getByRole('button', { name: 'Keep' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(remove).toBeFocused()
  expect(await sent(page, 'profile:remove')).toEqual([])
  await remove.click()
  await question.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('listbox', { name: 'Profiles' }).getByRole('option')).toHaveText([/Ollama/])
  await expect(page.getByRole('listbox', { name: 'Profiles' })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'Ollama' })).toBeVisible()
  await expect(remove).toBeDisabled()
  expect(await sent(page, 'profile:remove')).toEqual([['profile-1']])
})

test('what cannot be done with the list is said below it', async ({ page, openPage }) => {
  await openPage('settings', { settings: both() })
  await page.evaluate(() => fake.fail('profile:duplicate', { code: 'disk-full' }))
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await expect(page.getByText(/The disk is full/)).toBeVisible()
  await expect(page.getByRole('listbox', { name: 'Profiles' }).getByRole('option')).toHaveCount(2)
})

test('another preset brings its own address and model, and one step goes back', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  const patches = new Patches(page)
  await field(page, 'Provider').selectOption({ label: 'AGCloud' })
  await expect(page.getByText('https://agcloud.example/v1')).toBeVisible()
  await field(page, 'Provider').selectOption({ label: 'Another server' })
  await expect(field(page, 'Address')).toHaveValue('')
  await patches.expectNext([{ preset: 'agcloud' }, { preset: 'custom' }])
  await page.getByRole('button', { name: 'Back to OpenAI' }).click()
  await expect(page.getByText('https://api.openai.com/v1')).toBeVisible()
  await expect(field(page, 'Model')).toHaveValue('gpt-5.4')
  await expect(page.getByRole('button', { name: 'Back to OpenAI' })).toBeHidden()
  const { preset, name, baseUrl, model, auth, authHeader, dialect, timeouts } = profileView()
  const { modelRules, prices, certificate, extraHeaders, extraBody } = profileView()
  await patches.expectNext([
    {
      ...{ preset, name, baseUrl, model, auth, authHeader, dialect, timeouts },
      ...{ modelRules, prices, certificate, extraHeaders, extraBody },
    },
  ])
})

test('an address that came with its preset is shown, and can be changed', async ({ page, openPage }) => {
  await openPage('settings')
  await expect(field(page, 'Address')).toBeHidden()
  await page.getByRole('button', { name: 'Change', exact: true }).first().click()
  await expect(field(page, 'Address')).toBeFocused()
  await field(page, 'Address').fill('https://proxy.example/v1')
  await field(page, 'Address').press('Enter')
  await expect(profileNamed(page, 'proxy.example')).toBeVisible()
  expect(await sent(page, 'profile:change')).toEqual([['profile-1', { baseUrl: 'https://proxy.example/v1' }]])
})

test('a key typed for one profile never ends in another', async ({ page, openPage }) => {
  await openPage('settings', {
    settings: settings({ profiles: [profileView(), { ...local, auth: 'bearer' }] }),
  })
  await field(page, 'API key').fill('sk-marker-key')
  await profileNamed(page, 'Ollama').click()
  await expect(field(page, 'API key')).toHaveValue('')
  await field(page, 'API key').fill('sk-other')
  await page.getByRole('button', { name: 'Save key' }).click()
  await expect(page.getByText('Stored in the keychain')).toBeVisible()
  expect(await sent(page, 'key:replace')).toEqual([['profile-2', 'sk-other']])
  await profileNamed(page, 'OpenAI').click()
  await expect(page.getByText(/No key yet/)).toBeVisible()
})

test('changes made at once are built on each other', async ({ page, openPage }) => {
  await openPage('settings')
  await openFold(page, 'Answers')
  await page.evaluate(() => fake.hold('profile:change'))
  await field(page, 'Temperature').fill('0.2')
  // The click ends the field before it and turns the switch, before main has said a word.
  await page.getByRole('switch', { name: 'Let the provider store answers' }).check()
  await page.evaluate(() => fake.release('profile:change'))
  await expect(page.getByText('Saved')).toBeVisible()
  await expect
    .poll(() => sent(page, 'profile:change'))
    .toEqual([
      ['profile-1', { options: { temperature: 0.2 } }],
      ['profile-1', { options: { temperature: 0.2, store: true } }],
    ])
})

test('a word of success moves nothing that is about to be clicked', async ({ page, openPage }) => {
  await openPage('settings')
  const button = page.getByRole('button', { name: 'Test connection' })
  const before = await button.boundingBox()
  for (const name of ['Name', 'Model']) {
    await field(page, name).fill('another')
    await field(page, name).press('Enter')
    await expect(page.getByText('Saved')).toBeVisible()
    expect(await button.boundingBox()).toEqual(before)
  }
})

test('a server that came without a key can be given one, and rid of it again', async ({ page, openPage }) => {
  await openPage('settings', { settings: settings({ profiles: [{ ...local, authHeader: 'x-token' }] }) })
  await goTo(page, 'Profiles')
  const needsKey = page.getByRole('switch', { name: 'This server asks for a key' })
  await needsKey.check()
  await expect(field(page, 'API key')).toBeVisible()
  await needsKey.uncheck()
  await expect(field(page, 'API key')).toBeHidden()
  await new Patches(page).expectNext([{ auth: 'header' }, { auth: 'none' }])
})

test('Enter, which ends a field twice, tells main once', async ({ page, openPage }) => {
  await openPage('settings')
  await page.evaluate(() => fake.hold('profile:change'))
  for (const name of ['Name', 'Model']) {
    await field(page, name).pressSequentially('x')
    await field(page, name).press('Enter')
    await field(page, name).blur()
  }
  await page.evaluate(() => fake.release('profile:change'))
  await expect(page.getByText('Saved')).toBeVisible()
  await new Patches(page).expectNext([{ name: 'xOpenAI' }, { model: 'xgpt-5.4' }])
})

test('what is refused for one profile is not said of another', async ({ page, openPage }) => {
  await openPage('settings', { settings: both() })
  await page.evaluate(() => {
    fake.fail('profile:change', { code: 'disk-full' })
    fake.hold('profile:change')
  })
  await field(page, 'Name').fill('Mine')
  await field(page, 'Name').press('Enter')
  await profileNamed(page, 'Ollama').click()
  await page.evaluate(() => fake.release('profile:change'))
  await expect(page.getByRole('region', { name: /The disk is full/ })).toBeVisible()
  await expect(field(page, 'Name')).toHaveAttribute('aria-invalid', 'false')
})

test('all of it can be done with the keyboard', async ({ page, openPage }) => {
  await openPage('settings', { settings: both() })
  await expect(page.getByRole('listbox', { name: 'Profiles' }).getByRole('option')).toHaveCount(2)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await tabTo(page, page.getByRole('listbox', { name: 'Profiles' }))
  await press('ArrowDown')
  await expect(profileNamed(page, 'Ollama')).toHaveAttribute('aria-selected', 'true')
  await press('Home', 'ArrowUp')
  await expect(profileNamed(page, 'OpenAI')).toHaveAttribute('aria-selected', 'true')
  await press('Tab', 'Enter')
  await expect(page.getByRole('menuitem', { name: 'OpenAI', exact: true })).toBeFocused()
  await press('Escape')
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeFocused()
  await press('Enter', 'End', 'Enter')
  await expect(page.getByRole('heading', { name: 'Another server' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeFocused()
  await press('Tab', 'Tab', 'Tab', 'Tab')
  await expect(field(page, 'Name')).toBeFocused()
  await press('Tab')
  await expect(field(page, 'Address')).toBeFocused()
  await page.keyboard.type('https://llm.example')
  await press('Tab', 'Space')
  await expect(field(page, 'API key')).toBeHidden()
  await press('Tab')
  await expect(field(page, 'Model')).toBeFocused()
  expect(await sent(page, 'profile:change')).toEqual([
    ['profile-3', { baseUrl: 'https://llm.example' }],
    ['profile-3', { auth: 'none' }],
  ])
})

for (const width of [320, 560, 900]) {
  test(`nothing is cut off in a window ${width} points wide`, async ({ page, openPage }) => {
    await page.setViewportSize({ width, height: 700 })
    await openPage('settings', {
      settings: settings({ profiles: [profileView({ name: 'n'.repeat(80) }), local] }),
    })
    for (const title of [
      'Answers',
      'Tools',
      'Key style',
      'Field switches',
      'Rarely',
      'Time',
      'Prices',
      'Certificate',
    ])
      await openFold(page, title)
    await page.getByRole('button', { name: 'Add an MCP server' }).click()
    await page.getByRole('button', { name: 'Add a function' }).click()
    await page.getByRole('button', { name: 'Add a header' }).click()
    await page.getByRole('button', { name: 'Add a price' }).click()
    const tooWide = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
        .map((each) => each.outerHTML.slice(0, 80)),
    )
    expect(tooWide).toEqual([])
  })
}

for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
  { contrast: 'more' },
] as const) {
  test(`a profile keeps nobody out (${JSON.stringify(media)})`, async ({ page, openPage }) => {
    await page.emulateMedia(media)
    await openPage('settings', { settings: both() })
    for (const title of ['Answers', 'Key style', 'Field switches', 'Rarely', 'Time', 'Prices', 'Certificate'])
      await openFold(page, title)
    await page.getByRole('button', { name: 'Add a header' }).click()
    await page.getByRole('button', { name: 'Add a price' }).click()
    await page.locator('header').getByRole('button', { name: 'Remove' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expectAccessible(page)
  })
}
