import { expect, expectAccessible, test } from './fixtures.ts'
import { settings } from './samples.ts'
import { profileView } from '../support/fake-settings.ts'
import type { FunctionTool, McpServer, Tools } from '../../src/shared/schemas/tool.ts'
import { Patches, field, openFold, sent } from './settings-page.ts'

test.use({ viewport: { width: 640, height: 800 } })

const docs: McpServer = {
  id: 'mcp-1',
  isOn: false,
  label: 'docs',
  url: 'https://mcp.example.com/sse',
  approval: 'always',
  tokenHost: '',
}
const lookup: FunctionTool = {
  id: 'function-1',
  isOn: true,
  name: 'lookup',
  description: 'Looks a customer up',
  parameters: { type: 'object' },
  strict: false,
  run: { kind: 'http', url: 'https://tools.example/lookup', timeoutSeconds: 30 },
  tokenHost: '',
}
const withTools = (tools: Tools) => ({ settings: settings({ profiles: [profileView({ tools })] }) })

test('web search is turned on, and all of it can be said', async ({ page, openPage }) => {
  await openPage('settings')
  await openFold(page, 'Tools')
  const patches = new Patches(page)
  await field(page, 'Search the web').check()
  await patches.expectNext([{ tools: { webSearch: { isOn: true } } }])
  await field(page, 'Only these sites').fill('example.org\n docs.example.com, example.org')
  await field(page, 'Only these sites').blur()
  const allowedDomains = ['example.org', 'docs.example.com']
  await patches.expectNext([{ tools: { webSearch: { isOn: true, allowedDomains } } }])
  await expect(field(page, 'Only these sites')).toHaveValue('example.org\ndocs.example.com')
  await field(page, 'Only these sites').fill('')
  await field(page, 'Never these sites').fill('spam.example')
  await field(page, 'Never these sites').blur()
  await field(page, 'How much it reads').selectOption('Much')
  const search = { isOn: true, blockedDomains: ['spam.example'], contextSize: 'high' as const }
  await patches.expectNext([
    { tools: { webSearch: { isOn: true } } },
    { tools: { webSearch: { isOn: true, blockedDomains: ['spam.example'] } } },
    { tools: { webSearch: search } },
  ])
  for (const [name, value] of [['City', 'Bonn'], ['Region', 'NRW'], ['Country', 'de'], ['Time zone', 'Europe/Berlin']] as const) {
    await field(page, name).fill(value)
    await field(page, name).press('Enter')
  } // prettier-ignore
  const userLocation = { city: 'Bonn', region: 'NRW', country: 'DE', timezone: 'Europe/Berlin' }
  const { city, region, country } = userLocation
  await patches.expectNext([
    { tools: { webSearch: { ...search, userLocation: { city } } } },
    { tools: { webSearch: { ...search, userLocation: { city, region } } } },
    { tools: { webSearch: { ...search, userLocation: { city, region, country } } } },
    { tools: { webSearch: { ...search, userLocation } } },
  ])
})

test('a rough place that is emptied goes altogether', async ({ page, openPage }) => {
  await openPage('settings', withTools({ webSearch: { isOn: true, userLocation: { city: 'Bonn' } } }))
  await openFold(page, 'Tools')
  await field(page, 'City').fill('')
  await field(page, 'City').press('Enter')
  await new Patches(page).expectNext([{ tools: { webSearch: { isOn: true } } }])
})

test('file search has its stores, and how it chooses', async ({ page, openPage }) => {
  await openPage('settings')
  await openFold(page, 'Tools')
  const patches = new Patches(page)
  await field(page, 'Search your files').check()
  await field(page, 'Stores').fill('vs_1\nvs_2')
  await field(page, 'Most results').fill('5')
  await field(page, 'Ranker').fill('auto')
  await field(page, 'Lowest score').fill('0.5')
  await field(page, 'Filters').fill('{"type":"eq","key":"year","value":2026}')
  await field(page, 'Filters').blur()
  const few = { isOn: true, vectorStoreIds: ['vs_1', 'vs_2'], maxResults: 5 }
  const all = { ...few, ranker: 'auto', scoreThreshold: 0.5 }
  await patches.expectNext([
    { tools: { fileSearch: { isOn: true, vectorStoreIds: [] } } },
    { tools: { fileSearch: { isOn: true, vectorStoreIds: ['vs_1', 'vs_2'] } } },
    { tools: { fileSearch: few } },
    { tools: { fileSearch: { ...few, ranker: 'auto' } } },
    { tools: { fileSearch: all } },
    { tools: { fileSearch: { ...all, filters: { type: 'eq', key: 'year', value: 2026 } } } },
  ])
})

