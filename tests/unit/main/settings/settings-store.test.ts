import { describe, expect, test } from 'vitest'
import { settingsSchema } from '../../../../src/shared/schemas/settings.ts'
import type { Settings } from '../../../../src/shared/schemas/settings.ts'
import { someProfile } from '../../../support/profiles.ts'
import { defaultSettings } from '../../../../src/main/settings/default-settings.ts'
import type { DesktopPlatform } from '../../../../src/main/settings/default-settings.ts'
import { SavedSettings } from '../../../../src/main/settings/settings-store.ts'
import type { SettingsFile } from '../../../../src/main/settings/settings-store.ts'
import { parseAccelerator } from '../../../../src/main/hotkey/accelerator.ts'

const firstProfile = someProfile({ id: 'profile-1', preset: 'openai' })
const defaultsFor = (platform: DesktopPlatform) => defaultSettings({ platform, firstProfile })

/** A file in memory that can be made to refuse. */
class FakeFile implements SettingsFile {
  stored: unknown
  refusal: string | undefined

  read(): unknown {
    return structuredClone(this.stored)
  }

  write(settings: Settings): void {
    if (this.refusal !== undefined) throw Object.assign(new Error('refused'), { code: this.refusal })
    this.stored = structuredClone(settings)
  }
}

function open(file = new FakeFile()) {
  return { file, store: new SavedSettings({ file, defaults: () => defaultsFor('linux') }) }
}

describe.each(['linux', 'win32', 'darwin'] as const)('the defaults on %s', (platform) => {
  test('are valid, with one profile that is the default and has no key', () => {
    const settings = settingsSchema.parse(defaultsFor(platform))
    expect(settings.profiles).toEqual([{ ...firstProfile, id: 'profile-1', keyHost: '' }])
    expect(settings.defaultProfileId).toBe('profile-1')
  })

  test('have two different hotkeys, written as the app writes them', () => {
    const { capture, showLast } = defaultsFor(platform).hotkeys
    expect(parseAccelerator(capture, platform)).toEqual({ kind: 'valid', accelerator: capture })
    expect(parseAccelerator(showLast, platform)).toEqual({ kind: 'valid', accelerator: showLast })
    expect(capture).not.toBe(showLast)
  })
})

test('a first start saves the defaults, so that the profile keeps its id', () => {
  const { file, store } = open()
  expect(file.stored).toEqual(store.get())
  expect(open(file).store.get()).toEqual(store.get())
})

test('a change is saved, and every watcher is told until it stops watching', () => {
  const { file, store } = open()
  const told: number[] = []
  const listener = ({ capturesMade }: Settings) => told.push(capturesMade)
  const stop = store.watch(listener)
  store.watch(listener)
  store.change((settings) => ({ ...settings, capturesMade: 1 }))
  stop()
  store.change((settings) => ({ ...settings, capturesMade: 2 }))
  expect(told).toEqual([1, 1, 2])
  expect(file.stored).toMatchObject({ capturesMade: 2 })
  expect(store.get().capturesMade).toBe(2)
})

test('a change that would make the settings invalid is refused and changes nothing', () => {
  const { file, store } = open()
  const before = store.get()
  expect(() => store.change((settings) => ({ ...settings, profiles: [] }))).toThrowError(
    expect.objectContaining({ code: 'bad-request' }),
  )
  expect(store.get()).toEqual(before)
  expect(file.stored).toEqual(before)
})

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'disk-unwritable'],
  ['EACCES', 'disk-unwritable'],
])('a change that cannot be saved for %s says %s, and nobody is told of it', (errno, code) => {
  const { file, store } = open()
  const before = store.get()
  file.refusal = errno
  store.watch(() => expect.unreachable('told of a change that did not happen'))
  expect(() => store.change((settings) => ({ ...settings, capturesMade: 9 }))).toThrowError(
    expect.objectContaining({ code }),
  )
  expect(store.get()).toEqual(before)
})

test('a disk that cannot be written to at the first start is a problem to tell of, not the end', () => {
  const file = new FakeFile()
  file.refusal = 'EROFS'
  const { store } = open(file)
  expect(store.get().profiles).toHaveLength(1)
  expect(store.problem).toEqual({ code: 'disk-unwritable' })
})

test('when all is well there is no problem to tell of', () => {
  expect(open().store.problem).toBeUndefined()
})
