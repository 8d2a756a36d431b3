import { expect, test } from 'vitest'
import { OwnWindowsGone } from '../../../../src/main/capture/own-windows-gone.ts'
import { FakeClock, settled } from '../../../support/fake-clock.ts'

async function isSettled(windows: OwnWindowsGone): Promise<boolean> {
  let isThere = false
  void windows.settled().then(() => (isThere = true))
  await settled()
  return isThere
}

test('nothing is waited for when no window of ours was there', async () => {
  expect(await isSettled(new OwnWindowsGone(new FakeClock()))).toBe(true)
})

test('one that was just hidden gets the time to fade out, and no more', async () => {
  const clock = new FakeClock()
  const windows = new OwnWindowsGone(clock)
  windows.noteHidden()
  clock.move(200)
  const gone = windows.settled()
  expect(await isSettled(windows)).toBe(false)
  clock.move(100)
  await gone
  expect(await isSettled(windows)).toBe(true)
})
