import { expect, test } from 'vitest'
import { sweepLater } from '../../../../src/main/capture/sweep-later.ts'
import { FakeClock } from '../../../support/fake-clock.ts'

function stage(sweep = () => Promise.resolve()) {
  const clock = new FakeClock(0)
  const found = { swept: 0, isIdle: true, errors: [] as unknown[] }
  const stop = sweepLater({
    after: clock.after,
    isIdle: () => found.isIdle,
    sweep: () => {
      found.swept++
      return sweep()
    },
    onError: (error) => found.errors.push(error),
  })
  return { clock, found, stop }
}

test('pictures are swept once, some minutes after the start', async () => {
  const { clock, found } = stage()
  await clock.moveAndSettle(60_000)
  expect(found.swept).toBe(0)
  await clock.moveAndSettle(3_600_000)
  expect(found.swept).toBe(1)
})

test('not while anything goes on, and then as soon as nothing does', async () => {
  const { clock, found } = stage()
  found.isIdle = false
  await clock.moveAndSettle(3_600_000)
  expect(found.swept).toBe(0)
  found.isIdle = true
  await clock.moveAndSettle(60_000)
  expect(found.swept).toBe(1)
})

test('not any more once the app quits', async () => {
  const { clock, found, stop } = stage()
  stop()
  await clock.moveAndSettle(3_600_000)
  expect([found.swept, clock.pendingCount]).toEqual([0, 0])
})

test('a disk that refuses is told, and nothing else', async () => {
  const refused = new Error('read-only')
  const { clock, found } = stage(() => Promise.reject(refused))
  await clock.moveAndSettle(3_600_000)
  expect(found.errors).toEqual([refused])
})
