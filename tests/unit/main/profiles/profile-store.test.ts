import { beforeEach, expect, test } from 'vitest'
import { defaultSettings } from '../../../../src/main/settings/default-settings.ts'
import { SavedSettings } from '../../../../src/main/settings/settings-store.ts'
import { newProfile } from '../../../../src/main/profiles/new-profile.ts'
import { firstPreset } from '../../../../src/main/profiles/presets.ts'
import { ProfileStore } from '../../../../src/main/profiles/profile-store.ts'

let profiles: ProfileStore
beforeEach(() => {
  const file = { read: () => undefined, write: () => undefined }
  const defaults = () => defaultSettings({ platform: 'linux', firstProfile: newProfile(firstPreset, 'p') })
  profiles = new ProfileStore(new SavedSettings({ file, defaults }))
})

test('another preset brings its own address along', () => {
  profiles.change('p', { preset: 'custom' })
  expect(profiles.current()).toMatchObject({ preset: 'custom', baseUrl: '', model: '' })
  profiles.change('p', { preset: 'openai' })
  expect(profiles.current().baseUrl).toBe(firstPreset.baseUrl)
})

test('a server of one’s own goes by its host', () => {
  profiles.change('p', { preset: 'custom' })
  profiles.change('p', { baseUrl: 'http://localhost:8080' })
  expect(profiles.current().name).toBe('localhost:8080')
})

test.each([
  ['ftp://a.example', 'address-invalid'],
  ['http://a.example', 'address-unsafe'],
  ['https://name:secret@a.example', 'address-unsafe'],
])('%s is refused, and the old address stays', (baseUrl, code) => {
  const before = profiles.current()
  expect(() => profiles.change('p', { baseUrl })).toThrow(expect.objectContaining({ code }))
  expect(profiles.current()).toEqual(before)
})

test('a key is known only for the host it was entered for', () => {
  profiles.setMarker('p', true)
  expect(profiles.hasMarker('p')).toBe(true)
  expect(profiles.change('p', { preset: 'custom', baseUrl: 'https://other.example/v1' })).toBe('another-host')
  expect(profiles.hasMarker('p')).toBe(false)
  profiles.change('p', { preset: 'openai' })
  expect(profiles.hasMarker('p')).toBe(true)
})

test('another path or model of the same host keeps the key', () => {
  profiles.setMarker('p', true)
  expect(profiles.change('p', { model: 'm', baseUrl: 'https://api.openai.com/v2' })).toBe('same-host')
  expect(profiles.hasMarker('p')).toBe(true)
})

test('an ask whose profile is gone is answered by the one there is', () => {
  expect(profiles.resolve('gone').id).toBe('p')
})
