import { expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { createResponsesClient } from '../../../../src/main/responses/responses-client.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { fakeHttp, json, markerKey, profile } from '../network/fake-http.ts'
import type { Coming } from '../network/fake-http.ts'

const said = (text: string) => [
  { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] },
]
const call = { type: 'function_call', call_id: 'c1', name: 'look', arguments: '{}' }

function lookUp(coming: Coming) {
  const http = fakeHttp(coming)
  const { now, after } = new FakeClock(0)
  const client = createResponsesClient({ http, now, after, random: () => 0, onLearned: () => undefined })
  const { signal } = new AbortController()
  return { http, found: client.lookUp({ profile, key: markerKey, responseId: 'resp_1', signal }) }
}

test('an answer is asked for by its id, and nothing is sent for it', async () => {
  const { http, found } = lookUp(json({ id: 'resp_1', status: 'completed', output: said('Hi') }))
  expect(await found).toMatchObject({ kind: 'finished', text: 'Hi' })
  expect(http.asked).toHaveLength(1)
  expect(http.asked[0]).toMatchObject({ method: 'GET', url: 'https://api.example.test/v1/responses/resp_1' })
  expect(http.asked[0]).not.toHaveProperty('body')
})

test('tool calls that are there are told with the items that go back', async () => {
  const { found } = lookUp(json({ id: 'resp_1', status: 'completed', output: [...said('I look.'), call] }))
  expect(await found).toMatchObject({
    kind: 'finished',
    text: 'I look.',
    events: expect.arrayContaining([expect.objectContaining({ type: 'tool-calls' })]) as unknown,
  })
})

test.each([
  ['queued', 'running'],
  ['in_progress', 'running'],
  ['cancelled', 'gone'],
])('one that is %s is %s', async (status, kind) => {
  expect(await lookUp(json({ id: 'resp_1', status, output: [] })).found).toEqual({ kind })
})

test('one that the server does not know any more is gone', async () => {
  expect(await lookUp(json({ error: { message: 'Not found' } }, 404)).found).toEqual({ kind: 'gone' })
})

test('one that failed there has failed for good; a server that is in trouble has not said so', async () => {
  const failed = json({ id: 'resp_1', status: 'failed', error: { code: 'server_error', message: 'x' } })
  await expect(lookUp(failed).found).rejects.toMatchObject({ code: 'server-trouble', shouldRetry: false })
  await expect(lookUp(json({}, 503)).found).rejects.toMatchObject({
    code: 'server-trouble',
    shouldRetry: undefined,
  })
  await expect(lookUp(new AppError('unreachable', 'x')).found).rejects.toMatchObject({ code: 'unreachable' })
})
