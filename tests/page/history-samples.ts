import type { AskState } from '../../src/shared/ask-state.ts'
import type { ThreadAsk, ThreadView } from '../../src/shared/history-views.ts'
import type { FakeMain } from '../support/fake-bridge.ts'
import { capture, emptyMain } from './samples.ts'

const NOW = Date.now()
const HOUR_MS = 3600_000

export const done = (text: string): AskState => ({
  kind: 'done',
  text,
  end: { tookMs: 6200, usage: { inputTokens: 1204, outputTokens: 318 } },
})

export const threadAsk = (askId: string, more: Partial<ThreadAsk> = {}): ThreadAsk => ({
  askId,
  threadId: `thread-${askId}`,
  question: `Question ${askId}`,
  captures: [{ ...capture, id: `capture-${askId}` }],
  askedAt: NOW - HOUR_MS,
  profileName: 'OpenAI',
  host: 'api.openai.com',
  model: 'gpt-5.4',
  state: done(`Answer to ${askId}.`),
  ...more,
})

export const thread = (asks: readonly ThreadAsk[], more: Partial<ThreadView> = {}): ThreadView => ({
  threadId: asks[0]?.threadId ?? 'thread',
  isStarred: false,
  tags: [],
  asks,
  ...more,
})

const picture = (id: string, colour: string, widthPx = 1280, heightPx = 720) => ({
  ...capture,
  id,
  url: `/picture/${widthPx}x${heightPx}/${colour}.png`,
  widthPx,
  heightPx,
})

const cut = {
  kind: 'interrupted',
  attempt: 1,
  text: 'The first line says',
  failure: { code: 'stream-cut' },
} as const

/** A history as people have one: every state, stars, tags, names, several pictures. */
export const someThreads: readonly ThreadView[] = [
  thread([
    threadAsk('a', {
      question: 'Why is the build red?',
      state: done(
        'The build is red because **one test** does not pass:\n\n- `retry-policy.test.ts` expects 3 attempts\n- the code makes 4\n\n```ts\nexport const MAX_ATTEMPTS = 4 // was 3\n```\n\nChange it back, or change the test.',
      ),
      captures: [picture('c1', '3366aa'), picture('c2', '226644', 900, 600)],
    }),
    threadAsk('a2', {
      threadId: 'thread-a',
      question: 'And how do I run only that test?',
      captures: [],
      state: done('Run `vitest run retry-policy`. The build is green then.'),
    }),
  ]),
  thread(
    [
      threadAsk('b', {
        question: 'What does this chart tell?',
        state: done('Sales rose by 12 % in spring.'),
        captures: [picture('c3', 'cc8844')],
      }),
    ],
    {
      isStarred: true,
      tags: ['work', 'charts'],
    },
  ),
  thread([
    threadAsk('c', {
      question: 'Translate this sign',
      state: { kind: 'waiting', attempt: 2, until: NOW + 42_000, failure: { code: 'unreachable' } },
      captures: [picture('c4', '884488', 600, 800)],
    }),
  ]),
  thread([
    threadAsk('d', {
      question: 'Read the serial number',
      state: { kind: 'blocked', attempt: 1, reason: 'key', failure: { code: 'key-rejected' } },
      model: 'gpt-6-luna',
      captures: [picture('c5', '555555')],
    }),
  ]),
  thread([
    threadAsk('e', {
      question: 'Summarise this page for a friend who has never seen it before, in two lines',
      state: cut,
      askedAt: NOW - 30 * HOUR_MS,
      captures: [picture('c6', 'aa3333')],
    }),
  ]),
  thread(
    [
      threadAsk('f', {
        question: 'Is this licence compatible?',
        state: { kind: 'failed', text: '', failure: { code: 'content-policy' } },
        askedAt: NOW - 60 * HOUR_MS,
        captures: [],
      }),
    ],
    { title: 'Licence question' },
  ),
  thread([
    threadAsk('g', {
      question: 'Which font is this?',
      state: { kind: 'cancelled', text: 'It looks like' },
      askedAt: NOW - 800 * HOUR_MS,
      profileName: 'Ollama',
      model: 'llava',
      captures: [picture('c7', '118877')],
    }),
  ]),
]

export function mainWithThreads(threads: readonly ThreadView[] = someThreads): Partial<FakeMain> {
  const asks = Object.fromEntries(
    threads.flatMap((each) => each.asks).map(({ askId, state }) => [askId, state]),
  )
  return { asks, history: { ...emptyMain().history, threads } }
}
