import type { Page } from '@playwright/test'
import type { PromptPreset } from '../../src/shared/schemas/prompt-preset.ts'
import { expect, test } from './fixtures.ts'
import { askOptions, askView, draft, mainWith, summary } from './samples.ts'

test.use({ viewport: { width: 480, height: 640 } })

const field = (page: Page) => page.getByRole('textbox', { name: /Your (next )?question/ })
const calls = (page: Page, channel: Parameters<typeof fake.callsOf>[0]) =>
  page.evaluate((name) => fake.callsOf(name), channel)

const why: PromptPreset = {
  name: 'Root cause',
  text: 'Why does this fail?',
  sendsAtOnce: false,
  slashName: 'why',
  choices: { profileId: 'profile-1', model: 'gpt-4o', detail: 'high' },
}

test('a preset is found by its short name first, and brings what it is to be asked with', async ({
  page,
  openPage,
}) => {
  const other: PromptPreset = { name: 'Reasons, and why', text: 'Other.', sendsAtOnce: false }
  await openPage('ask', { view: draft(), options: askOptions({ prompts: [other, why] }) })
  await field(page).pressSequentially('/why')
  await expect(page.getByRole('listbox', { name: 'Presets' }).getByRole('option').first()).toContainText(
    'Root cause',
  )
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('Why does this fail?')
  await expect(page.getByRole('button', { name: 'Model: gpt-4o' })).toBeVisible()
  await field(page).press('Enter')
  expect((await calls(page, 'ask:submit'))[0]).toMatchObject([
    { question: 'Why does this fail?', choices: { model: 'gpt-4o', detail: 'high' } },
  ])
})

test('a model that a preset names alone is one of the profile that answers', async ({ page, openPage }) => {
  const alone: PromptPreset = { name: 'Look', text: 'Look.', sendsAtOnce: true, choices: { model: 'gpt-4o' } }
  await openPage('ask', { view: draft(), options: askOptions({ prompts: [alone] }) })
  await field(page).press('Control+1')
  await expect
    .poll(() => calls(page, 'ask:submit'))
    .toMatchObject([[{ question: 'Look.', choices: { profileId: 'profile-1', model: 'gpt-4o' } }]])
})

test('one that it has not is said, nothing is sent, and choosing a model goes on', async ({
  page,
  openPage,
}) => {
  const other: PromptPreset = { name: 'Look', text: 'Look.', sendsAtOnce: true, choices: { model: 'gpt-9' } }
  await openPage('ask', { view: draft(), options: askOptions({ prompts: [other] }) })
  await field(page).press('Control+1')
  await expect(field(page)).toHaveValue('Look.')
  await expect(page.getByText('The profile that answers has no model gpt-9')).toBeVisible()
  expect(await calls(page, 'ask:submit')).toEqual([])
  await page.getByRole('button', { name: 'Choose a model' }).click()
  await page
    .getByRole('option', { name: /gpt-4o/ })
    .first()
    .click()
  await expect(page.getByText('The profile that answers has no model gpt-9')).toBeHidden()
  await field(page).press('Enter')
  await expect.poll(() => calls(page, 'ask:submit')).toMatchObject([[{ choices: { model: 'gpt-4o' } }]])
})

test('the presets that ship are in the language that was chosen last', async ({ page, openPage }) => {
  await openPage('ask', { view: draft() })
  await field(page).pressSequentially('/')
  await expect(page.getByRole('option', { name: /Summarise/ })).toBeVisible()
  await page.evaluate(() => fake.push('language:show', { choice: 'de', tag: 'de' }))
  await expect(page.getByRole('option', { name: /Zusammenfassen/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /Summarise/ })).toHaveCount(0)
})

test('the estimate is not shown where that is set, and comes back when it is set again', async ({
  page,
  openPage,
}) => {
  const usual = askOptions()
  await openPage('ask', { view: draft('Why?'), options: usual, estimate: { inputTokens: 1310 } })
  await expect(page.getByText('About 1,310 tokens')).toBeVisible()
  const set = (estimate: boolean) =>
    page.evaluate((offers) => fake.push('ask:offers', offers), {
      ...usual,
      asking: { ...usual.asking, estimate },
    })
  await set(false)
  await expect(page.getByText('About 1,310 tokens')).toHaveCount(0)
  await set(true)
  await expect(page.getByText('About 1,310 tokens')).toBeVisible()
})

test('Look again is a button where there is a capture to look at again', async ({ page, openPage }) => {
  await openPage('ask', mainWith({ kind: 'done', text: 'The answer.', end: {} }))
  await page.getByRole('button', { name: 'Look again' }).click()
  expect(await calls(page, 'ask:look-again')).toEqual([[['capture-1'], 'thread-1']])
  const bare = summary({ kind: 'done', text: 'Words.', end: {} }, { askId: 'bare', captures: [] })
  await page.evaluate((view) => fake.push('ask:show', view), askView(bare))
  await expect(page.getByRole('button', { name: 'Look again' })).toHaveCount(0)
})
