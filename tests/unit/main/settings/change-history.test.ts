import { beforeEach, describe, expect, test } from 'vitest'
import { withPreferences } from '#shared/schemas/preferences.ts'
import type { PreferencePatch } from '#shared/schemas/preferences.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import { AppError } from '#shared/errors.ts'
import { ChangeHistory } from '../../../../src/main/settings/change-history.ts'
import { defaultSettings } from '../../../../src/main/settings/default-settings.ts'
import { SavedSettings } from '../../../../src/main/settings/settings-store.ts'
import { someProfile } from '../../../support/profiles.ts'

let saved: Settings | undefined
let settings: SavedSettings
let changes: ChangeHistory
let refuse: boolean

beforeEach(() => {
  saved = undefined
  refuse = false
  const file = { read: () => saved, write: (all: Settings) => void (saved = all) }
  const firstProfile = someProfile({ id: 'p', name: 'First', model: 'one', keyHost: 'api.example' })
  settings = new SavedSettings({ file, defaults: () => defaultSettings({ platform: 'linux', firstProfile }) })
  changes = new ChangeHistory({
    settings,
    apply: (next) => {
      if (refuse) throw new AppError('hotkey-taken', 'Not to be had')
      settings.change(() => next)
    },
  })
  changes.start()
})

const prefer = (patch: PreferencePatch) =>
  changes.record(() => settings.change((all) => withPreferences(all, patch)))
const changeProfile = (id: string, more: Partial<Profile>) =>
  changes.record(() => settings.change((all) => withProfile(all, id, more)))
const withProfile = (all: Settings, id: string, more: Partial<Profile>): Settings => ({
  ...all,
  profiles: all.profiles.map((profile) => (profile.id === id ? { ...profile, ...more } : profile)),
})
const theme = () => settings.get().general.theme

test('each change is taken back by itself, the last one first, and made again', async () => {
  await prefer({ general: { theme: 'dark' } })
  await prefer({ network: { giveUpHours: 5 } })
  expect(changes.undo()).toEqual([{ path: 'network.giveUpHours' }])
  expect([theme(), settings.get().network.giveUpHours]).toEqual(['dark', 24])
  expect(changes.undo()).toEqual([{ path: 'general.theme' }])
  expect(theme()).toBe('system')
  expect(changes.undo()).toEqual([])
  expect(changes.redo()).toEqual([{ path: 'general.theme' }])
  expect(theme()).toBe('dark')
})

test('a new change ends what could be made again', async () => {
  await prefer({ general: { theme: 'dark' } })
  changes.undo()
  await prefer({ general: { contrast: 'high' } })
  expect(changes.canRedo).toBe(false)
})

test('what the app changes by itself is no step, and is not taken back along with one', async () => {
  settings.change((all) => ({ ...all, capturesMade: 1 }))
  settings.change((all) => withProfile(all, 'p', { keyHost: 'other.example' }))
  expect(changes.canUndo).toBe(false)
  await prefer({ general: { theme: 'dark' } })
  settings.change((all) => ({ ...all, capturesMade: 2 }))
  changes.undo()
  expect(settings.get().capturesMade).toBe(2)
  expect(settings.get().profiles[0]?.keyHost).toBe('other.example')
})

test('a later change of something else outlives the undoing of an earlier one', async () => {
  await changeProfile('p', { model: 'two' })
  settings.change((all) => withProfile(all, 'p', { name: 'By the tray' }))
  expect(changes.undo()).toEqual([{ path: 'profile.model', profileId: 'p' }])
  expect(settings.get().profiles[0]).toMatchObject({ model: 'one', name: 'By the tray' })
})

test('what cannot be taken back stays as it is, and can be tried again', async () => {
  await prefer({ general: { theme: 'dark' } })
  refuse = true
  expect(() => changes.undo()).toThrow('Not to be had')
  expect(theme()).toBe('dark')
  refuse = false
  changes.undo()
  expect(theme()).toBe('system')
})

test('something that stands in no settings is undone by whoever set it', () => {
  const done: string[] = []
  changes.add('login', () => done.push('off'), () => done.push('on')) // prettier-ignore
  expect(changes.undo()).toEqual([{ path: 'login' }])
  changes.redo()
  expect(done).toEqual(['off', 'on'])
})

describe('profiles', () => {
  const second = someProfile({ id: 'q', name: 'Second', keyHost: 'api.example' })
  const add = (profile: Profile) =>
    changes.record(() =>
      settings.change((all) => ({
        ...all,
        profiles: [...all.profiles, profile],
        defaultProfileId: profile.id,
      })),
    )
  const ids = () => settings.get().profiles.map(({ id }) => id)

  test('one that was added goes again, and comes back', async () => {
    await add({ ...second, keyHost: '' })
    changes.undo()
    expect([ids(), settings.get().defaultProfileId]).toEqual([['p'], 'p'])
    changes.redo()
    expect([ids(), settings.get().defaultProfileId]).toEqual([['p', 'q'], 'q'])
  })

  test('one that was removed comes back in its place, and claims no key that was forgotten', async () => {
    await add(second)
    await changes.record(() =>
      settings.change((all) => ({ ...all, profiles: all.profiles.slice(1), defaultProfileId: 'q' })),
    )
    changes.undo()
    expect(ids()).toEqual(['p', 'q'])
    expect(settings.get().profiles[0]).toMatchObject({ model: 'one', keyHost: '' })
  })

  test('one that has a key by now is not taken away with it', async () => {
    await add({ ...second, keyHost: '' })
    settings.change((all) => withProfile(all, 'q', { keyHost: 'api.example' }))
    changes.undo()
    expect(ids()).toEqual(['p', 'q'])
  })
})
