import { expect, test } from 'vitest'
import type { Settings } from '#shared/schemas/settings.ts'
import {
  importedSettings,
  promptsText,
  readPromptsText,
  readSettingsText,
  settingsText,
} from '../../../../src/main/settings/settings-transfer.ts'
import { defaultSettings } from '../../../../src/main/settings/default-settings.ts'
import { someProfile } from '../../../support/profiles.ts'

const profile = someProfile({
  id: 'p',
  baseUrl: 'https://api.example/v1',
  keyHost: 'api.example',
  extraHeaders: { 'X-Team': 'blue', 'X-Gateway-Token': 'marker-secret' },
  tools: {
    functions: [
      {
        id: 'f',
        name: 'look_up',
        isOn: true,
        description: 'Looks a word up',
        parameters: { type: 'object' },
        strict: false,
        run: { kind: 'http', url: 'https://tool.example/run', timeoutSeconds: 30 },
        tokenHost: 'tool.example',
      },
    ],
  },
})

const settings = (more: Partial<Settings> = {}): Settings => ({
  ...defaultSettings({ platform: 'linux', firstProfile: profile }),
  ...more,
})

const read = (text: string): Settings => {
  const result = readSettingsText(text)
  if (!result.ok) throw new Error(`Refused at line ${result.line}: ${result.field}`)
  return result.value
}

test('what is written is read again, without a secret or a word of one', () => {
  const text = settingsText(settings({ prompts: [{ name: 'Why', text: 'Why?', sendsAtOnce: true }] }))
  expect(text).not.toContain('marker-secret')
  const [back] = read(text).profiles
  expect(back?.keyHost).toBe('')
  expect(back?.tools.functions?.[0]?.tokenHost).toBe('')
  expect(back?.extraHeaders).toEqual({ 'X-Team': 'blue' })
  expect(read(text).prompts).toHaveLength(1)
})

test('of a file with something wrong, the line and the field are told', () => {
  const text = settingsText(settings())
  const wrong = text.replace('"theme": "system"', '"theme": "mauve"')
  const line = wrong.split('\n').findIndex((each) => each.includes('"mauve"')) + 1
  expect(readSettingsText(wrong)).toEqual({ ok: false, line, field: 'settings.general.theme' })
})

test('something unknown is named by its own line', () => {
  const text = settingsText(settings()).replace('"general": {', '"general": {\n      "flavour": 1,')
  const line = text.split('\n').findIndex((each) => each.includes('flavour')) + 1
  expect(readSettingsText(text)).toEqual({ ok: false, line, field: 'settings.general.flavour' })
})

test('a file cut off at any length is refused', () => {
  const text = settingsText(settings()).trimEnd()
  for (let length = 0; length < text.length; length += 7)
    expect(readSettingsText(text.slice(0, length)).ok).toBe(false)
})

test('prompts are not settings, and settings are no prompts', () => {
  const prompts = [{ name: 'Why', text: 'Why?', sendsAtOnce: false }]
  expect(readPromptsText(promptsText(prompts))).toEqual({ ok: true, value: prompts })
  expect(readSettingsText(promptsText(prompts)).ok).toBe(false)
  expect(readPromptsText(settingsText(settings())).ok).toBe(false)
})

test('what is known of the secrets here stays, and a file cannot claim one', () => {
  const given = settings({ profiles: [{ ...profile, keyHost: 'evil.example' }] })
  expect(importedSettings(settings(), given).profiles[0]?.keyHost).toBe('api.example')
  const stranger = { ...profile, id: 'other', keyHost: 'evil.example' }
  const imported = importedSettings(settings(), settings({ profiles: [stranger], defaultProfileId: 'other' }))
  expect(imported.profiles.map(({ id, keyHost }) => [id, keyHost])).toEqual([
    ['other', ''],
    ['p', 'api.example'],
  ])
})

test('a file deletes nothing, lets nothing go out and counts nothing', () => {
  const here = settings({ capturesMade: 2, isOutboxHeld: true, savedPicturesFolder: '/home/me' })
  const retention = { picturesDays: 7, threadsDays: 30, maxGigabytes: 1 } as const
  const imported = importedSettings(here, settings({ retention, capturesMade: 0, savedPicturesFolder: '/x' }))
  expect(imported).toMatchObject({ capturesMade: 2, isOutboxHeld: true, savedPicturesFolder: '/home/me' })
  expect(imported.retention).toBeUndefined()
})
