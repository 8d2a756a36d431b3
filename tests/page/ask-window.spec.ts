import type { Page } from '@playwright/test'
import type { AskState } from '../../src/shared/ask-state.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { askOptions, askView, draft, mainWith, summary } from './samples.ts'

test.use({ viewport: { width: 480, height: 640 } })

const calls = (page: Page, channel: Parameters<typeof fake.callsOf>[0]) =>
  page.evaluate((name) => fake.callsOf(name), channel)
const field = (page: Page) => page.getByRole('textbox', { name: /Your (next )?question/ })

async function chooseModel(page: Page, search: string, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Model: / }).click()
  await page.getByRole('combobox', { name: 'Find a model' }).fill(search)
  const options = page.getByRole('listbox', { name: 'Models' }).getByRole('option')
  await expect(options).toHaveCount(1)
  await expect(options).toHaveAccessibleName(name)
  await expect(options).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Find a model' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Model: / })).toBeFocused()
}

test('the controls offer what the model takes, and go along with the question', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft('Why?') })
  await page.getByLabel('Effort').selectOption('high')
  await page.getByLabel('Detail').selectOption('original')
  await page.getByRole('button', { name: 'Tools · 1' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Web search' }).click()
  await expect(page.getByRole('button', { name: 'Tools · 2' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await chooseModel(page, '4o', 'gpt-4o sees pictures · ends 14 Jan 2027')
  await expect(page.getByLabel('Effort')).toBeHidden()
  await chooseModel(page, 'mini', 'o3-mini does not see')
  await expect(page.getByText('o3-mini cannot see pictures')).toBeVisible()
  await field(page).press('Enter')
  expect((await calls(page, 'ask:submit'))[0]).toMatchObject([
    { choices: { profileId: 'profile-1', model: 'o3-mini', tools: { 'web-search': true } } },
  ])
})

test('the tools are turned on and off by key, and Esc leads back to their button', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft('Why?') })
  await page.getByRole('button', { name: 'Tools · 1' }).press('Enter')
  const item = (name: string) => page.getByRole('menuitemcheckbox', { name })
  await expect(item('Web search')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(item('Web search')).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await expect(item('tickets')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(item('tickets')).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Tools · 1' })).toBeFocused()
})

test('the list of models has those used last first, and is led by key', async ({ page, openPage }) => {
  const [profile] = askOptions().profiles
  if (profile === undefined) throw new Error('No profile')
  const profiles = [
    { ...profile, recentModels: ['o3-mini'] },
    { ...profile, id: 'profile-2', name: 'At home', models: profile.models.slice(0, 1), recentModels: [] },
  ]
  await openPage('ask', { view: draft('Why?'), options: askOptions({ profiles }) })
  const button = page.getByRole('button', { name: 'Model: gpt-5.4' })
  await button.click()
  await expect(page.getByRole('group', { name: 'Used last' }).getByRole('option')).toHaveText(
    /o3-mini\s*does not see/,
  )
  await expect(page.getByRole('group', { name: 'OpenAI' }).getByRole('option')).toHaveCount(2)
  await expectAccessible(page)
  await page.keyboard.press('ArrowUp')
  const list = page.getByRole('listbox', { name: 'Models' })
  await expect(list.getByRole('option', { selected: true })).toHaveText(/gpt-5\.4/)
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  await button.click()
  await page.keyboard.type('nothing of that name')
  await expect(page.getByText('No model is called “nothing of that name”.')).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await field(page).press('Enter')
  expect((await calls(page, 'ask:submit'))[0]).toMatchObject([
    { choices: { profileId: 'profile-2', model: 'gpt-5.4' } },
  ])
})

test('how the window stands is shown at once after a reload, and changed by key and menu', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft(), options: askOptions({ pin: 'pinned' }) })
  await expect(page.getByRole('button', { name: 'Pinned' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('button', { name: 'Pin', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await page.getByRole('button', { name: 'More' }).click()
  await expect(page.getByRole('menuitemradio', { checked: true })).toHaveText(
    'Float: the next capture comes here',
  )
  await expectAccessible(page)
  await page.getByRole('menuitemradio', { name: 'Like any other window' }).click()
  await expect(page.getByRole('button', { name: 'Window' })).toHaveText('Window')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Window' })).toBeVisible()
  expect(await calls(page, 'ask:pin')).toEqual([])
})

test('Ctrl+L looks again at the newest place of the thread, where there is one', async ({
  page,
  openPage,
}) => {
  await openPage('ask', mainWith({ kind: 'done', text: 'The answer.', end: {} }))
  await expect(page.getByText('The answer.')).toBeVisible()
  await page.keyboard.press('Control+l')
  expect(await calls(page, 'ask:look-again')).toEqual([[['capture-1'], 'thread-1']])
})

test('it is asked and shown as it is set', async ({ page, openPage }) => {
  const end = { usage: { inputTokens: 1200, outputTokens: 90 }, cost: { usd: 0.004, isReported: false } }
  const state: AskState = { kind: 'done', text: 'Because.', end, reasoning: 'Let me see.' }
  const first = summary(state, { askId: 'a' })
  const next = summary(state, { askId: 'b', question: 'And then?', follows: 'a', captures: [] })
  const usual = askOptions()
  await openPage('ask', {
    view: askView(next, [first, next]),
    asks: { a: state, b: state },
    options: usual,
    estimate: { inputTokens: 1310 },
  })
  await expect(page.getByText('2 answers together: 2,580 tokens, about $0.008')).toBeVisible()
  await expect(page.getByText('Let me see.').first()).toBeHidden()
  const set = (asking: Partial<typeof usual.asking>) =>
    page.evaluate((offers) => fake.push('ask:offers', offers), {
      ...usual,
      asking: { ...usual.asking, ...asking },
    })
  await set({ thinking: 'shown', usageLine: false, estimate: false })
  await expect(page.getByText('Let me see.').first()).toBeVisible()
  await expect(page.getByText(/together/)).toHaveCount(0)
  await page.evaluate(() =>
    fake.push('look:show', { contrast: 'system', textSize: 100, sendWith: 'ctrl-enter' }),
  )
  await field(page).fill('One line')
  await field(page).press('Enter')
  await expect(field(page)).toHaveValue('One line\n')
  expect(await calls(page, 'ask:submit')).toEqual([])
  await set({ thinking: 'hidden', answerLanguage: 'de' })
  await expect(page.getByText('Let me see.')).toHaveCount(0)
  await field(page).fill('')
  await page.keyboard.press('Control+1')
  await expect(field(page)).toHaveValue('Explain what this shows. Answer in German.')
  await field(page).press('Control+Enter')
  expect(await calls(page, 'ask:submit')).toHaveLength(1)
})
