import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import { createHttp } from '../../../../src/main/network/http.ts'
import { createResponsesClient } from '../../../../src/main/responses/responses-client.ts'
import { createRunFunction } from '../../../../src/main/tools/run-function.ts'
import { createStartProgram } from '../../../../src/main/tools/start-program.ts'
import { startLocalServer } from '../../../support/local-server.ts'
import type { Behaviour, LocalServer } from '../../../support/local-server.ts'
import { openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'
import { someFunction, someServer } from '../tools/some-tools.ts'
import { ToolDesk } from './tool-desk.ts'

let opened: OpenStore
const cleanUps: (() => unknown)[] = []
beforeEach(async () => {
  opened = await openTempStore(() => 1)
  cleanUps.push(() => opened.close())
})
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const after = (delayMs: number, action: () => void) => {
  const timer = setTimeout(action, delayMs)
  return () => clearTimeout(timer)
}

/** A desk with nothing scripted but the keychain and the server. */
async function realDesk(tools: Profile['tools'], behaviour: Behaviour): Promise<[ToolDesk, LocalServer]> {
  const server = await startLocalServer({ keys: ['secret-of-p'], behaviour })
  const http = createHttp()
  cleanUps.push(
    () => server.stop(),
    () => http.close(),
  )
  const client = createResponsesClient({
    http,
    now: Date.now,
    random: Math.random,
    after,
    onLearned: () => undefined,
  })
  const desk = new ToolDesk(opened, (request) => () => client.answer(request))
  desk.profile = { ...desk.profile, baseUrl: server.url, tools }
  desk.runs = createRunFunction({
    send: (request) => http.send(request),
    startProgram: createStartProgram(after),
    environment: { PATH: process.env['PATH'] ?? '' },
    folder: opened.folder,
    after,
  })
  return [desk, server]
}

const comesTo = (desk: ToolDesk, askId: string, kind: AskState['kind']) =>
  expect.poll(() => JSON.stringify(desk.state(askId)), { timeout: 10_000 }).toContain(`"kind":"${kind}"`)

/** The calls that wait for a word. */
function waiting(desk: ToolDesk, askId: string) {
  const state = desk.state(askId)
  return state?.kind === 'needs-approval' ? state.calls : []
}

test('programs of the user answer calls of the model, two at once and round after round', async () => {
  const program = join(opened.folder, 'shout.mjs')
  await writeFile(
    program,
    `let input = ''
     for await (const chunk of process.stdin) input += chunk
     console.log(JSON.parse(input).word.toUpperCase())`,
  )
  const shout = someFunction({
    name: 'shout',
    run: { kind: 'command', program: process.execPath, args: [program], timeoutSeconds: 20 },
  })
  const calls = [
    { name: 'shout', arguments: { word: 'cat' }, callId: 'c1' },
    { name: 'shout', arguments: { word: 'dog' }, callId: 'c2' },
  ]
  const [desk, server] = await realDesk({ functions: [shout] }, { kind: 'call-tools', calls, rounds: 2 })
  const askId = await desk.ask()
  await comesTo(desk, askId, 'needs-approval')
  expect(waiting(desk, askId)).toMatchObject([
    { name: 'shout', argumentsText: '{"word":"cat"}', sendsTo: process.execPath },
    { name: 'shout', argumentsText: '{"word":"dog"}' },
  ])
  await desk.decide(askId, 'c1', 'once')
  await desk.decide(askId, 'c2', 'thread')
  // What was allowed for the thread holds for the next round too.
  await comesTo(desk, askId, 'done')
  expect(server.ledger.map(({ toolOutputs }) => toolOutputs)).toEqual([
    [],
    [
      { callId: 'c1', output: 'CAT\n' },
      { callId: 'c2', output: 'DOG\n' },
    ],
    expect.arrayContaining([{ callId: 'c2', output: 'DOG\n' }]),
  ])
  expect(desk.state(askId)).toMatchObject({ text: expect.stringContaining('CAT') as string })
  expect(desk.errors).toEqual([])
}, 30_000)

test('a function behind an address is posted the arguments with its secret', async () => {
  const heard: { readonly headers: IncomingMessage['headers']; readonly body: string }[] = []
  const tool = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.end('{"found":"a pet"}')
    })
  }).listen(0, '127.0.0.1')
  await once(tool, 'listening')
  cleanUps.push(() => tool.close())
  const host = `127.0.0.1:${(tool.address() as AddressInfo).port}`
  const run = { kind: 'http', url: `http://${host}/look-up`, timeoutSeconds: 20 } as const
  const calls = [{ name: 'look_up', arguments: { word: 'cat' }, callId: 'c1' }]
  const [desk, server] = await realDesk(
    { functions: [someFunction({ run, tokenHost: host })] },
    { kind: 'call-tools', calls },
  )
  const askId = await desk.ask()
  await comesTo(desk, askId, 'needs-approval')
  expect(heard).toEqual([])
  await desk.decide(askId, 'c1', 'once')
  await comesTo(desk, askId, 'done')
  expect(heard).toMatchObject([
    {
      headers: { authorization: 'Bearer secret-of-p:f1', 'content-type': 'application/json' },
      body: '{"word":"cat"}',
    },
  ])
  expect(server.ledger[1]?.toolOutputs).toEqual([{ callId: 'c1', output: '{"found":"a pet"}' }])
}, 30_000)

test.each([
  ['once', true],
  ['no', false],
] as const)(
  'an MCP server that must ask is told %s',
  async (choice, approve) => {
    const server = someServer({ tokenHost: 'mcp.example' })
    const [desk, { ledger }] = await realDesk({ mcpServers: [server] }, { kind: 'call-mcp' })
    const askId = await desk.ask()
    await comesTo(desk, askId, 'needs-approval')
    const [call] = waiting(desk, askId)
    expect(call).toMatchObject({ kind: 'mcp', server: 'notes', sendsTo: 'mcp.example' })
    await desk.decide(askId, call?.callId ?? '', choice)
    await comesTo(desk, askId, 'done')
    expect(ledger[1]?.approvals).toEqual([{ requestId: call?.callId, approve }])
    expect(ledger[0]?.body).toMatchObject({ tools: [{ authorization: 'secret-of-p:s1' }] })
  },
  30_000,
)
