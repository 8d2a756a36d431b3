import { expect, expectAccessible, test } from './fixtures.ts'
import { settings } from './samples.ts'
import { profileView } from '../support/fake-settings.ts'
import type { ConnectionReport, ModelList } from '../../src/shared/views.ts'
import { Patches, field, profileNamed, sent } from './settings-page.ts'

test.use({ viewport: { width: 640, height: 800 } })

const fetched: ModelList = {
  models: [
    { name: 'gpt-5.4', seesPictures: 'yes', contextTokens: 400_000, efforts: [] },
    { name: 'gpt-4o-mini', seesPictures: 'yes', endsOn: '2027-01-14', efforts: [] },
    { name: 'o3-mini', seesPictures: 'no', endsOn: '2026-10-23', efforts: [] },
    { name: 'unheard-of', seesPictures: 'unknown', efforts: [] },
  ],
}

test.describe('the model', () => {
  test.beforeEach(({ page }) => page.clock.setFixedTime('2026-11-22T12:00:00Z'))

  test('is chosen from what the server lists, with what is known of each', async ({ page, openPage }) => {
    await openPage('settings', { models: fetched })
    const patches = new Patches(page)
    await page.getByRole('button', { name: 'Fetch models' }).click()
    await expect(page.getByText('The server names 4 models.')).toBeVisible()
    await page.getByRole('button', { name: 'Known names' }).click()
    await expect(field(page, 'Model')).toBeFocused()
    const list = page.getByRole('listbox', { name: 'Known names' })
    await expect(list.getByRole('option')).toHaveText([
      /^gpt-5.4\s*sees pictures$/,
      /^gpt-4o-mini\s*sees pictures · ends 14 Jan 2027$/,
      /^o3-mini\s*does not see · ended 23 Oct 2026$/,
      /^unheard-of\s*$/,
      /^gpt-6-luna\s*$/,
    ])
    await expectAccessible(page)
    await list.getByRole('option', { name: 'gpt-4o-mini' }).click()
    await expect(list).toBeHidden()
    await expect(field(page, 'Model')).toHaveValue('gpt-4o-mini')
    await patches.expectNext([{ model: 'gpt-4o-mini' }])
    expect(await sent(page, 'profile:models')).toEqual([['profile-1']])
  })

  test('is found by typing, and taken with the keyboard', async ({ page, openPage }) => {
    await openPage('settings', { models: fetched })
    const patches = new Patches(page)
    await page.getByRole('button', { name: 'Fetch models' }).click()
    const model = page.getByRole('combobox', { name: 'Model', exact: true })
    await model.fill('MINI')
    const list = page.getByRole('listbox', { name: 'Known names' })
    await expect(list.getByRole('option')).toHaveText([/gpt-4o-mini/, /o3-mini/])
    await model.press('ArrowDown')
    await model.press('ArrowDown')
    await expect(list.getByRole('option', { name: 'o3-mini' })).toHaveAttribute('aria-selected', 'true')
    const active = await list.getByRole('option', { name: 'o3-mini' }).getAttribute('id')
    await expect(model).toHaveAttribute('aria-activedescendant', active ?? '')
    await model.press('ArrowDown')
    await model.press('Enter')
    await expect(model).toHaveValue('gpt-4o-mini')
    await expect(model).toHaveAttribute('aria-expanded', 'false')
    await patches.expectNext([{ model: 'gpt-4o-mini' }])
  })

  test('may have any name, and is told once', async ({ page, openPage }) => {
    await openPage('settings')
    const patches = new Patches(page)
    await field(page, 'Model').fill('my/own-model:7b')
    await field(page, 'Model').press('Enter')
    await field(page, 'Model').blur()
    await expect(page.getByText('Saved')).toBeVisible()
    await patches.expectNext([{ model: 'my/own-model:7b' }])
  })

  test('is as it was after Esc', async ({ page, openPage }) => {
    await openPage('settings')
    await field(page, 'Model').fill('gpt')
    await expect(page.getByRole('listbox', { name: 'Known names' })).toBeVisible()
    await field(page, 'Model').press('Escape')
    await expect(page.getByRole('listbox', { name: 'Known names' })).toBeHidden()
    await expect(field(page, 'Model')).toHaveValue('gpt')
    await field(page, 'Model').press('Escape')
    await expect(field(page, 'Model')).toHaveValue('gpt-5.4')
    await field(page, 'Model').blur()
    await new Patches(page).expectNext([])
  })

  test('says what is known of it', async ({ page, openPage }) => {
    const rule = { name: 'gpt-5.4', seesPictures: 'no', endsOn: '2026-12-11', efforts: [] } as const
    await openPage('settings', { settings: settings({ profiles: [profileView({ rule })] }) })
    await expect(page.getByText('does not see · ends 11 Dec 2026')).toBeVisible()
    await expect(field(page, 'Model')).toHaveAccessibleDescription(/does not see/)
  })

  test('is typed by hand where the server has no list', async ({ page, openPage }) => {
    const problem = { code: 'unreachable', details: { host: 'api.openai.com' } } as const
    await openPage('settings', { models: { models: [], problem } })
    await page.getByRole('button', { name: 'Fetch models' }).click()
    await expect(page.getByText('api.openai.com does not answer.')).toBeVisible()
    await field(page, 'Model').press('ArrowDown')
    await expect(page.getByRole('listbox', { name: 'Known names' }).getByRole('option')).toHaveText([
      /gpt-5.4/,
      /gpt-6-luna/,
    ])
  })
})

