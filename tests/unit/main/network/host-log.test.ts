import { expect, test } from 'vitest'
import { HostLog } from '../../../../src/main/network/host-log.ts'
import type { Http, HttpRequest } from '../../../../src/main/network/http.ts'

test('every host is noted with how often and when last, the latest first', async () => {
  let now = 1
  const log = new HostLog(() => now)
  const answer = { status: 204, header: () => undefined, body: (async function* () {})() }
  const http: Http = {
    send: () => Promise.resolve(answer),
    connect: () => undefined,
    close: () => Promise.resolve(),
  }
  const noted = log.around(http)
  for (const url of ['https://a.example/v1', 'http://localhost:11434/v1', 'https://a.example/v2']) {
    await noted.send({ url } as HttpRequest)
    now++
  }
  expect(log.visits()).toEqual([
    { host: 'a.example', count: 2, lastAt: 3 },
    { host: 'localhost:11434', count: 1, lastAt: 2 },
  ])
})
