import { expect, test } from './fixtures.ts'
import { settings } from './samples.ts'
import { profileView } from '../support/fake-settings.ts'
import type { ProfilePatch } from '../../src/shared/schemas/profile.ts'
import { Patches, field, openFold, put } from './settings-page.ts'

test.use({ viewport: { width: 640, height: 800 } })

type Control = readonly [name: string, value: string, patch: ProfilePatch]

/** A value is typed into a field, or chosen of a list by its word. */
const controls: Readonly<Record<string, readonly Control[]>> = {
  Answers: [
    ['Instructions', 'Be brief', { options: { instructions: 'Be brief' } }],
    ['Effort', 'Low', { options: { effort: 'low' } }],
    ['Detail of captures', 'Sharp, every pixel', { options: { detail: 'original' } }],
    ['Longest answer', '4000', { options: { maxOutputTokens: 4000 } }],
    ['Wordiness', 'High', { options: { verbosity: 'high' } }],
    ['Thinking, in short', 'Concise', { options: { summary: 'concise' } }],
    ['Temperature', '0,5', { options: { temperature: 0.5 } }],
    ['Top-p', '0.9', { options: { topP: 0.9 } }],
  ],
  'Key style and headers': [
    ['How the key is sent', 'Authorization, the key alone', { auth: 'raw' }],
    ['Extra fields', '{"top_k": 4}', { extraBody: { top_k: 4 } }],
  ],
  'Rarely needed': [
    ['Form of the answer', 'Any JSON object', { options: { format: { type: 'json_object' } } }],
    ['Service tier', 'Slower, cheaper', { options: { serviceTier: 'flex' } }],
    ['Safety identifier', 'team-7', { options: { safetyIdentifier: 'team-7' } }],
    ['Metadata', '{"run": 7}', { options: { metadata: { run: '7' } } }],
    ['Sees pictures', 'No', { modelRules: { 'gpt-5.4': { seesPictures: false } } }],
    ['Reads at most', '8192', { modelRules: { 'gpt-5.4': { contextTokens: 8192 } } }],
  ],
  'Time limits': [
    ['To connect', '2.5', { timeouts: { connectMs: 2_500 } }],
    ['To the first word', '900', { timeouts: { firstByteMs: 900_000 } }],
    ['Between two words', '60', { timeouts: { idleMs: 60_000 } }],
  ],
  'Field switches': [
    ['Instructions go', 'as system', { dialect: { systemPromptAs: 'system' } }],
    ['Length limit is called', 'max_tokens', { dialect: { maxTokensKey: 'max_tokens' } }],
    ['Web search is called', 'web_search_preview', { dialect: { webSearchType: 'web_search_preview' } }],
    ['Its sites are under', 'filter', { dialect: { webSearchFiltersKey: 'filter' } }],
    ['MCP servers are called', 'remote_mcp', { dialect: { mcpDialect: 'remote_mcp' } }],
    ['Search in deep research', 'No', { dialect: { deepResearchAutoTool: false } }],
    ['Takes detail', 'No', { dialect: { sendDetail: false } }],
    ['Takes web addresses of pictures', 'No', { dialect: { imageUrlOk: false } }],
    ['Takes ids of pictures', 'No', { dialect: { fileIdOk: false } }],
    ['Takes documents', 'No', { dialect: { filesOk: false } }],
    ['Earlier questions', 'kept by the server', { dialect: { stateMode: 'previous_response_id' } }],
    ['Knows “store”', 'No', { dialect: { sendStore: false } }],
    ['Knows “stream_options”', 'No', { dialect: { sendStreamOptions: false } }],
    ['Knows “reasoning”', 'No', { dialect: { reasoningOk: false } }],
    ['Knows “background”', 'No', { dialect: { backgroundOk: false } }],
    ['Streams', 'No', { dialect: { streamOk: false } }],
  ],
  Certificate: [
    ['Certificate to trust', '-----BEGIN CERTIFICATE-----', { certificate: '-----BEGIN CERTIFICATE-----' }],
  ],
}

for (const [title, all] of Object.entries(controls)) {
  test(`each field of “${title}” changes its own and nothing else`, async ({ page, openPage }) => {
    await openPage('settings')
    await openFold(page, title)
    const patches = new Patches(page)
    for (const [name, value, patch] of all) {
      await put(page, settings())
      const control = field(page, name)
      if ((await control.evaluate((node) => node.tagName)) === 'SELECT') await control.selectOption(value)
      else {
        await control.fill(value)
        await control.blur()
      }
      await patches.expectNext([patch], name)
    }
  })
}

