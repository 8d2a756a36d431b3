import { askAbout } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'

const CANCEL = 0
const OPEN = 1

test('a link is opened after a yes to its real host, and at once where its user wants no question', async ({
  server,
  desktop,
  launch,
}) => {
  const app = await launch()
  server.behave({ kind: 'answer', text: 'See [paypal.example](https://xn--pypal-4ve.example/sign-in).' })
  const ask = await askAbout(desktop, app, 'Where?')
  await watchLinks(app)
  const link = ask.getByRole('link', { name: 'paypal.example' })

  await test.step('it is asked about with the host it leads to; a no opens nothing', async () => {
    await answer(app, CANCEL)
    await link.click()
    await expect.poll(() => questions(app)).toHaveLength(1)
    expect((await questions(app))[0]).toMatch(
      /xn--pypal-4ve\.example[^]*https:\/\/xn--pypal-4ve\.example\/sign-in/,
    )
    expect(await opened(app)).toEqual([])
  })

  await test.step('a yes opens it', async () => {
    await answer(app, OPEN)
    await link.click()
    await expect.poll(() => opened(app)).toEqual(['https://xn--pypal-4ve.example/sign-in'])
    expect(await questions(app)).toHaveLength(2)
  })

  await test.step('with the question turned off, one click opens it', async () => {
    await ask.keyboard.press('Control+,')
    const settings = await app.settings('Asking')
    await settings.getByRole('switch', { name: 'Ask before opening links' }).click()
    await link.click()
    await expect.poll(() => opened(app)).toHaveLength(2)
    expect(await questions(app)).toHaveLength(2)
  })
})

type Seen = { questions: string[]; opened: string[]; response: number }

/** Instead of a dialog that nobody presses, and a browser that is not there. */
async function watchLinks(app: RunningAskshot): Promise<void> {
  await app.electron.evaluate(({ dialog, shell }) => {
    const seen: Seen = { questions: [], opened: [], response: 0 }
    Object.assign(globalThis, { seen })
    dialog.showMessageBox = (...given: unknown[]) => {
      const { message, detail } = given.at(-1) as { readonly message: string; readonly detail: string }
      seen.questions.push(`${message}\n${detail}`)
      return Promise.resolve({ response: seen.response, checkboxChecked: false })
    }
    shell.openExternal = (url) => {
      seen.opened.push(url)
      return Promise.resolve()
    }
  })
}

function answer(app: RunningAskshot, response: number): Promise<void> {
  return app.electron.evaluate((_electron, chosen) => {
    ;(globalThis as unknown as { seen: Seen }).seen.response = chosen
  }, response)
}

function questions(app: RunningAskshot): Promise<readonly string[]> {
  return app.electron.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.questions)
}

function opened(app: RunningAskshot): Promise<readonly string[]> {
  return app.electron.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.opened)
}