test('how tools are used can be said', async ({ page, openPage }) => {
  await openPage('settings')
  await openFold(page, 'Tools')
  const patches = new Patches(page)
  await field(page, 'Choice').selectOption('At least one')
  await field(page, 'Several calls at once').selectOption('No')
  await field(page, 'Most calls').fill('4')
  await field(page, 'Most calls').blur()
  await patches.expectNext([
    { options: { toolChoice: 'required' } },
    { options: { toolChoice: 'required', parallelToolCalls: false } },
    { options: { toolChoice: 'required', parallelToolCalls: false, maxToolCalls: 4 } },
  ])
})

test('an MCP server is added, off until it is turned on, and removed after a yes', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  await openFold(page, 'Tools')
  const patches = new Patches(page)
  const add = page.getByRole('button', { name: 'Add an MCP server' })
  await add.click()
  await expect(field(page, 'Label')).toBeFocused()
  await page.keyboard.type('docs')
  const form = page.getByRole('form', { name: 'New MCP server' })
  await field(form, 'Address').fill('https://mcp.example.com/sse')
  await form.getByRole('button', { name: 'Add' }).click()
  await expect(form).toBeHidden()
  await expect(add).toBeFocused()
  const [[, first] = []] = (await sent(page, 'profile:change')) as [string, { tools: Tools }][]
  const { id } = first?.tools.mcpServers?.[0] ?? docs
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  const server = { ...docs, id }
  await patches.expectNext([{ tools: { mcpServers: [server] } }])
  await page.getByRole('switch', { name: 'docs is on' }).check()
  await patches.expectNext([{ tools: { mcpServers: [{ ...server, isOn: true }] } }])
  await page.getByRole('button', { name: 'Remove docs' }).click()
  const question = page.getByRole('alertdialog', { name: 'Remove docs and its secret?' })
  await question.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByRole('button', { name: 'Remove docs' })).toBeFocused()
  await page.getByRole('button', { name: 'Remove docs' }).click()
  await question.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('switch', { name: 'docs is on' })).toBeHidden()
  await patches.expectNext([{ tools: { mcpServers: [] } }])
})

test('a server that main will not have stays in the form, with the reason beside its field', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  await openFold(page, 'Tools')
  const details = { field: 'tools.mcpServers.label' }
  await page.evaluate(
    (given) => fake.fail('profile:change', { code: 'field-invalid', details: given }),
    details,
  )
  await page.getByRole('button', { name: 'Add an MCP server' }).click()
  const form = page.getByRole('form', { name: 'New MCP server' })
  await field(form, 'Label').fill('two words')
  await form.getByRole('button', { name: 'Add' }).click()
  await expect(form.getByText('The value of “Label” cannot be used.')).toBeVisible()
  await expect(field(form, 'Label')).toHaveAttribute('aria-invalid', 'true')
  await expect(field(form, 'Address')).toHaveAttribute('aria-invalid', 'false')
  await page.evaluate(() => fake.fail('profile:change'))
  await field(form, 'Label').fill('two_words')
  await field(form, 'Label').press('Enter')
  await expect(form).toBeHidden()
  await expect(page.getByRole('switch', { name: 'two_words is on' })).toBeVisible()
})