test('switches and ticks send what they stand for', async ({ page, openPage }) => {
  await openPage('settings')
  const patches = new Patches(page)
  await openFold(page, 'Answers')
  await field(page, 'Let the provider store answers').check()
  await field(page, 'Answer in the background').check()
  await patches.expectNext([{ options: { store: true } }, { options: { store: true, background: true } }])
  await field(page, 'Let the provider store answers').uncheck()
  await patches.expectNext([{ options: { background: true } }])
  await put(page, settings())
  await openFold(page, 'Rarely needed')
  await field(page, 'Results from files').check()
  await field(page, 'Thinking, encrypted').check()
  await patches.expectNext([
    { options: { include: ['file_search_call.results'] } },
    { options: { include: ['reasoning.encrypted_content', 'file_search_call.results'] } },
  ])
  await openFold(page, 'Field switches')
  await field(page, 'JPEG').uncheck()
  await patches.expectNext([{ dialect: { pictureTypes: ['image/png'] } }])
  await page.getByRole('button', { name: 'As the preset' }).click()
  await patches.expectNext([{ dialect: {} }])
  await expect(field(page, 'JPEG')).toBeChecked()
})

test('a field is emptied to what the server or the preset has', async ({ page, openPage }) => {
  const options = { temperature: 0.5, effort: 'low' } as const
  const profile = profileView({ options, dialect: { sendDetail: false }, timeouts: { idleMs: 5_000 } })
  await openPage('settings', { settings: settings({ profiles: [profile] }) })
  const patches = new Patches(page)
  await openFold(page, 'Answers')
  await field(page, 'Temperature').fill('')
  await field(page, 'Temperature').press('Enter')
  await field(page, 'Effort').selectOption('The server’s own')
  await patches.expectNext([{ options: { effort: 'low' } }, { options: {} }])
  await openFold(page, 'Field switches')
  await expect(page.getByText('set here')).toBeVisible()
  await field(page, 'Takes detail').selectOption('As the preset')
  await expect(field(page, 'Takes detail').locator('option').first()).toHaveText('Preset: Yes')
  await expect(page.getByText('set here')).toBeHidden()
  await openFold(page, 'Time limits')
  await expect(field(page, 'Between two words')).toHaveValue('5')
  await field(page, 'Between two words').fill('')
  await field(page, 'Between two words').press('Enter')
  await patches.expectNext([{ dialect: {} }, { timeouts: {} }])
  await expect(field(page, 'Between two words')).toHaveAttribute('placeholder', '600')
})

test('only efforts of the model are offered', async ({ page, openPage }) => {
  await openPage('settings', {
    settings: settings({ profiles: [profileView({ options: { effort: 'max' } })] }),
  })
  await openFold(page, 'Answers')
  await expect(field(page, 'Effort').locator('option')).toHaveText([
    'The server’s own', 'None', 'Low', 'Medium', 'High', 'Very high', 'Highest (not of this model)',
  ]) // prettier-ignore
  const rule = { name: 'gpt-4o', seesPictures: 'yes', efforts: [] } as const
  await put(page, settings({ profiles: [profileView({ rule })] }))
  await expect(field(page, 'Effort')).toBeDisabled()
  await expect(page.getByText('This model takes no effort.')).toBeVisible()
})

test('a number out of its range is told at once, and main is not asked', async ({ page, openPage }) => {
  await openPage('settings')
  await openFold(page, 'Answers')
  const longest = field(page, 'Longest answer')
  await longest.fill('12')
  await longest.blur()
  await expect(page.getByText('A whole number from 16 to 10,000,000.')).toBeVisible()
  await expect(longest).toHaveAttribute('aria-invalid', 'true')
  await longest.fill('16')
  await expect(page.getByText('A whole number from')).toBeHidden()
  await longest.blur()
  await new Patches(page).expectNext([{ options: { maxOutputTokens: 16 } }])
})

