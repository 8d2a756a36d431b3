import { describe, expect, test } from 'vitest'
import { MemoryKeyStore } from '../../../../src/main/keychain/key-store-memory.ts'
import { LayeredKeyStore } from '../../../../src/main/keychain/layered-key-store.ts'
import { toolAccount } from '../../../../src/main/keychain/tool-account.ts'
import { guardedOverFake } from './fake-keyring.ts'

function layered() {
  const fake = guardedOverFake()
  const store = new LayeredKeyStore({
    saved: fake.store,
    session: new MemoryKeyStore(),
    hasMarker: (id) => fake.marker.hasMarker(id),
  })
  return { ...fake, store }
}

test('a key for this session comes before the stored one, and never reaches the keychain', async () => {
  const { store, done, keyring } = layered()
  await done(store.replace('p', 'stored'))
  const calls = keyring.calls
  await store.keepForSession('p', 'for now')
  expect(await store.read('p')).toEqual({ kind: 'ready', key: 'for now' })
  expect(keyring.calls).toBe(calls)
  expect([...keyring.items.values()]).toEqual(['stored'])
})

test('a save that works takes the place of the key for this session', async () => {
  const { store, done } = layered()
  await store.keepForSession('p', 'for now')
  expect(await done(store.replace('p', 'stored'))).toBe('ready')
  expect(store.stateOf('p')).toEqual({ kind: 'stored' })
  expect(await done(store.read('p'))).toEqual({ kind: 'ready', key: 'stored' })
})

test('a save that is refused leaves the key for this session in use', async () => {
  const { store, done, keyring } = layered()
  await store.keepForSession('p', 'for now')
  keyring.state = 'no-service'
  expect(await done(store.replace('p', 'stored'))).toBe('unavailable')
  expect(store.stateOf('p')).toEqual({ kind: 'session' })
  expect(await store.read('p')).toEqual({ kind: 'ready', key: 'for now' })
})

test('the secrets of tools are kept apart from each other and from the key of their profile', async () => {
  const { store, done, keyring } = layered()
  await done(store.replace('p', 'key'))
  await done(store.replace(toolAccount('p', 't1'), 'first'))
  await done(store.replace(toolAccount('p', 't2'), 'second'))
  expect(await done(store.read(toolAccount('p', 't1')))).toEqual({ kind: 'ready', key: 'first' })
  await done(store.forget(toolAccount('p', 't1')))
  expect(store.stateOf(toolAccount('p', 't1'))).toEqual({ kind: 'missing' })
  expect(store.stateOf(toolAccount('p', 't2'))).toEqual({ kind: 'stored' })
  expect([...keyring.items]).toEqual([
    ['p', 'key'],
    ['p:t2', 'second'],
  ])
})

test('forgetting takes both away', async () => {
  const { store, done, keyring } = layered()
  await done(store.replace('p', 'stored'))
  await store.keepForSession('p', 'for now')
  expect(await done(store.forget('p'))).toBe('missing')
  expect(store.stateOf('p')).toEqual({ kind: 'missing' })
  expect(keyring.items.size).toBe(0)
})

describe('the state shown', () => {
  test('comes from the marker at first, without touching the keychain', () => {
    const { store, marker, keyring } = layered()
    expect(store.stateOf('p')).toEqual({ kind: 'missing' })
    marker.setMarker('p', true)
    expect(store.stateOf('p')).toEqual({ kind: 'stored' })
    expect(keyring.calls).toBe(0)
  })

  test('is what was last heard from the keychain', async () => {
    const { store, done, keyring } = layered()
    await done(store.replace('p', 'stored'))
    keyring.state = 'locked'
    await done(store.read('p'))
    expect(store.stateOf('p')).toEqual({ kind: 'locked' })
    keyring.state = 'unlocked'
    await done(store.read('p'))
    expect(store.stateOf('p')).toEqual({ kind: 'stored' })
    keyring.state = 'no-service'
    await done(store.read('p'))
    expect(store.stateOf('p')).toEqual({ kind: 'unavailable' })
  })

  test('goes on saying why a save was refused, until a save works', async () => {
    const { store, done, keyring } = layered()
    keyring.state = 'no-service'
    await done(store.replace('p', 'key'))
    expect(await done(store.read('p'))).toEqual({ kind: 'missing' })
    expect(store.stateOf('p')).toEqual({ kind: 'unavailable' })
    keyring.state = 'unlocked'
    await done(store.replace('p', 'key'))
    expect(store.stateOf('p')).toEqual({ kind: 'stored' })
  })
})
