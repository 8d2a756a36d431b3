import fc from 'fast-check'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { someProfile } from '../../../support/profiles.ts'
import { defaultSettings } from '../../../../src/main/settings/default-settings.ts'
import { quarantineBroken } from '../../../../src/main/settings/quarantine.ts'
import { openSettings } from '../../../../src/main/settings/settings-store.electron.ts'

const now = Date.UTC(2026, 10, 22, 12)
const defaults = () =>
  defaultSettings({
    platform: 'linux',
    firstProfile: someProfile({ id: 'fresh' }),
  })
const changed = { ...defaults(), capturesMade: 3 }

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'askshot-settings-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const open = () => openSettings({ folder, defaults, now })
const path = () => join(folder, 'settings.json')
const bytesOf = (name: string) => readFileSync(join(folder, name))

test('what was changed is there at the next start', () => {
  open().change((settings) => ({ ...settings, capturesMade: 3 }))
  expect(open().get()).toEqual(changed)
  expect(open().problem).toBeUndefined()
})

test('the file is its owner’s alone, and so is the folder', () => {
  const inner = join(folder, 'inner')
  openSettings({ folder: inner, defaults, now })
  expect(statSync(inner).mode & 0o777).toBe(0o700)
  expect(statSync(join(inner, 'settings.json')).mode & 0o777).toBe(0o600)
})

test('a file that was open to others is closed to them by the next change', () => {
  open()
  chmodSync(path(), 0o644)
  open().change((settings) => ({ ...settings, capturesMade: 3 }))
  expect(statSync(path()).mode & 0o777).toBe(0o600)
})

test(
  'settings cut off at any length start with the defaults, and keep the old bytes',
  { timeout: 30_000 },
  () => {
    const whole = Buffer.from(JSON.stringify(changed))
    for (let length = 0; length < whole.length; length++) {
      const cut = whole.subarray(0, length)
      writeFileSync(path(), cut)
      const store = open()
      expect(store.get()).toEqual(defaults())
      expect(store.problem).toEqual({ code: 'settings-damaged' })
      expect(bytesOf('settings.broken-2026-11-22.json')).toEqual(cut)
      rmSync(join(folder, 'settings.broken-2026-11-22.json'))
    }
  },
)

test('whatever stands in the file, the app starts and no byte of it is lost', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
      writeFileSync(path(), content)
      expect(open().get()).toEqual(defaults())
      expect(bytesOf('settings.broken-2026-11-22.json')).toEqual(Buffer.from(content))
      rmSync(join(folder, 'settings.broken-2026-11-22.json'))
    }),
    { numRuns: 50 },
  )
})

describe('a file is set aside', () => {
  test.each([
    ['of a newer version', { ...changed, version: 2 }],
    ['with something unknown in it', { ...changed, apiKey: 'secret' }],
    ['without a profile', { ...changed, profiles: [] }],
    ['that holds a list', [changed]],
    ['that holds null', null],
  ])('%s', (_what, content) => {
    const bytes = Buffer.from(JSON.stringify(content))
    writeFileSync(path(), bytes)
    expect(open().problem).toEqual({ code: 'settings-damaged' })
    expect(bytesOf('settings.broken-2026-11-22.json')).toEqual(bytes)
  })

  test('that is a folder', () => {
    mkdirSync(path())
    expect(open().get()).toEqual(defaults())
  })

  test('never in the place of an older one', () => {
    for (const content of ['first', 'second', 'third']) {
      writeFileSync(path(), content)
      expect(quarantineBroken({ path: path(), now })).toBe('set-aside')
    }
    expect(readdirSync(folder).sort()).toEqual([
      'settings.broken-2026-11-22-2.json',
      'settings.broken-2026-11-22-3.json',
      'settings.broken-2026-11-22.json',
    ])
    expect(bytesOf('settings.broken-2026-11-22.json').toString()).toBe('first')
    expect(bytesOf('settings.broken-2026-11-22-3.json').toString()).toBe('third')
  })
})

test('a byte order mark in front is no damage', () => {
  writeFileSync(path(), `\uFEFF${JSON.stringify(changed)}`)
  expect(open().get()).toEqual(changed)
})

test('a file of before there were settings of asking is read with what is usual', () => {
  const { asking, ...older } = changed
  writeFileSync(path(), JSON.stringify(older))
  expect(open().get()).toEqual({ ...changed, asking: defaults().asking })
  expect(asking).toMatchObject({ sendWith: 'enter', windowPlace: 'beside-selection', thinking: 'folded' })
})

test('a file that is not there is no damage', () => {
  expect(quarantineBroken({ path: path(), now })).toBe('usable')
})

test('a damaged file that can be neither moved nor copied is left alone, and settings live until the end', () => {
  // The name it would get is too long for a file system, which stops root as well.
  const name = `${'s'.repeat(240)}.json`
  writeFileSync(join(folder, name), 'damaged')
  expect(quarantineBroken({ path: join(folder, name), now })).toBe('stuck')
  expect(bytesOf(name).toString()).toBe('damaged')
})

test('a folder that cannot be made is a problem to tell of, not the end', () => {
  writeFileSync(join(folder, 'file'), '')
  const store = openSettings({ folder: join(folder, 'file', 'below'), defaults, now })
  expect(store.get()).toEqual(defaults())
  expect(store.problem).toBeDefined()
})
