import { expect, test } from 'vitest'
import { Scrubber } from '../../../src/main/app-scrubber.ts'
import type { AppStore } from '../../../src/main/app-store.ts'
import { MemoryLog } from '../../support/memory-log.ts'

/** A store whose search index takes so many steps to forget, and what was removed of its pictures. */
function someStore(steps: number) {
  const seen = { left: steps, removed: [] as string[] }
  let changes = 0
  const db = {
    all: () => [{ count: changes }],
    run: () => {
      if (seen.left === 0) return
      seen.left -= 1
      changes += 2
    },
  }
  const remove = (files: readonly string[]) => void seen.removed.push(...files)
  const store = {
    db,
    removePictures: (files: readonly string[]) => Promise.resolve(remove(files)),
    removePicturesNow: remove,
  }
  return { store: store as unknown as AppStore, seen }
}

test('what is under way when the app is quit is finished at once', async () => {
  const { store, seen } = someStore(5)
  const scrubber = new Scrubber(store, { log: new MemoryLog(), rest: () => new Promise(() => undefined) })
  void scrubber.scrub(['a.png'])
  await Promise.resolve()
  await Promise.resolve()
  expect(seen.left).toBe(4) // and now it lets others have their turn
  scrubber.leave()
  expect(seen).toMatchObject({ left: 0, removed: ['a.png', 'a.png'] })
})

test('pictures that were about to go are gone, too', () => {
  const { store, seen } = someStore(3)
  const scrubber = new Scrubber(store, { log: new MemoryLog(), rest: () => Promise.resolve() })
  void scrubber.scrub(['b.png'])
  scrubber.leave()
  expect(seen).toMatchObject({ left: 0 })
  expect(seen.removed).toContain('b.png')
})
