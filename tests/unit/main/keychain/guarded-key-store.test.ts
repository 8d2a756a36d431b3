import { expect, test } from 'vitest'
import { guardedOverFake } from './fake-keyring.ts'

test('a key that was saved while the address changed is for nobody, and is taken out again', async () => {
  const { keyring, marker, store, done } = guardedOverFake()
  keyring.items.set('p', 'sk-old')
  Object.assign(keyring, { state: 'locked', person: 'unlocks' }) // the prompt stays open for a while
  const saving = store.replace('p', 'sk-for-the-old-address')
  marker.host = 'elsewhere.example'
  expect(await done(saving)).toBe('missing')
  expect([...keyring.items.keys()]).toEqual([])
  expect(marker.isMarked('p')).toBe(false)
})

test('a key that was saved under the same address stays', async () => {
  const { keyring, marker, store, done } = guardedOverFake()
  expect(await done(store.replace('p', 'sk-1'))).toBe('ready')
  expect(keyring.items.get('p')).toBe('sk-1')
  expect(marker.isMarked('p')).toBe(true)
})
