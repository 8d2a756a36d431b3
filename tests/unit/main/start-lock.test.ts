import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { whyNoLock } from '../../../src/main/start-lock.ts'

test('a lock that another start has is told from one that could not be made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'askshot-lock-'))
  expect(whyNoLock(folder)).toBe('disk-unwritable')
  expect(whyNoLock(folder, () => true)).toBe('disk-full')
  symlinkSync('host-1', join(folder, 'SingletonLock')) // as Chromium does: it leads nowhere
  expect(whyNoLock(folder)).toBeUndefined()
  rmSync(folder, { recursive: true })
  expect(whyNoLock(folder)).toBe('disk-unwritable')
})
