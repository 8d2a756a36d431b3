import { expect, test, vi } from 'vitest'
import { createPageClock } from '../../../../src/renderer/lib/clock.ts'
import { Reporter } from '../../../../src/renderer/overlay/reporter.ts'

test('whoever types on the overlay without a pause is on the way to the disk too', () => {
  vi.useFakeTimers()
  const sent: string[] = []
  const reporter = new Reporter({ clock: createPageClock(), send: ({ text }) => sent.push(text) })
  reporter.begin({ frameId: 'frame', text: '' })
  for (const text of ['a', 'ab', 'abc', 'abcd']) {
    reporter.note({ frameId: 'frame', text })
    vi.advanceTimersByTime(100)
  }
  expect(sent).toEqual(['abc'])
  vi.useRealTimers()
})
