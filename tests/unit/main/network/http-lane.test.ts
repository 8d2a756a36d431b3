import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { Trust } from '../../../../src/main/network/certificates.ts'
import { Lane } from '../../../../src/main/network/lane.ts'
import { startOrigin, until } from './http-parts.ts'
import type { Origin } from './http-parts.ts'

const aheadMs = 50

function laneTo({ port }: Origin): Lane {
  const lane = new Lane({
    origin: `http://127.0.0.1:${port}`,
    entries: [{ kind: 'direct' }],
    connectMs: 10_000,
    certificate: '',
    trust: new Trust(),
    now: () => 0,
    aheadMs,
  })
  onTestFinished(() => lane.destroy())
  return lane
}

test('a connection for which no request comes is closed, and another may be opened', async () => {
  const origin = await startOrigin()
  const lane = laneTo(origin)
  lane.warm()
  await until(() => origin.connections[0]?.destroyed === true)
  await until(() => {
    lane.warm() // does nothing until the close is known on this side too
    return origin.connections.length === 2
  })
})

test('that limit ends when a request has taken the connection', async () => {
  const origin = await startOrigin(undefined, (_request, response) => {
    void wait(4 * aheadMs).then(() => response.end('late, but here'))
  })
  const lane = laneTo(origin)
  lane.warm()
  const { body } = await lane.request({ path: '/', method: 'GET' })
  expect(await body.text()).toBe('late, but here')
  expect(origin.connections).toHaveLength(1)
})
