import { beforeEach, expect, test } from 'vitest'
import { Countdown, countAt, countdownPlace } from '../../../../src/main/capture/countdown.ts'
import { FakeClock, settled } from '../../../support/fake-clock.ts'
import { displayAt } from '../../../support/fake-frames.ts'

const display = displayAt(1, { width: 1600, height: 900 })
let clock: FakeClock
let said: string[]
let escape: (() => void) | undefined
let countdown: Countdown

beforeEach(() => {
  clock = new FakeClock()
  said = []
  countdown = new Countdown({
    now: clock.now,
    after: clock.after,
    display: () => display,
    show: (_display, secondsLeft) => said.push(`show ${secondsLeft}`),
    hide: () => said.push('hide'),
    takeEscape: (onPress) => {
      escape = onPress
      said.push('take Esc')
      return () => {
        escape = undefined
        said.push('give Esc')
      }
    },
    onChange: () => undefined,
  })
})

const capture = () => {
  said.push('capture')
  return Promise.resolve()
}

test('it counts the seconds down, and then does what it was begun for', async () => {
  countdown.start(3_000, capture)
  expect(said).toEqual(['take Esc', 'show 3'])
  clock.move(999)
  expect(said.at(-1)).toBe('show 3')
  clock.move(1)
  expect(said.at(-1)).toBe('show 2')
  await clock.moveAndSettle(2_000)
  expect(said.slice(3)).toEqual(['show 1', 'give Esc', 'capture', 'hide'])
  expect(countdown.isCounting).toBe(false)
  expect(clock.pendingCount).toBe(0)
})

test('a part of a second is shown as the second it belongs to', () => {
  countdown.start(1_500, capture)
  expect(said.at(-1)).toBe('show 2')
  clock.move(500)
  expect(said.at(-1)).toBe('show 1')
})

test('a clock that stood still meanwhile skips what is over', () => {
  expect(countAt(10_000)).toEqual({ secondsLeft: 10, nextMs: 1_000 })
  expect(countAt(2_100)).toEqual({ secondsLeft: 3, nextMs: 100 })
  expect(countAt(-400)).toEqual({ secondsLeft: 0, nextMs: 600 })
})

test('Esc stops it, and lets go of Esc', async () => {
  countdown.start(5_000, capture)
  clock.move(2_000)
  escape?.()
  expect(said.slice(-2)).toEqual(['give Esc', 'hide'])
  await clock.moveAndSettle(10_000)
  expect(said).not.toContain('capture')
  expect(escape).toBeUndefined()
})

test('begun again it counts from the new beginning, once', async () => {
  countdown.start(3_000, capture)
  clock.move(2_000)
  countdown.start(5_000, capture)
  await clock.moveAndSettle(4_999)
  expect(said).not.toContain('capture')
  await clock.moveAndSettle(1)
  expect(said.filter((each) => each === 'capture')).toHaveLength(1)
})

test('one that was begun while the last one captured stays on the screen', async () => {
  let done: () => void = () => undefined
  countdown.start(1_000, () => new Promise((resolve) => (done = resolve)))
  clock.move(1_000)
  countdown.start(3_000, capture)
  done()
  await settled()
  expect(said.at(-1)).toBe('show 3')
})

test('it stands in the corner, where windows may stand', () => {
  const place = countdownPlace({ x: -1600, y: 30, width: 1600, height: 870 })
  expect(place.x + place.width).toBeLessThanOrEqual(0)
  expect(place.y + place.height).toBeLessThanOrEqual(900)
  expect(place.x).toBeGreaterThan(-400)
})
