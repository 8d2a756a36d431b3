import { expect, test } from 'vitest'
import { parseBaseUrl } from '../../../../src/main/profiles/base-url.ts'
import { firstPreset, presetOf } from '../../../../src/main/profiles/presets.ts'

test('the OpenAI preset is complete, the custom one is for the user to fill in', () => {
  expect(firstPreset.id).toBe('openai')
  expect(parseBaseUrl(firstPreset.baseUrl)).toMatchObject({ ok: true, host: 'api.openai.com' })
  expect(firstPreset.model).toBe('gpt-6-luna')
  expect(presetOf('custom')).toMatchObject({ baseUrl: '', model: '' })
})
