import type { AnswerOptions } from '../../src/shared/schemas/answer-options.ts'
import { askAbout, leaveSettings, SHOW_LAST_KEYS } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'
import { sampleAnswer } from '../support/local-answer.ts'
import type { LocalServer } from '../support/local-server.ts'

const TEXT = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ')

/** Two ways to have an answer kept: it is written in the background, or it is stored when it is whole. */
const ways: readonly { readonly way: string; readonly options: Partial<AnswerOptions> }[] = [
  { way: 'written in the background', options: { background: true, store: true } },
  { way: 'stored', options: { store: true } },
]

/** What was sent to be answered; everything else costs nothing. */
const posts = ({ ledger }: LocalServer) => ledger.filter(({ method }) => method === 'POST')

const looks = ({ ledger }: LocalServer) =>
  ledger.filter(({ route, method }) => route === 'response' && method === 'GET')

for (const { way, options } of ways)
  test.describe(`an answer that is ${way}`, () => {
    test.beforeEach(async ({ desktop, server, launch }) => {
      expect(launch).toBeDefined() // it leaves settings of its own, so ours come after it
      await leaveSettings(desktop.home, { baseUrl: server.url, dialect: { backgroundOk: true }, options })
    })

    test('comes whole though its stream breaks, and is paid once', async ({ desktop, server, launch }) => {
      const app = await launch()
      server.behave({ kind: 'cut', afterDeltas: 4 })
      const ask = await askAbout(desktop, app, 'Will it break?')
      await expect(ask.getByRole('main').getByText(/^Answered/)).toBeVisible({ timeout: 20_000 })
      expect(app.rows()).toMatchObject([{ kind: 'done', answer: sampleAnswer }])
      expect(posts(server)).toHaveLength(1)
      expect(looks(server)).not.toHaveLength(0)
    })

    test('comes whole though Askshot was killed meanwhile, and is paid once', async ({
      desktop,
      server,
      launch,
    }) => {
      const first = await launch()
      server.behave({ kind: 'answer', text: TEXT, paceMs: 200 })
      await askAbout(desktop, first, 'Will it last?')
      await expect.poll(() => first.rows()[0]?.['answer']).toMatch(/^word0 word1/)
      await first.kill()
      expect(first.rows()).toMatchObject([{ kind: 'streaming' }])

      const second = await launch()
      await desktop.press(SHOW_LAST_KEYS)
      const shown = (await second.ask()).getByRole('main')
      await expect(shown.getByText(/^Answered/)).toBeVisible({ timeout: 20_000 })
      await expect(shown.getByText(TEXT)).toBeVisible()
      expect(posts(server)).toHaveLength(1)
      expect(looks(server)).not.toHaveLength(0)
      expect(second.rows()).toMatchObject([{ kind: 'done', answer: TEXT }])
      expect(second.rows('outbox')).toHaveLength(0)
    })
  })