test('what main refuses is said beside the field that it is about', async ({ page, openPage }) => {
  await openPage('settings')
  await openFold(page, 'Answers')
  const details = { field: 'options.instructions' }
  await page.evaluate(
    (given) => fake.fail('profile:change', { code: 'field-invalid', details: given }),
    details,
  )
  await field(page, 'Instructions').fill('x')
  await field(page, 'Instructions').blur()
  const words = 'The value of “Instructions” cannot be used. The old one stays in force.'
  await expect(page.getByText(words)).toBeVisible()
  await expect(field(page, 'Instructions')).toHaveAccessibleDescription(new RegExp(words))
  await expect(field(page, 'Instructions')).toHaveAttribute('aria-invalid', 'true')
  await expect(field(page, 'Temperature')).toHaveAttribute('aria-invalid', 'false')
  await field(page, 'Wordiness').selectOption('High')
  await expect(page.getByText(/value of “Wordiness”/)).toBeVisible()
  await expect(field(page, 'Wordiness')).toHaveValue('')
})

test('JSON is read while it is typed', async ({ page, openPage }) => {
  await openPage('settings')
  await openFold(page, 'Key style')
  const extra = field(page, 'Extra fields')
  const patches = new Patches(page)
  await extra.fill('{"a": 1,\n "b" 2}')
  await expect(page.getByText('This is not JSON yet: look at line 2, column 6.')).toBeVisible()
  await extra.fill('{"a": ')
  await expect(page.getByText('This is not JSON yet.')).toBeVisible()
  await extra.fill('[1]')
  await expect(page.getByText('This must be a JSON object: { … }.')).toBeVisible()
  await extra.blur()
  await patches.expectNext([])
  await extra.fill('{"a":{"b":[1]}}')
  await extra.blur()
  await expect(extra).toHaveValue('{\n  "a": {\n    "b": [\n      1\n    ]\n  }\n}')
  await extra.fill('')
  await extra.blur()
  await patches.expectNext([{ extraBody: { a: { b: [1] } } }, { extraBody: {} }])
})

test('headers are rows whose values show only while they are worked on', async ({ page, openPage }) => {
  const profile = profileView({ extraHeaders: { 'X-Team': 'red' } })
  await openPage('settings', { settings: settings({ profiles: [profile] }) })
  await openFold(page, 'Key style')
  const patches = new Patches(page)
  const values = field(page, 'Value')
  await expect(values).toHaveAttribute('type', 'password')
  await values.focus()
  await expect(values).toHaveAttribute('type', 'text')
  await values.fill('blue')
  await values.blur()
  await expect(values).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Add a header' }).click()
  await expect(field(page, 'Header').nth(1)).toBeFocused()
  await page.keyboard.type('x-team')
  await page.keyboard.press('Tab')
  await expect(page.getByText('This header is there already.')).toBeVisible()
  await field(page, 'Header').nth(1).fill('X-Host')
  await values.nth(1).fill('a')
  await values.nth(1).blur()
  await patches.expectNext([
    { extraHeaders: { 'X-Team': 'blue' } },
    { extraHeaders: { 'X-Team': 'blue', 'X-Host': 'a' } },
  ])
  await page.getByRole('button', { name: 'Remove X-Team' }).click()
  await expect(field(page, 'Header').first()).toBeFocused()
  await patches.expectNext([{ extraHeaders: { 'X-Host': 'a' } }])
})

test('headers of one server do not come along to another', async ({ page, openPage }) => {
  const profile = profileView({ extraHeaders: { 'X-Team': 'red' } })
  await openPage('settings', { settings: settings({ profiles: [profile] }) })
  await openFold(page, 'Key style')
  await page.getByRole('button', { name: 'Add a header' }).click()
  await field(page, 'Header').nth(1).fill('X-Half')
  await field(page, 'Header').nth(1).blur()
  await field(page, 'Provider').selectOption({ label: 'AGCloud' })
  await expect(field(page, 'Header')).toHaveCount(0)
  await page.getByRole('button', { name: 'Add a header' }).click()
  await field(page, 'Header').fill('X-New')
  await field(page, 'Value').fill('1')
  await field(page, 'Value').blur()
  await new Patches(page).expectNext([{ preset: 'agcloud' }, { extraHeaders: { 'X-New': '1' } }])
})

