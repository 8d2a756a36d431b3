import { expect, test } from 'vitest'
import { withUsualDetail } from '../../../../src/main/profiles/usual-detail.ts'
import { someProfile } from '../../../support/profiles.ts'

test('captures go out in the detail of the settings, unless their profile says another', () => {
  const detailOf = (usual: 'auto' | 'sharp' | 'small', options = {}) =>
    withUsualDetail(someProfile({ options }), { detail: usual }).options.detail
  expect(detailOf('auto')).toBeUndefined()
  expect(detailOf('sharp')).toBe('original')
  expect(detailOf('small')).toBe('low')
  expect(detailOf('small', { detail: 'high' })).toBe('high')
})
