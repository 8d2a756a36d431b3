import { once } from 'node:events'
import { Agent, request as sendBare } from 'node:http'
import { Worker } from 'node:worker_threads'
import { createParser } from 'eventsource-parser'
import { OpenAI } from 'openai'
import { test } from 'vitest'
import type { Bench } from 'vitest'
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import type { Turn } from '../../src/main/responses/answer-request.ts'
import { effectiveProfile } from '../../src/main/profiles/effective-profile.ts'
import { createHttp } from '../../src/main/network/http.ts'
import { createResponsesClient } from '../../src/main/responses/responses-client.ts'
import { frame } from '../support/local-answer.ts'
import { someProfile } from '../support/profiles.ts'
import { longAnswer } from './long-answer.ts'
import { privateAuthority, privateServer } from '../support/local-certificate.ts'

const key = 'sk-0123456789'
const warmUps = 5
const deltaCount = 10_000
const maxMs = 10 * 60_000

async function startServer(count: number, tls?: typeof privateServer) {
  const workerData = { frames: longAnswer(count).map(frame), ...(tls === undefined ? {} : { tls }) }
  const worker = new Worker(new URL('./client-server.ts', import.meta.url), { workerData })
  const [port] = (await once(worker, 'message')) as [number]
  return { host: `127.0.0.1:${port}`, stop: () => worker.terminate() }
}

/** What is asked: the same object for everybody, with the picture's bytes in it. */
function turnsWith(pictureBytes: number): readonly Turn[] {
  const bytes = new Uint8Array(pictureBytes).map((_, n) => (n * 7919) % 256)
  const picture = { kind: 'bytes', mimeType: 'image/png', bytes, widthPx: 1280, heightPx: 800 } as const
  return [{ question: 'What does this dialog want of me?', pictures: pictureBytes === 0 ? [] : [picture] }]
}

function openOurs(baseUrl: string) {
  const http = createHttp({ extraCa: () => [privateAuthority] })
  const profile = effectiveProfile(someProfile({ baseUrl, keyHost: new URL(baseUrl).host }))
  const client = createResponsesClient({
    http,
    now: () => performance.now(),
    random: Math.random,
    after: () => () => undefined,
    onLearned: () => undefined,
  })
  return {
    http,
    target: { url: profile.baseUrl, timeouts: profile.timeouts },
    answer: (turns: readonly Turn[]) =>
      client.answer({ profile, key, turns, signal: new AbortController().signal }),
  }
}

type Ours = ReturnType<typeof openOurs>

/** By the clock, and of the processor for this thread alone: other programs, and the server beside it, do not count. */
type Took = { readonly wallMs: number; readonly cpuMs: number }

function startClock(): () => Took {
  const [wall, cpu] = [performance.now(), process.threadCpuUsage()]
  return () => {
    const { user, system } = process.threadCpuUsage(cpu)
    return { wallMs: performance.now() - wall, cpuMs: (user + system) / 1000 }
  }
}

/** Reads to the end, so that the connection is free; gives the time to the first word. */
async function firstOfOurs(ours: Ours, turns: readonly Turn[]): Promise<Took> {
  const clock = startClock()
  let took: Took | undefined
  for await (const event of ours.answer(turns)) if (event.type === 'text-delta') took ??= clock()
  return took ?? noWord()
}

function noWord(): never {
  throw new Error('No word came')
}

function bareBody(turns: readonly Turn[]): string {
  const [{ question, pictures } = { question: '', pictures: [] }] = turns
  const images = pictures.map((picture) => ({
    type: 'input_image',
    image_url:
      picture.kind === 'bytes'
        ? `data:${picture.mimeType};base64,${Buffer.from(picture.bytes).toString('base64')}`
        : '',
  }))
  const content = [{ type: 'input_text', text: question }, ...images]
  return JSON.stringify({
    model: 'gpt-6-luna',
    stream: true,
    store: false,
    input: [{ role: 'user', content }],
  })
}

function send(url: string, options: RequestOptions, body: string): ClientRequest {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const request = sendBare(url, { ...options, method: 'POST', headers })
  request.end(body)
  return request
}

/** Node's own client, an eventsource-parser and `JSON.parse`. */
async function firstOfBare(url: string, options: RequestOptions, turns: readonly Turn[]): Promise<Took> {
  const clock = startClock()
  let took: Took | undefined
  const [response] = (await once(send(url, options, bareBody(turns)), 'response')) as [IncomingMessage]
  await parse(response, () => {
    took ??= clock()
  })
  return took ?? noWord()
}

