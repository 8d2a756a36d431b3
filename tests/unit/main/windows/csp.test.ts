import { expect, test } from 'vitest'
import { CONTENT_SECURITY_POLICY, securityHeaders } from '../../../../src/main/windows/csp.ts'

test('the policy is exactly this', () => {
  expect(CONTENT_SECURITY_POLICY).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; " +
      "require-trusted-types-for 'script'; trusted-types svelte-trusted-html askshot-worker; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'none'",
  )
})

test.each(['page', 'thumbnail', 'capture'] as const)(
  'a %s comes with the policy and the other headers',
  (kind) => {
    expect(securityHeaders(kind)).toMatchObject({
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
    })
  },
)

test('pixels of the screen are stored in no cache', () => {
  const stored = (['page', 'thumbnail', 'capture'] as const).map(
    (kind) => securityHeaders(kind)['Cache-Control'],
  )
  expect(stored).toEqual([undefined, 'no-store', 'no-store'])
})
