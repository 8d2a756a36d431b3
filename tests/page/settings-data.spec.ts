import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { emptyMain } from './samples.ts'
import { goTo } from './settings-page.ts'

test.use({ viewport: { width: 640, height: 740 } })

const sent = (page: Page, channel: Parameters<typeof fake.callsOf>[0]) =>
  page.evaluate((name) => fake.callsOf(name), channel)

test('what is kept is said, and a change that deletes nothing holds at once', async ({ page, openPage }) => {
  await openPage('settings')
  await goTo(page, 'Privacy and data')
  await expect(page.getByText('12 threads, 34.5 MB.')).toBeVisible()
  await page.getByLabel('Keep pictures').selectOption({ label: 'for 90 days' })
  await expect
    .poll(() => sent(page, 'data:set-retention'))
    .toEqual([[{ picturesDays: 90, threadsDays: 0, maxGigabytes: 0 }]])
})

test('a change says beforehand what it would delete, and can be left', async ({ page, openPage }) => {
  const { data } = emptyMain()
  await openPage('settings', { data: { ...data, preview: { threadCount: 3, pictureThreadCount: 5 } } })
  await goTo(page, 'Privacy and data')
  const threads = page.getByLabel('Keep threads')
  await threads.selectOption({ label: 'for 30 days' })
  const question = page.getByText('This deletes 3 threads and the pictures of 5 more now.')
  await expect(question).toBeVisible()
  await page.getByRole('button', { name: 'Leave it as it was' }).click()
  await expect(threads).toHaveValue('0')
  expect(await sent(page, 'data:set-retention')).toEqual([])
  await threads.selectOption({ label: 'for 30 days' })
  await page.getByRole('button', { name: 'Delete and keep to this' }).click()
  await expect(question).toBeHidden()
  await expect(threads).toHaveValue('30')
  expect(await sent(page, 'data:set-retention')).toHaveLength(1)
})

test('everything is deleted only after the very word was typed', async ({ page, openPage }) => {
  await openPage('settings')
  await goTo(page, 'Privacy and data')
  await page.getByRole('button', { name: 'Delete everything…' }).click()
  const field = page.getByRole('textbox', { name: 'Type DELETE' })
  await expect(field).toBeFocused()
  const button = page.getByRole('button', { name: 'Delete everything', exact: true })
  await field.fill('delete')
  await expect(button).toBeDisabled()
  await field.press('Enter')
  expect(await sent(page, 'data:clear')).toEqual([])
  await field.fill('DELETE')
  await expectAccessible(page)
  await field.press('Enter')
  await expect(page.getByText('Everything was deleted.')).toBeVisible()
  expect(await sent(page, 'data:clear')).toEqual([['DELETE']])
})