test('each field of a server changes that server and nothing else', async ({ page, openPage }) => {
  const other = { ...docs, id: 'mcp-2', label: 'other' }
  await openPage('settings', withTools({ mcpServers: [docs, other] }))
  await openFold(page, 'Tools')
  await page.getByRole('button', { name: 'Edit docs' }).click()
  const patches = new Patches(page)
  await field(page, 'Description').fill('All of the manual')
  await field(page, 'Only these tools').fill('search\nread')
  await field(page, 'Time limit').fill('60')
  await field(page, 'Time limit').blur()
  await expect(page.getByText('It then acts')).toBeHidden()
  await field(page, 'Before a call').selectOption('Never ask')
  await expect(
    page.getByText('It then acts, and gets what the model sends it, without asking you.'),
  ).toBeVisible()
  const described = { ...docs, description: 'All of the manual' }
  const limited = { ...described, allowedTools: ['search', 'read'] }
  const timed = { ...limited, timeoutSeconds: 60 }
  await patches.expectNext([
    { tools: { mcpServers: [described, other] } },
    { tools: { mcpServers: [limited, other] } },
    { tools: { mcpServers: [timed, other] } },
    { tools: { mcpServers: [{ ...timed, approval: 'never' }, other] } },
  ])
})

test('a token is stored, replaced and removed, and is nowhere in the page', async ({ page, openPage }) => {
  await openPage('settings', withTools({ mcpServers: [docs] }))
  await openFold(page, 'Tools')
  await page.getByRole('button', { name: 'Edit docs' }).click()
  await field(page, 'Token').fill('marker-token')
  await page.getByRole('button', { name: 'Store' }).click()
  await expect(page.getByText('Stored in the keychain')).toBeVisible()
  await expect(field(page, 'Token')).toHaveValue('')
  expect(await page.content()).not.toContain('marker-token')
  // What main has noted in the tool is not undone by the next change of it.
  await page.getByRole('switch', { name: 'docs is on' }).check()
  const kept = { ...docs, isOn: true, tokenHost: 'tool.example' }
  await new Patches(page).expectNext([{ tools: { mcpServers: [kept], functions: [] } }])
  await page.getByRole('button', { name: 'Remove', exact: true }).last().click()
  await expect(page.getByText('Stored in the keychain')).toBeHidden()
  expect(await sent(page, 'tool-key:replace')).toEqual([['profile-1', 'mcp-1', 'marker-token']])
  expect(await sent(page, 'tool-key:forget')).toEqual([['profile-1', 'mcp-1']])
})

test('a token that the keychain does not take stays in its field', async ({ page, openPage }) => {
  await openPage('settings', { ...withTools({ mcpServers: [docs] }), keychain: 'locked' })
  await openFold(page, 'Tools')
  await page.getByRole('button', { name: 'Edit docs' }).click()
  await field(page, 'Token').fill('marker-token')
  await field(page, 'Token').press('Enter')
  await expect(page.getByText('The keychain is locked.')).toBeVisible()
  await expect(field(page, 'Token')).toHaveValue('marker-token')
})

test('a function is defined with its parameters and what runs', async ({ page, openPage }) => {
  await openPage('settings')
  await openFold(page, 'Tools')
  await expect(page.getByText('Your own tools. One runs only after your yes.')).toBeVisible()
  await page.getByRole('button', { name: 'Add a function' }).click()
  const form = page.getByRole('form', { name: 'New function' })
  await field(form, 'Name').fill('lookup')
  await field(form, 'Description').fill('Looks a customer up')
  await field(form, 'Parameters').fill('{"type":"array"}')
  await expect(form.getByText('Its “type” must be “object”.')).toBeVisible()
  await field(form, 'Parameters').fill('{"type":"object","properties":{"id":{"type":"string"}}}')
  await field(form, 'Exactly these parameters').check()
  await field(form, 'What runs').selectOption('A program here')
  await field(form, 'Program').fill('/usr/local/bin/lookup')
  await field(form, 'Its arguments').fill('--json\n--format=a, b')
  await field(form, 'Time limit').fill('5')
  await form.getByRole('button', { name: 'Add' }).click()
  await expect(form).toBeHidden()
  const [[, patch] = []] = (await sent(page, 'profile:change')) as [string, { tools: Tools }][]
  expect(patch?.tools.functions).toEqual([
    {
      ...lookup,
      id: expect.any(String) as unknown as string,
      isOn: false,
      parameters: { type: 'object', properties: { id: { type: 'string' } } },
      strict: true,
      run: {
        kind: 'command',
        program: '/usr/local/bin/lookup',
        args: ['--json', '--format=a, b'],
        timeoutSeconds: 5,
      },
    },
  ])
})

