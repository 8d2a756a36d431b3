import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MemoryKeyStore } from '../../src/main/keychain/key-store-memory.ts'
import type { KeyStore } from '../../src/main/keychain/key-store.ts'
import { LayeredKeyStore } from '../../src/main/keychain/layered-key-store.ts'
import { guardedOverFake } from '../unit/main/keychain/fake-keyring.ts'

type Subject = { readonly store: KeyStore; readonly done: <T>(call: Promise<T>) => Promise<T> }

const subjects: Readonly<Record<string, () => Subject>> = {
  'in memory': () => ({ store: new MemoryKeyStore(), done: (call) => call }),
  'guarded, over an open keychain': guardedOverFake,
  'layered over the guarded one': () => {
    const { store, done, marker } = guardedOverFake()
    const hasMarker = (id: string) => marker.hasMarker(id)
    return { store: new LayeredKeyStore({ saved: store, session: new MemoryKeyStore(), hasMarker }), done }
  },
}

describe.each(Object.entries(subjects))('a key store %s', (_name, make) => {
  test('has no key for a profile that was given none', async () => {
    const { store, done } = make()
    expect(await done(store.read('p'))).toEqual({ kind: 'missing' })
  })

  test('gives back the key it was given, and after a change the new one', async () => {
    const { store, done } = make()
    expect(await done(store.replace('p', 'first'))).toBe('ready')
    expect(await done(store.read('p'))).toEqual({ kind: 'ready', key: 'first' })
    await done(store.replace('p', 'second'))
    expect(await done(store.read('p'))).toEqual({ kind: 'ready', key: 'second' })
  })

  test('keeps the keys of profiles apart', async () => {
    const { store, done } = make()
    await done(store.replace('p', 'of p'))
    await done(store.replace('q', 'of q'))
    await done(store.forget('p'))
    expect(await done(store.read('p'))).toEqual({ kind: 'missing' })
    expect(await done(store.read('q'))).toEqual({ kind: 'ready', key: 'of q' })
  })

  test('has forgotten what it was told to forget, and may be told twice', async () => {
    const { store, done } = make()
    await done(store.replace('p', 'key'))
    expect(await done(store.forget('p'))).toBe('missing')
    expect(await done(store.forget('p'))).toBe('missing')
    expect(await done(store.read('p'))).toEqual({ kind: 'missing' })
  })

  test('keeps any key as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 400, unit: 'grapheme' }), async (key) => {
        const { store, done } = make()
        await done(store.replace('p', key))
        expect(await done(store.read('p'))).toEqual({ kind: 'ready', key })
      }),
      { numRuns: 30 },
    )
  })
})

