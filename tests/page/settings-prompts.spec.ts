import { requests } from '../../src/shared/contract.ts'
import type { PromptPreset } from '../../src/shared/schemas/prompt-preset.ts'
import { expect, test } from './fixtures.ts'
import { settings } from './samples.ts'
import { field, goTo, put, sent } from './settings-page.ts'

test.use({ viewport: { width: 960, height: 900 } })

const own: PromptPreset = { name: 'Why', text: 'Why is this so?', sendsAtOnce: false }

test.beforeEach(async ({ page, openPage }) => {
  await openPage('settings', { settings: settings({ prompts: [own] }) })
  await goTo(page, 'Prompts')
})

const list = (page: Parameters<typeof sent>[0]) => page.getByRole('listbox', { name: 'Prompts' })

test('one’s own come first, then those that ship; Alt with the arrows moves them', async ({ page }) => {
  const options = list(page).getByRole('option')
  await expect(options).toHaveText(['Why', 'Explain', 'Read the text', /Translate/, /./, /./, /./, /./, /./])
  await list(page).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByText('Why, 2 of 9')).toBeAttached()
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(options.first()).toHaveText('Why')
  await page.keyboard.press('End')
  await expect(options.last()).toHaveAttribute('aria-selected', 'true')
})

test('all parts of a prompt are edited, and main takes each', async ({ page }) => {
  await field(page, 'Name').fill('Reason')
  await field(page, 'Name').press('Enter')
  await field(page, 'Slash name').fill('why')
  await field(page, 'Slash name').press('Enter')
  await field(page, 'Text').fill('Give the reason in {language}: {cursor}')
  await field(page, 'Text').blur()
  await page.getByRole('switch', { name: 'Send at once' }).check()
  await field(page, 'Profile').selectOption({ label: 'OpenAI' })
  await field(page, 'Model').selectOption({ label: 'gpt-6-luna' })
  await field(page, 'Effort').selectOption({ label: 'High' })
  await field(page, 'Detail').selectOption({ label: 'Clear' })
  await page.getByRole('group', { name: 'Hotkey' }).getByRole('button', { name: 'Change' }).click()
  await page.keyboard.press('Control+Alt+k')
  const wanted = {
    name: 'Reason',
    text: 'Give the reason in {language}: {cursor}',
    sendsAtOnce: true,
    slashName: 'why',
    choices: { profileId: 'profile-1', model: 'gpt-6-luna', effort: 'high', detail: 'high' },
    hotkey: 'Control+Alt+K',
  }
  const last = async () => (await sent(page, 'settings:set-prompts')).at(-1) as [PromptPreset[]]
  await expect.poll(async () => (await last())[0][0]).toEqual(wanted)
  requests['settings:set-prompts'].parse(await last())
})

test('the keys of a prompt say whether they work, and are not offered where the desktop gives none', async ({
  page,
}) => {
  const own = { name: 'Reason', text: 'Why?', sendsAtOnce: true, hotkey: 'Control+Alt+K' }
  const keys = page.getByRole('group', { name: 'Hotkey' })
  const states = {
    taken: 'belongs to another program',
    asked: 'set; not pressed yet',
    proven: 'working',
  } as const
  for (const [state, word] of Object.entries(states)) {
    const promptHotkeys = { Reason: state as keyof typeof states }
    await put(page, settings({ prompts: [own], promptHotkeys }))
    await expect(keys).toContainText('Ctrl+Alt+K')
    await expect(keys.getByText(word)).toBeVisible()
  }
  await put(page, settings({ prompts: [own], promptHotkeys: { Reason: 'off' }, areHotkeysPaused: true }))
  await expect(keys.getByText('paused')).toBeVisible()
  await put(page, settings({ prompts: [own], keysFrom: 'desktop' }))
  await expect(keys.getByRole('button', { name: 'Change' })).toBeDisabled()
  await expect(keys.getByText(/^On this desktop only/)).toBeVisible()
})

test('a name that another has, a slash name of two words and used keys are refused in words', async ({
  page,
}) => {
  await field(page, 'Name').fill('Explain')
  await expect(page.getByText('Another prompt has this name.')).toBeVisible()
  await field(page, 'Slash name').fill('two words')
  await expect(page.getByText('One word, without a space or /.')).toBeVisible()
  await page.getByRole('group', { name: 'Hotkey' }).getByRole('button', { name: 'Change' }).click()
  await page.keyboard.press('Control+Alt+w')
  await expect(page.getByText('These keys are already used for the other command.')).toBeVisible()
  expect(await sent(page, 'settings:set-prompts')).toEqual([])
})

test('one is made, doubled and deleted; those that ship can be brought back', async ({ page }) => {
  const options = list(page).getByRole('option')
  await page.getByRole('button', { name: 'New prompt', exact: true }).click()
  await expect(field(page, 'Name')).toHaveValue('New prompt')
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await expect(field(page, 'Name')).toHaveValue('New prompt (copy)')
  await expect(options).toHaveCount(11)
  await options.filter({ hasText: 'Explain' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(options).toHaveCount(10)
  await expect(list(page)).toBeFocused()
  await page.getByRole('button', { name: 'Restore the shipped ones' }).click()
  await expect(page.getByText('1 prompt is back.')).toBeAttached()
  await expect(options.last()).toHaveText('Explain')
  await page.keyboard.press('Control+z')
  await expect(options).toHaveCount(10)
})