const report: ConnectionReport = {
  model: 'gpt-5.4',
  tookMs: 2_140,
  checks: [
    { what: 'reach', result: 'ok' },
    { what: 'key', result: 'ok' },
    {
      what: 'models',
      result: 'missing',
      failure: { code: 'endpoint-not-found', details: { status: 404, providerText: 'no such path' } },
    },
    { what: 'responses', result: 'ok' },
    { what: 'stream', result: 'missing' },
    { what: 'picture', result: 'missing', failure: { code: 'model-blind' } },
    { what: 'usage', result: 'unknown' },
  ],
}

test.describe('the connection test', () => {
  test('says first what it sends, then what works and what does not', async ({ page, openPage }) => {
    await openPage('settings', { report })
    const button = page.getByRole('button', { name: 'Test connection' })
    await expect(button).toHaveAccessibleDescription(
      'Sends one tiny question with a tiny picture; costs a few tokens.',
    )
    await page.evaluate(() => fake.hold('profile:test'))
    await button.click()
    await expect(page.getByText('Asking api.openai.com · 0:00')).toBeVisible()
    await expect(button).toBeDisabled()
    await page.evaluate(() => fake.release('profile:test'))
    const shown = page.getByRole('region', { name: 'Report of the connection test' })
    await expect(shown).toContainText('3 things do not work with gpt-5.4, in 2.1 s.')
    await expect(shown.getByRole('listitem')).toHaveText([
      /Server\s*works:\s*It answers\./,
      /Key\s*works:\s*It is accepted\./,
      /List of models\s*does not work:\s*The server gives none; type the model’s name\.\s*HTTP 404 · “no such path”/,
      /Responses\s*works:/,
      /Word by word\s*does not work:\s*The answer comes in one piece\./,
      /Pictures\s*does not work:\s*gpt-5\.4 cannot see pictures\./,
      /Usage\s*not known:/,
    ])
    await expectAccessible(page)
    expect(await sent(page, 'profile:test')).toEqual([['profile-1']])
  })

  test('is of the profile it was made for, and older than what changed since', async ({ page, openPage }) => {
    const other = profileView({ id: 'profile-2', name: 'Other', baseUrl: 'https://other.example' })
    const works = { ...report, checks: report.checks.filter(({ result }) => result === 'ok') }
    await openPage('settings', { report: works, settings: settings({ profiles: [profileView(), other] }) })
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('All of it works with gpt-5.4, in 2.1 s.')).toBeVisible()
    await profileNamed(page, 'Other').click()
    await expect(page.getByText('All of it works')).toBeHidden()
    await profileNamed(page, 'OpenAI').click()
    await expect(page.getByText('All of it works')).toBeVisible()
    await expect(page.getByText('The settings have changed since this test.')).toBeHidden()
    await field(page, 'Name').fill('Mine')
    await field(page, 'Name').press('Enter')
    await expect(page.getByText('Saved')).toBeVisible()
    await expect(page.getByText('The settings have changed since this test.')).toBeHidden()
    await field(page, 'Model').fill('another')
    await field(page, 'Model').press('Enter')
    await expect(page.getByText('The settings have changed since this test.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Test again' })).toBeEnabled()
  })

  test('is no promise of what could not be told', async ({ page, openPage }) => {
    const told = report.checks.filter(({ result }) => result !== 'missing')
    await openPage('settings', { report: { ...report, checks: told } })
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('What could be told works with gpt-5.4, in 2.1 s.')).toBeVisible()
  })

  test('is made of what was typed last', async ({ page, openPage }) => {
    await openPage('settings', { report })
    await page.evaluate(() => fake.hold('profile:change'))
    await field(page, 'Model').fill('another')
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('Asking api.openai.com')).toBeVisible()
    expect(await sent(page, 'profile:test')).toEqual([])
    await page.evaluate(() => fake.release('profile:change'))
    await expect(page.getByRole('button', { name: 'Test again' })).toBeVisible()
    await expect(page.getByText('The settings have changed since this test.')).toBeHidden()
  })

  test('tells why it could not be made at all', async ({ page, openPage }) => {
    await openPage('settings')
    await page.evaluate(() => fake.fail('profile:test', { code: 'profile-incomplete' }))
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('OpenAI has no usable address or model yet.')).toBeVisible()
    await expect(page.getByText('The test was not made.')).toBeVisible()
  })
})