test('another way to run is no change until it can be run', async ({ page, openPage }) => {
  await openPage('settings', withTools({ functions: [lookup] }))
  await openFold(page, 'Tools')
  await page.getByRole('button', { name: 'Edit lookup' }).click()
  const patches = new Patches(page)
  await field(page, 'What runs').selectOption('A program here')
  await expect(field(page, 'Program')).toHaveValue('')
  await field(page, 'What runs').selectOption('A web address')
  await expect(field(page, 'Address').last()).toHaveValue('https://tools.example/lookup')
  await patches.expectNext([])
  await field(page, 'What runs').selectOption('A program here')
  await field(page, 'Program').fill('/bin/lookup')
  await field(page, 'Program').blur()
  const run = { kind: 'command' as const, program: '/bin/lookup', args: [], timeoutSeconds: 30 }
  await patches.expectNext([{ tools: { functions: [{ ...lookup, run }] } }])
  await expect(field(page, 'Secret')).toBeHidden()
})

test('an address that is emptied is refused, not quietly kept', async ({ page, openPage }) => {
  await openPage('settings', withTools({ functions: [lookup] }))
  await openFold(page, 'Tools')
  await page.getByRole('button', { name: 'Edit lookup' }).click()
  await page.evaluate(() => fake.fail('profile:change', { code: 'field-invalid' }))
  const address = page.getByRole('textbox', { name: 'Address', exact: true })
  await address.fill('')
  await address.blur()
  await expect(page.getByText('The value of “Address” cannot be used.')).toBeVisible()
})

test('focus goes on to the next function when one is removed', async ({ page, openPage }) => {
  const second = { ...lookup, id: 'function-2', name: 'second' }
  await openPage('settings', withTools({ functions: [lookup, second] }))
  await openFold(page, 'Tools')
  await page.getByRole('button', { name: 'Remove lookup' }).press('Enter')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('switch', { name: 'second is on' })).toBeFocused()
  await new Patches(page).expectNext([{ tools: { functions: [second] } }])
})

test('what was allowed for longer can be taken back', async ({ page, openPage }) => {
  const second = { ...lookup, id: 'function-2', name: 'second' }
  const profile = profileView({ tools: { functions: [lookup, second] }, allowedTools: ['function-2'] })
  await openPage('settings', { settings: settings({ profiles: [profile] }) })
  await openFold(page, 'Tools')
  await expect(page.getByText('You allowed calls of it for longer than once.')).toHaveCount(1)
  await page.getByRole('button', { name: 'Ask again each time' }).click()
  await expect(page.getByText('You allowed calls of it for longer than once.')).toHaveCount(0)
  expect(await page.evaluate(() => fake.callsOf('tool:ask-again'))).toEqual([['profile-1', 'function-2']])
})

for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
] as const) {
  test(`the tools keep nobody out (${JSON.stringify(media)})`, async ({ page, openPage }) => {
    await page.emulateMedia(media)
    const mcpServers = [{ ...docs, approval: 'never' as const }]
    const fileSearch = { isOn: true, vectorStoreIds: [] }
    await openPage(
      'settings',
      withTools({ mcpServers, functions: [lookup], webSearch: { isOn: true }, fileSearch }),
    )
    await openFold(page, 'Tools')
    await page.getByRole('button', { name: 'Edit docs' }).click()
    await page.getByRole('button', { name: 'Edit lookup' }).click()
    await page.getByRole('button', { name: 'Add a function' }).click()
    await page.getByRole('button', { name: 'Remove docs' }).click()
    await expectAccessible(page)
  })
}
