import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { en } from '../../src/shared/words/en.ts'
import { askAbout } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import type { Desktop } from '../support/e2e-desktop.ts'
import { expect, KEY, test } from '../support/e2e-test.ts'

const KEYRING_PASSWORD = 'test'
const PROMPT = 'Unlock Login Keyring'

test.describe('a locked keyring', () => {
  test.use({ setUp: 'with-key' })

  test('is told from a missing key; the question waits, and goes out when the keyring is open', async ({
    desktop,
    server,
    launch,
  }) => {
    const app = await launch()
    await desktop.lockKeyring()
    const ask = await askAbout(desktop, app, 'Is it locked?')
    const shown = ask.getByRole('main')

    await test.step('while the prompt is open, Askshot answers and soon says what it waits for', async () => {
      await expectPrompt(desktop)
      expect(await slowestAnswer(app)).toBeLessThan(500)
      await expect(shown.getByText(en.blocked.keychain)).toBeVisible({ timeout: 8_000 })
      await expect(shown.getByText(/^The keychain is locked/)).toBeVisible()
      expect(server.ledger).toHaveLength(0)
    })

    await test.step('dismissed: the key is untouched and the question waits', async () => {
      await dismissPrompt(desktop)
      await shown.getByRole('button', { name: 'Unlock and send' }).click()
      await expectPrompt(desktop)
      await expect(shown.getByText(/^Sending · /)).toBeVisible() // nobody dismisses a prompt in its first moment
      await dismissPrompt(desktop)
      await expect(shown.getByText(en.blocked.keychain)).toBeVisible()
      expect(JSON.stringify(settingsOf(app))).toContain('"keyHost":"127.0.0.1:')
      expect(server.ledger).toHaveLength(0)
    })

    await test.step('answered: the question is sent', async () => {
      await shown.getByRole('button', { name: 'Unlock and send' }).click()
      await expectPrompt(desktop)
      await answerPrompt(desktop)
      await expect(shown.getByText(/^Answered/)).toBeVisible({ timeout: 8_000 })
      expect(server.ledger).toMatchObject([{ authorization: `Bearer ${KEY}` }])
    })

    await test.step('with a prompt open it quits as fast as ever, and the question is there afterwards', async () => {
      await desktop.lockKeyring()
      await askAbout(desktop, app, 'And when I quit?')
      await expectPrompt(desktop)
      expect(await app.quit()).toBeLessThan(3_000)
      expect(app.rows('outbox')).toHaveLength(1)
      expect(app.rows()[0]).toMatchObject({ question: 'And when I quit?', kind: 'queued' })
    })
  })
})

test.describe('no keyring at all', () => {
  test.use({ setUp: 'wants-key', desktopOptions: { keyring: 'none' } })

  test('the key can be kept until Askshot quits, works, and is in no file', async ({
    desktop,
    server,
    launch,
  }) => {
    const app = await launch()
    const ask = await askAbout(desktop, app, 'Any keychain?')
    const shown = ask.getByRole('main')
    await shown.getByRole('button', { name: 'Set the key' }).click()
    const settings = await app.settings()
    await settings.getByLabel('API key').fill(KEY)
    await settings.getByRole('button', { name: 'Save key' }).click()
    await expect(settings.getByText(/offers Askshot no keychain\. Nothing was written to disk/)).toBeVisible()
    await settings.getByRole('button', { name: 'Use it until Askshot quits' }).click()
    await expect(settings.getByText('In memory until Askshot quits; not saved')).toBeVisible()
    await expect(shown.getByText(/^Answered/)).toBeVisible()
    expect(server.ledger).toMatchObject([{ authorization: `Bearer ${KEY}` }])
    expect(filesWithKey(desktop.home)).toEqual([])
    await app.quit()
    expect(filesWithKey(desktop.home)).toEqual([])

    const again = await launch({ args: ['--settings'] })
    await expect((await again.settings()).getByText(/^No key yet/)).toBeVisible()
  })
})

async function expectPrompt(desktop: Desktop): Promise<void> {
  await expect.poll(() => desktop.visibleTitles(), { message: 'a prompt' }).toContain(PROMPT)
}

async function expectNoPrompt(desktop: Desktop): Promise<void> {
  await expect
    .poll(() => desktop.visibleTitles(), { message: 'no prompt', timeout: 1_500 })
    .not.toContain(PROMPT)
}

// A prompt takes no keys in its first moments, hence more than one try.
async function dismissPrompt(desktop: Desktop): Promise<void> {
  await expect(async () => {
    await desktop.press('Escape')
    await expectNoPrompt(desktop)
  }).toPass()
}

async function answerPrompt(desktop: Desktop): Promise<void> {
  await expect(async () => {
    await desktop.type(KEYRING_PASSWORD)
    await desktop.press('Return')
    await expectNoPrompt(desktop)
  }).toPass()
}

/** The longest that main took to answer, over as many calls as it takes to notice a pause. */
async function slowestAnswer(app: RunningAskshot): Promise<number> {
  let slowestMs = 0
  for (let call = 0; call < 40; call++) {
    const begin = performance.now()
    await app.windows()
    slowestMs = Math.max(slowestMs, performance.now() - begin)
  }
  return slowestMs
}

function settingsOf(app: RunningAskshot): unknown {
  return JSON.parse(readFileSync(join(app.folder, 'settings.json'), 'utf8'))
}

function filesWithKey(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => existsSync(file) && readFileSync(file).includes(KEY))
}
