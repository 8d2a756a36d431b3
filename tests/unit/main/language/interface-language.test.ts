import { expect, test } from 'vitest'
import { de } from '#shared/words/de.ts'
import { en } from '#shared/words/en.ts'
import { AppError } from '#shared/errors.ts'
import { InterfaceLanguage } from '../../../../src/main/language/interface-language.ts'
import { defaultSettings } from '../../../../src/main/settings/default-settings.ts'
import { SavedSettings } from '../../../../src/main/settings/settings-store.ts'
import { someProfile } from '../../../support/profiles.ts'

function open(languages: readonly string[], write: () => void = () => undefined) {
  const settings = new SavedSettings({
    file: { read: () => undefined, write },
    defaults: () => defaultSettings({ platform: 'linux', firstProfile: someProfile() }),
  })
  const language = new InterfaceLanguage({ settings, systemLanguages: () => languages })
  const seen: unknown[] = []
  language.watch((view) => seen.push(view))
  return { settings, language, seen }
}

test('until its words are there it is English, then what the system prefers', async () => {
  const { language, seen } = open(['de-CH'])
  expect(language.words).toBe(en)
  await language.take()
  expect(language.words).toBe(de)
  expect(seen).toEqual([{ choice: 'system', tag: 'de' }])
})

test('a choice is saved, holds at once and is told; the same again is not', async () => {
  const { settings, language, seen } = open(['en'])
  await language.take()
  expect(await language.choose('de')).toEqual({ choice: 'de', tag: 'de' })
  expect(settings.get().language).toBe('de')
  expect(language.words.tray.quit).toBe('Askshot beenden')
  await language.choose('de')
  expect(seen).toEqual([{ choice: 'de', tag: 'de' }])
})

test('of two choices close together the last one holds', async () => {
  const { language, seen } = open(['en'])
  await Promise.all([language.choose('de'), language.choose('en')])
  expect(language.words).toBe(en)
  expect(seen).toEqual([{ choice: 'en', tag: 'en' }])
})

test('what cannot be saved changes nothing', async () => {
  let isFull = false
  const { language } = open(['en'], () => {
    if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  })
  isFull = true
  await expect(language.choose('de')).rejects.toEqual(expect.any(AppError))
  expect(language.words).toBe(en)
})

test('whoever no longer watches is told nothing', async () => {
  const { language } = open(['de'])
  const told: unknown[] = []
  const stop = language.watch((view) => told.push(view))
  stop()
  await language.take()
  expect(told).toEqual([])
})
