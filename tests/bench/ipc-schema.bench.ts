import { requests } from '#shared/contract.ts'
import type { AskSummary } from '#shared/views.ts'
import { test } from 'vitest'
import { createRouter } from '../../src/main/ipc/router.ts'
import type { Handlers } from '../../src/main/ipc/router.ts'
import { createTrust } from '../../src/main/ipc/trusted-sender.ts'
import { mayUse } from '../../src/main/ipc/window-channels.ts'
import { ORIGIN } from '../../src/main/windows/origin.ts'

const rounds = { iterations: 5_000, time: 0, warmupIterations: 500, warmupTime: 0 }
const PAGE_ID = 7

const args = [
  {
    captureIds: ['0197a1b2-0000-7000-8000-000000000001', '0197a1b2-0000-7000-8000-000000000002'],
    question: 'Why does this test fail, and how do I fix it? '.repeat(10),
  },
]
const asked: AskSummary = {
  askId: 'ask',
  threadId: 'thread',
  question: 'Why?',
  captures: [],
  askedAt: 0,
  profileName: 'OpenAI',
  host: 'api.openai.com',
  model: 'gpt-6-luna',
  state: { kind: 'queued', attempt: 0 },
}

test('one question on its way from the page to the handler', async ({ bench }) => {
  const sender = { url: `${ORIGIN}/ask/index.html`, isMainFrame: true, windowId: PAGE_ID }
  const router = createRouter({
    isTrusted: createTrust(ORIGIN, (pageId) => pageId === PAGE_ID),
    mayUse: (_pageId, channel) => mayUse('ask', channel),
    handlers: () => ({ 'ask:submit': () => asked }) as unknown as Handlers,
    watchAsk: () => undefined,
    report: () => undefined,
  })
  await bench('schema of ask:submit', () => {
    requests['ask:submit'].parse(args)
  }).run(rounds)
  await bench('router: sender, window, schema, handler', async () => {
    await router.dispatch('ask:submit', sender, args)
  }).run(rounds)
  await bench('router: refuses a foreign page', async () => {
    await router.dispatch('ask:submit', { ...sender, url: 'app://evil/ask/index.html' }, args)
  }).run(rounds)
})