describe('a guarded key store, when the keychain is not at hand', () => {
  async function withKey() {
    const fake = guardedOverFake()
    await fake.done(fake.store.replace('p', 'old'))
    return fake
  }

  test('does not touch the keychain for a profile that never had a key', async () => {
    const { store, keyring, hosts } = guardedOverFake()
    keyring.state = 'hung'
    expect(await store.read('p')).toEqual({ kind: 'missing' })
    expect(await store.forget('p')).toBe('missing')
    expect(hosts.started).toBe(0)
  })

  test.each([
    ['its unlock prompt stays open', 'locked', 'nothing', 'locked'],
    ['its unlock prompt is dismissed', 'locked', 'dismisses', 'locked'],
    [
      'its unlock prompt is dismissed at once, as by a desktop without one',
      'locked',
      { dismissesAfterMs: 1 },
      'locked',
    ],
    ['it hangs', 'hung', 'nothing', 'locked'],
    ['there is none', 'no-service', 'nothing', 'unavailable'],
    ['it refuses for a reason nobody knows', 'broken', 'nothing', 'denied'],
  ] as const)('when %s: nothing is lost or taken for missing', async (_when, state, person, kind) => {
    const { store, done, keyring, marker } = await withKey()
    Object.assign(keyring, { state, person })
    expect(await done(store.read('p'))).toEqual({ kind })
    expect(await done(store.replace('p', 'new'))).toBe(kind)
    expect(await done(store.forget('p'))).toBe(kind)
    expect(keyring.items).toEqual(new Map([['p', 'old']]))
    expect(marker.hasMarker('p')).toBe(true)

    keyring.state = 'unlocked'
    expect(await done(store.read('p'))).toEqual({ kind: 'ready', key: 'old' })
  })

  test('asks nobody twice: a prompt that a person dismissed is not followed by another', async () => {
    const { store, done, keyring } = await withKey()
    Object.assign(keyring, { state: 'locked', person: 'dismisses' })
    await done(store.read('p'))
    expect(keyring.prompts).toBe(1)
    await done(store.forget('p'))
    expect(keyring.prompts).toBe(2)
  })

  test('waits for the password being typed, and then has the key', async () => {
    const { store, done, keyring } = await withKey()
    Object.assign(keyring, { state: 'locked', person: 'unlocks' })
    expect(await done(store.read('p'))).toEqual({ kind: 'ready', key: 'old' })
  })

  test('says locked after five seconds, ends that process, and reads with another', async () => {
    const { store, done, keyring, hosts, clock } = await withKey()
    keyring.state = 'hung'
    const began = clock.now()
    const reading = store.read('p').then(({ kind }) => ({ kind, afterMs: clock.now() - began }))
    expect(await done(reading)).toEqual({ kind: 'locked', afterMs: 5_000 })
    expect(hosts).toEqual({ started: 1, killed: 1 })
    keyring.state = 'unlocked'
    expect(await done(store.read('p'))).toEqual({ kind: 'ready', key: 'old' })
    expect(hosts).toEqual({ started: 2, killed: 1 })
  })

  test('finds out that the key was removed by another program, and then leaves the keychain alone', async () => {
    const { store, done, keyring, marker } = await withKey()
    keyring.items.clear()
    expect(await done(store.read('p'))).toEqual({ kind: 'missing' })
    expect(marker.hasMarker('p')).toBe(false)
    expect(keyring.items.size).toBe(0) // what it tried the keychain with is gone again
    const { calls } = keyring
    expect(await done(store.read('p'))).toEqual({ kind: 'missing' })
    expect(keyring.calls).toBe(calls)
  })

  test('does not call a removed key missing while the keychain is locked', async () => {
    const { store, done, keyring, marker } = await withKey()
    keyring.items.clear()
    keyring.state = 'locked'
    expect(await done(store.read('p'))).toEqual({ kind: 'locked' })
    expect(marker.hasMarker('p')).toBe(true)
  })

  test('believes the key it finds after its own attempt to write opened the keychain', async () => {
    const { store, done, keyring } = await withKey()
    keyring.state = 'locked'
    keyring.firstAnswers.push({ dismissesAfterMs: 1 }, 'unlocks')
    expect(await done(store.read('p'))).toEqual({ kind: 'ready', key: 'old' })
    expect(keyring.prompts).toBe(2)
  })

  test('forgets a key whose entry another program has removed', async () => {
    const { store, done, keyring, marker } = await withKey()
    keyring.items.clear()
    expect(await done(store.forget('p'))).toBe('missing')
    expect(marker.hasMarker('p')).toBe(false)
  })

  test('says so when the key was stored and that could not be noted', async () => {
    const { store, done, marker } = guardedOverFake()
    marker.isDiskFull = true
    const saving = store.replace('p', 'key')
    saving.catch(() => undefined)
    await expect(done(saving)).rejects.toThrow('disk full')
  })

  test('tells that a key is gone even if that cannot be noted', async () => {
    const { store, done, keyring, marker } = await withKey()
    keyring.items.clear()
    marker.isDiskFull = true
    expect(await done(store.read('p'))).toEqual({ kind: 'missing' })
  })

  test('keeps no key: what the keychain holds at that moment is what is read', async () => {
    const { store, done, keyring } = await withKey()
    await done(store.read('p'))
    keyring.items.set('p', 'changed outside')
    expect(await done(store.read('p'))).toEqual({ kind: 'ready', key: 'changed outside' })
  })
})