async function parse(response: IncomingMessage, onDelta: (delta: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  const parser = createParser({
    onEvent: ({ data }) => {
      const event = JSON.parse(data) as { type: string; delta?: string }
      if (event.type === 'response.output_text.delta') onDelta(event.delta ?? '')
    },
  })
  for await (const bytes of response) parser.feed(decoder.decode(bytes as Buffer, { stream: true }))
}

type Contender = { readonly name: string; readonly run: () => Promise<Took> }

/** One round of each, in turn, so that a busy moment meets all of them. */
async function interleaved(contenders: readonly Contender[], rounds: number): Promise<readonly Took[][]> {
  const samples: Took[][] = contenders.map(() => [])
  for (let round = -warmUps; round < rounds; round += 1)
    for (const [n, { run }] of contenders.entries()) {
      const took = await run()
      if (round >= 0) samples[n]?.push(took)
    }
  return samples
}

function median(samples: readonly number[]): number {
  return samples.toSorted((one, other) => one - other)[Math.floor(samples.length / 2)] ?? 0
}

const whats = [
  ['wallMs', ''],
  ['cpuMs', ', processor'],
] as const

/** What has been measured, told to `bench`; the first contender stands as 1.00. */
async function report(bench: Bench, contenders: readonly Contender[], rounds: number): Promise<void> {
  const all = await interleaved(contenders, rounds)
  for (const [what, unit] of whats) {
    const samples = all.map((tooks) => tooks.map((took) => took[what]))
    for (const [n, { name }] of contenders.entries()) {
      const own = samples[n] ?? []
      const ratio = (median(own) / median(samples[0] ?? [])).toFixed(2)
      let at = 0
      await bench(`${ratio}× ${name}${unit}`, () => ({
        overriddenDuration: own[at++ % own.length] ?? 0,
      })).run({
        iterations: rounds,
        time: 0,
        warmupIterations: 0,
        warmupTime: 0,
      })
    }
  }
}

for (const [what, pictureBytes] of [
  ['a small body', 0],
  ['a picture of 1.9 MB', 1_900_000],
] as const)
  test(
    `time to the first word, ${what} (goal 6)`,
    async ({ bench }) => {
      const server = await startServer(20)
      const turns = turnsWith(pictureBytes)
      const agent = new Agent({ keepAlive: true })
      const [kept, closing] = [`http://${server.host}/paced/v1`, `http://${server.host}/closing/v1`]
      const [ours, anew] = [openOurs(kept), openOurs(closing)]
      const bare = (url: string) => firstOfBare(`${url}/responses`, { agent }, turns)
      await report(
        bench,
        [
          { name: 'bare node:http', run: () => bare(kept) },
          { name: 'ours', run: () => firstOfOurs(ours, turns) },
          { name: 'bare node:http, new connection', run: () => bare(closing) },
          { name: 'ours, new connection', run: () => firstOfOurs(anew, turns) },
          { name: 'ours, connected ahead', run: () => afterConnecting(anew, turns) },
        ],
        41,
      )
      agent.destroy()
      await Promise.all([ours.http.close(), anew.http.close(), server.stop()])
    },
    maxMs,
  )

async function afterConnecting(ours: Ours, turns: readonly Turn[]): Promise<Took> {
  ours.http.connect(ours.target)
  await new Promise((resolve) => setTimeout(resolve, 30)) // while the user types
  return firstOfOurs(ours, turns)
}

test(
  'what connecting ahead is worth with TLS',
  async ({ bench }) => {
    const server = await startServer(20, privateServer)
    const ours = openOurs(`https://${server.host}/closing/v1`)
    const turns = turnsWith(0)
    await report(
      bench,
      [
        { name: 'ours, new connection', run: () => firstOfOurs(ours, turns) },
        { name: 'ours, connected ahead', run: () => afterConnecting(ours, turns) },
      ],
      41,
    )
    await Promise.all([ours.http.close(), server.stop()])
  },
  maxMs,
)

async function timed(work: () => Promise<number>): Promise<Took> {
  const clock = startClock()
  const words = await work()
  if (words !== deltaCount) throw new Error(`${words} words came, not ${deltaCount}`)
  return clock()
}

async function wordsOfBare(url: string, turns: readonly Turn[]): Promise<number> {
  let words = 0
  const [response] = (await once(send(url, {}, bareBody(turns)), 'response')) as [IncomingMessage]
  await parse(response, () => (words += 1))
  return words
}

// Deltas that come together may be one event.
async function wordsOfOurs(ours: Ours, turns: readonly Turn[]): Promise<number> {
  let text = ''
  for await (const event of ours.answer(turns)) if (event.type === 'text-delta') text += event.text
  return text.split(' ').length - 1
}

async function wordsOfSdk(sdk: OpenAI): Promise<number> {
  let words = 0
  const stream = await sdk.responses.create({ model: 'gpt-6-luna', input: 'What?', stream: true })
  for await (const event of stream) if (event.type === 'response.output_text.delta') words += 1
  return words
}

for (const [what, prefix] of [
  ['in bulk', 'bulk'],
  ['one write for each event', 'each'],
] as const)
  test(
    `an answer of ${deltaCount} deltas to its end, ${what} (goal 7)`,
    async ({ bench }) => {
      const server = await startServer(deltaCount)
      const url = `http://${server.host}/${prefix}/v1`
      const turns = turnsWith(0)
      const ours = openOurs(url)
      const sdk = new OpenAI({ baseURL: url, apiKey: key, maxRetries: 0 })
      const bare = () => wordsOfBare(`${url}/responses`, turns)
      await report(
        bench,
        [
          { name: 'bare node:http, eventsource-parser and JSON.parse', run: () => timed(bare) },
          { name: 'ours, to changes of the answer', run: () => timed(() => wordsOfOurs(ours, turns)) },
          { name: 'the openai SDK', run: () => timed(() => wordsOfSdk(sdk)) },
        ],
        15,
      )
      await Promise.all([ours.http.close(), server.stop()])
    },
    maxMs,
  )
