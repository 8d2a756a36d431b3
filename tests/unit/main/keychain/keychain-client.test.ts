import { expect, test } from 'vitest'
import { KeychainClient } from '../../../../src/main/keychain/keychain-client.ts'
import type { KeychainRequest } from '../../../../src/main/keychain/keychain-calls.ts'
import { KeychainTimeout } from '../../../../src/main/keychain/keychain-calls.ts'
import { FakeClock } from '../../../support/fake-clock.ts'

/** Hosts that answer only when the test says so. */
function stage() {
  const clock = new FakeClock()
  const hosts: {
    sent: KeychainRequest[]
    isKilled: boolean
    message: (message: unknown) => void
    exit: () => void
  }[] = []
  const client = new KeychainClient({
    after: clock.after,
    startHost: ({ message, exit }) => {
      const host = { sent: [] as KeychainRequest[], isKilled: false, message, exit }
      hosts.push(host)
      return {
        send: (request) => host.sent.push(request),
        kill: () => {
          host.isKilled = true
        },
      }
    },
  })
  return { clock, hosts, client }
}

test('no process is started before the first call, and one serves them all', () => {
  const { hosts, client } = stage()
  expect(hosts).toHaveLength(0)
  client.get('a').catch(() => undefined)
  client.set('b', 'secret').catch(() => undefined)
  expect(hosts).toHaveLength(1)
  expect(hosts[0]?.sent).toEqual([
    { id: 1, call: 'get', account: 'a' },
    { id: 2, call: 'set', account: 'b', password: 'secret' },
  ])
})

test('answers find their calls in any order', async () => {
  const { hosts, client, clock } = stage()
  const first = client.get('a')
  const second = client.remove('b')
  hosts[0]?.message({ id: 2, ok: true, value: true })
  hosts[0]?.message({ id: 1, ok: true, value: 'key' })
  expect([await first, await second]).toEqual(['key', true])
  expect(clock.pendingCount).toBe(0)
})

test('a call unanswered for five seconds ends the process; the next one starts another', async () => {
  const { hosts, client, clock } = stage()
  const call = client.get('a')
  clock.move(4_999)
  expect(hosts[0]?.isKilled).toBe(false)
  clock.move(1)
  await expect(call).rejects.toBeInstanceOf(KeychainTimeout)
  expect(hosts[0]?.isKilled).toBe(true)

  const next = client.get('a')
  hosts[0]?.exit() // the end of the killed one is heard of late
  hosts[0]?.message({ id: 1, ok: true, value: 'too late' })
  hosts[1]?.message({ id: 2, ok: true, value: 'key' })
  expect(await next).toBe('key')
  expect(hosts).toHaveLength(2)
})

test('a process that ends by itself is no keychain, and the next call starts another', async () => {
  const { hosts, client, clock } = stage()
  const call = client.get('a')
  hosts[0]?.exit()
  await expect(call).rejects.toMatchObject({ code: 'keychain-unavailable' })
  expect(clock.pendingCount).toBe(0)
  client.get('a').catch(() => undefined)
  expect(hosts).toHaveLength(2)
})

test('a process that cannot be started is no keychain', async () => {
  const clock = new FakeClock()
  const client = new KeychainClient({
    after: clock.after,
    startHost: () => {
      throw new Error('fork failed')
    },
  })
  await expect(client.get('a')).rejects.toMatchObject({ code: 'keychain-unavailable' })
})

test.each([
  ['locked', 'keychain-locked'],
  ['unavailable', 'keychain-unavailable'],
  ['failed', 'unexpected'],
])('a refusal for being %s rejects with %s', async (reason, code) => {
  const { hosts, client } = stage()
  const call = client.set('a', 'secret')
  hosts[0]?.message({ id: 1, ok: false, reason })
  await expect(call).rejects.toMatchObject({ code })
})

test.each([
  undefined,
  null,
  'text',
  {},
  { id: 1 },
  { id: 1, ok: false, reason: 'other' },
  { id: 9, ok: true },
])('a message that is no answer, %j, is passed over', async (message) => {
  const { hosts, client } = stage()
  const call = client.get('a')
  hosts[0]?.message(message)
  hosts[0]?.message({ id: 1, ok: true, value: 'key' })
  expect(await call).toBe('key')
})

test('stopping does not wait for a call under way', async () => {
  const { hosts, client, clock } = stage()
  const call = client.get('a')
  client.stop()
  expect(hosts[0]?.isKilled).toBe(true)
  await expect(call).rejects.toBeInstanceOf(KeychainTimeout)
  expect(clock.pendingCount).toBe(0)
})
