import type { PagePath } from './page-files.ts'

/**
 * Pages load their own files and nothing else, and talk to nobody: an answer that smuggles in a picture, a script or a
 * form reaches no server. Svelte makes its templates through one of the Trusted Types policies named here; the other
 * lets a page begin its own worker and no other.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html askshot-worker',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers of every response of the app's own scheme. Pictures of the screen are stored in no cache. */
export function securityHeaders(kind: PagePath['kind']): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    ...(kind === 'page' ? {} : { 'Cache-Control': 'no-store' }),
  }
}