test('a header that main refuses is marked, and the others are not', async ({ page, openPage }) => {
  await openPage('settings', {
    settings: settings({ profiles: [profileView({ extraHeaders: { 'X-Team': 'red' } })] }),
  })
  await openFold(page, 'Key style')
  const details = { field: 'extraHeaders.Cookie' }
  await page.evaluate(
    (given) => fake.fail('profile:change', { code: 'field-invalid', details: given }),
    details,
  )
  await page.getByRole('button', { name: 'Add a header' }).click()
  await field(page, 'Header').nth(1).fill('Cookie')
  await field(page, 'Value').nth(1).fill('a')
  await field(page, 'Value').nth(1).blur()
  await expect(page.getByText('The value of “Extra headers” cannot be used.')).toBeVisible()
  await expect(field(page, 'Header').nth(1)).toHaveAttribute('aria-invalid', 'true')
  await expect(field(page, 'Header').first()).toHaveAttribute('aria-invalid', 'false')
})

test('a header of another name for the key is asked for when it is chosen', async ({ page, openPage }) => {
  await openPage('settings')
  await openFold(page, 'Key style')
  await expect(field(page, 'Header of the key')).toBeHidden()
  await field(page, 'How the key is sent').selectOption('In another header')
  await field(page, 'Header of the key').fill('api-key')
  await field(page, 'Header of the key').blur()
  await new Patches(page).expectNext([{ auth: 'header' }, { authHeader: 'api-key' }])
})

test('prices count once they are whole', async ({ page, openPage }) => {
  await page.clock.setFixedTime('2026-11-22T12:00:00Z')
  await openPage('settings')
  await openFold(page, 'Prices')
  const patches = new Patches(page)
  await page.getByRole('button', { name: 'Add a price' }).click()
  const row = page.getByRole('listitem')
  await expect(field(row, 'Model')).toHaveValue('gpt-5.4')
  await field(row, 'Input').fill('1.25')
  await field(row, 'Input').blur()
  await expect(page.getByText('It counts once model, input, output and day are there.')).toBeVisible()
  await patches.expectNext([])
  await field(row, 'Output').fill('10')
  await field(row, 'Output').blur()
  await expect(page.getByText('It counts once')).toBeHidden()
  await field(row, 'Cached').fill('0.125')
  await field(row, 'Cached').blur()
  const price = { input: 1.25, output: 10, asOf: '2026-11-22' }
  await patches.expectNext([
    { prices: { 'gpt-5.4': price } },
    { prices: { 'gpt-5.4': { ...price, cachedInput: 0.125 } } },
  ])
  await page.getByRole('button', { name: 'Remove the price of gpt-5.4' }).click()
  await expect(page.getByRole('button', { name: 'Add a price' })).toBeFocused()
  await patches.expectNext([{ prices: {} }])
})

test('what was learned from refusals is named and can be tried again', async ({ page, openPage }) => {
  const rule = { seesPictures: true, refusedFields: ['temperature'], efforts: ['low' as const] }
  await openPage('settings', {
    settings: settings({ profiles: [profileView({ modelRules: { 'gpt-5.4': rule } })] }),
  })
  await openFold(page, 'Rarely needed')
  await expect(page.getByText('Not sent to this model: temperature and effort.')).toBeVisible()
  await page.getByRole('button', { name: 'Try them again' }).click()
  await expect(page.getByText('Not sent to this model')).toBeHidden()
  await new Patches(page).expectNext([{ modelRules: { 'gpt-5.4': { seesPictures: true } } }])
})

test('a form by schema has a name, a schema and how exact it is', async ({ page, openPage }) => {
  await openPage('settings')
  await openFold(page, 'Rarely needed')
  const patches = new Patches(page)
  const schema = { type: 'object' }
  const format = { type: 'json_schema', name: 'answer', schema } as const
  await field(page, 'Form of the answer').selectOption('JSON by a schema')
  await field(page, 'Name of the form').fill('table')
  await field(page, 'Name of the form').blur()
  await field(page, 'JSON Schema').fill('{"type":"array"}')
  await expect(page.getByText('Its “type” must be “object”.')).toBeVisible()
  await field(page, 'JSON Schema').fill('{"type":"object","properties":{}}')
  await field(page, 'Exactly this form').check()
  const whole = { ...format, name: 'table', schema: { type: 'object', properties: {} } }
  await patches.expectNext([
    { options: { format } },
    { options: { format: { ...format, name: 'table' } } },
    { options: { format: whole } },
    { options: { format: { ...whole, strict: true } } },
  ])
})
