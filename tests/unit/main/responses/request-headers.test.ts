import { expect, test } from 'vitest'
import { headersOf } from '../../../../src/main/responses/request-headers.ts'
import { fakeHttp, follow, ask, bytesOf, markerKey, profileWith } from '../network/fake-http.ts'
import type { Profile } from '#shared/schemas/profile.ts'

function headers(changes: Partial<Profile>, key: string | undefined = markerKey) {
  return headersOf(profileWith(changes), key)
}

test.each<[Partial<Profile>, Readonly<Record<string, string>>]>([
  [{ auth: 'bearer' }, { authorization: `Bearer ${markerKey}` }],
  [{ auth: 'raw' }, { authorization: markerKey }],
  [{ auth: 'header', authHeader: 'Api-Key' }, { 'api-key': markerKey }],
  [{ auth: 'none' }, {}],
])('the key goes as the profile says: %j', (changes, expected) => {
  expect(headers(changes)).toEqual({
    'content-type': 'application/json',
    accept: 'text/event-stream, application/json',
    ...expected,
  })
})

test('headers of the user’s own come along, and replace none of ours', () => {
  const sent = headersOf(
    {
      ...profileWith(),
      extraHeaders: {
        'X-Title': 'Askshot',
        Accept: 'text/html',
        Authorization: 'other',
        'Content-Type': 'x',
      },
    },
    markerKey,
  )
  expect(sent).toEqual({
    'x-title': 'Askshot',
    'content-type': 'application/json',
    accept: 'text/event-stream, application/json',
    authorization: `Bearer ${markerKey}`,
  })
})

test.each([
  [{ auth: 'bearer' }, '', 'key-missing'],
  [{ auth: 'raw' }, undefined, 'key-missing'],
  [{ auth: 'raw' }, 'two words', 'key-rejected'],
  [{ auth: 'header', authHeader: 'api-key' }, 'line\nbreak', 'key-rejected'],
  [{ auth: 'header', authHeader: '' }, markerKey, 'profile-incomplete'],
] as const)('%j with %j is %s, and nothing is sent', async (changes, key, code) => {
  const http = fakeHttp({ body: bytesOf('') })
  const { failure } = await follow(ask(http, { profile: profileWith(changes), key }))
  expect([failure?.code, http.asked]).toEqual([code, []])
})

test('the profile’s timeouts and certificate go along', async () => {
  const http = fakeHttp({ body: bytesOf('') })
  const certificate = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----'
  const timeouts = { connectMs: 1_000, firstByteMs: 2_000, idleMs: 3_000 }
  await follow(ask(http, { profile: profileWith({ certificate, timeouts }) }))
  expect(http.asked[0]).toMatchObject({ method: 'POST', certificate, timeouts })
  await follow(ask(http))
  expect(http.asked[1]).not.toHaveProperty('certificate')
})
