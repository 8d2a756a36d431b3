import type { Page } from '@playwright/test'
import { en } from '../../src/shared/words/en.ts'
import { askAbout } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, KEY, test } from '../support/e2e-test.ts'
import { menuOf, tooltipOf, watchTray } from '../support/e2e-tray.ts'
import { startLocalServer } from '../support/local-server.ts'

test.describe('with a server that wants a key', () => {
  test.use({ setUp: 'wants-key' })

  test('a question asked without a key, or with a refused one, waits and goes out once the key is right', async ({
    desktop,
    server,
    launch,
  }) => {
    const app = await launch()
    const ask = await askAbout(desktop, app, 'No key yet?')
    const shown = ask.getByRole('main')

    await test.step('no key: it says so, asks nobody, and leads to the settings', async () => {
      await expect(shown.getByText(en.blocked.key)).toBeVisible()
      await expect(shown.getByText('There is no key for Test server in the keychain.')).toBeVisible()
      expect(server.ledger).toHaveLength(0)
      await shown.getByRole('button', { name: 'Set the key' }).click()
    })

    const settings = await app.settings()
    await test.step('a refused key: the same question says what is wrong', async () => {
      await saveKey(settings, 'sk-wrong')
      await expect(shown.getByText('Test server did not accept the API key.')).toBeVisible()
      expect(server.ledger).toHaveLength(1)
    })

    await test.step('the right key: the question is answered without another word', async () => {
      await saveKey(settings, KEY)
      await expect(shown.getByText(/^Answered/)).toBeVisible()
      expect(server.ledger).toHaveLength(2)
      expect(app.rows()).toMatchObject([{ question: 'No key yet?', kind: 'done' }])
    })
  })
})

test('a wrong address is told from a page, from silence, and from a cut; no question and no word is lost', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()

  await test.step('no such endpoint: it is held, and goes out by itself when the address is right', async () => {
    server.behave({ kind: 'chat-only' })
    const shown = (await askAbout(desktop, app, 'Where to?')).getByRole('main')
    await expect(shown.getByText(/has no Responses endpoint/)).toBeVisible()
    await shown.getByRole('button', { name: 'Check the address' }).click()
    await changeAddress(app, server.url.replace('/v1', '/api/v1'))
    await expect(shown.getByText(/^Answered/)).toBeVisible()
    expect(server.ledger.map(({ path }) => path)).toEqual(['/v1/responses', '/api/v1/responses'])
  })

  await test.step('a sign-in page instead of the server: it waits and tries again by itself', async () => {
    server.behave({ kind: 'page', status: 200 })
    const shown = (await askAbout(desktop, app, 'Is this a portal?')).getByRole('main')
    await expect(shown.getByText(/^A web page answered instead of/).first()).toBeVisible()
    await expect(shown.getByText(/^Answered/)).toBeVisible()
  })

  await test.step('the way to a sign-in page: the tray says so too, until the server answers', async () => {
    await watchTray(app)
    const portal = 'Sign-in page instead of the network'
    server.behave({ kind: 'redirect', to: 'http://portal.invalid/login' })
    const shown = (await askAbout(desktop, app, 'And is this one?')).getByRole('main')
    await expect(shown.getByText(/^A web page answered instead of/).first()).toBeVisible()
    await expect.poll(async () => (await menuOf(app))[0]?.label).toBe(portal)
    expect(await tooltipOf(app)).toBe(`Askshot: ${portal}`)
    await expect(shown.getByText(/^Answered/)).toBeVisible()
    await expect.poll(() => tooltipOf(app)).toBe('Askshot')
    expect((await menuOf(app))[0]?.label).toBe('Capture and ask')
  })

  await test.step('the connection breaks in the middle: the words stay, and nothing is sent again', async () => {
    const before = server.ledger.length
    server.behave({ kind: 'cut', afterDeltas: 4 })
    const shown = (await askAbout(desktop, app, 'Will this break?')).getByRole('main')
    await expect(shown.getByText('Cut off after 4 words')).toBeVisible()
    await expect(shown.getByText('The dialog says that')).toBeVisible()
    expect(app.rows()[0]).toMatchObject({ kind: 'interrupted', answer: 'The dialog says that ' })
    expect(server.ledger).toHaveLength(before + 1)
  })

  await test.step('the words stop coming: Stop ends it at once and keeps them', async () => {
    server.behave({ kind: 'stall', afterDeltas: 2 })
    const shown = (await askAbout(desktop, app, 'Will this stall?')).getByRole('main')
    await expect(shown.getByText('The dialog', { exact: true })).toBeVisible()
    const request = await server.request(server.ledger.length - 1)
    const begin = performance.now()
    await shown.getByRole('button', { name: 'Stop' }).click()
    expect(await request.ended).toBe('client')
    expect(performance.now() - begin).toBeLessThan(500)
    await expect(shown.getByText('Stopped')).toBeVisible()
    expect(app.rows()[0]).toMatchObject({ kind: 'cancelled', answer: 'The dialog ' })
  })

  await test.step('a server that is down: the question waits, and Send now sends it once it is up', async () => {
    const port = Number(new URL(server.url).port)
    await server.stop()
    const shown = (await askAbout(desktop, app, 'Anybody there?')).getByRole('main')
    await expect(shown.getByText(/does not answer\. Next try in/)).toBeVisible()
    const again = await startLocalServer({ port })
    await shown.getByRole('button', { name: 'Send now' }).first().click()
    await expect(shown.getByText(/^Answered/)).toBeVisible()
    expect(again.ledger).toHaveLength(1)
    await again.stop()
  })
})

async function saveKey(settings: Page, key: string): Promise<void> {
  await settings.getByLabel('API key').fill(key)
  await settings.getByRole('button', { name: /^(Save|Replace) key$/ }).click()
  await expect(settings.getByText('Stored in the keychain')).toBeVisible()
  await expect(settings.getByLabel('API key')).toHaveValue('')
}

async function changeAddress(app: RunningAskshot, address: string): Promise<void> {
  const settings = await app.settings()
  await settings.getByLabel('Address').fill(address)
  await settings.getByLabel('Address').press('Enter')
  await expect(settings.getByText('Saved')).toBeVisible()
  await settings.close()
  await app.expectVisible('settings', false)
}
