import { expect, test } from 'vitest'
import { networkError } from '../../../../src/main/network/network-error.ts'
import type { ErrorCode } from '#shared/errors.ts'

function coded(code: string): Error {
  return Object.assign(new Error('x'), { code })
}

test.each<[string, ErrorCode, ErrorCode]>([
  ['ECONNREFUSED', 'unreachable', 'stream-cut'],
  ['ENOTFOUND', 'unreachable', 'stream-cut'],
  ['EAI_AGAIN', 'offline', 'stream-cut'],
  ['ENETUNREACH', 'offline', 'stream-cut'],
  ['ENETDOWN', 'offline', 'stream-cut'],
  ['ETIMEDOUT', 'unreachable', 'stream-cut'],
  ['UND_ERR_CONNECT_TIMEOUT', 'unreachable', 'stream-cut'],
  ['UND_ERR_SOCKET', 'unreachable', 'stream-cut'],
  ['ECONNRESET', 'unreachable', 'stream-cut'],
  ['UND_ERR_HEADERS_TIMEOUT', 'answer-late', 'answer-late'],
  ['UND_ERR_BODY_TIMEOUT', 'stream-stalled', 'stream-stalled'],
  ['HPE_INVALID_CONSTANT', 'not-an-api', 'stream-cut'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted-certificate', 'stream-cut'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted-certificate', 'stream-cut'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted-certificate', 'stream-cut'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted-certificate', 'stream-cut'],
  ['CERT_HAS_EXPIRED', 'untrusted-certificate', 'stream-cut'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted-certificate', 'stream-cut'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'untrusted-certificate', 'stream-cut'],
  ['SOMETHING_NEW', 'unreachable', 'stream-cut'],
])('%s is %s before the headers and %s in the body', (code, before, inBody) => {
  expect(networkError(coded(code), { host: 'h.test', phase: 'before-headers' }).code).toBe(before)
  const later = networkError(coded(code), { host: 'h.test', phase: 'in-body' })
  expect(later.code).toBe(inBody)
  expect(later.details).toEqual({ host: 'h.test' })
})

test('the code is also found in a cause and among several errors', () => {
  const place = { host: 'h.test', phase: 'before-headers' } as const
  const wrapped = new TypeError('failed', { cause: coded('CERT_HAS_EXPIRED') })
  expect(networkError(wrapped, place).code).toBe('untrusted-certificate')
  expect(networkError(new AggregateError([new Error('x'), wrapped]), place).code).toBe(
    'untrusted-certificate',
  )
  const both = new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')])
  expect(networkError(both, place).code).toBe('unreachable') // there is a network, only not this kind
  expect(networkError('not even an error', place).code).toBe('unreachable')
})
