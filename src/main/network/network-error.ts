import { AppError } from '#shared/errors.ts'
import type { ErrorCode } from '#shared/errors.ts'

/** Where an exchange was when it broke. Before the headers nothing of an answer has come. */
export type Phase = 'before-headers' | 'in-body'

// Codes of OpenSSL's verification, as Node names them (nodejs.org, tls), and of a handshake that never came about.
const certificate =
  /^(UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|CERT_|CRL_|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED|ERR_TLS_|ERR_SSL_|EPROTO)/

// No way out of this computer at all, or nobody there who knows names.
const noNetwork: ReadonlySet<string> = new Set(['ENETUNREACH', 'ENETDOWN', 'EAI_AGAIN'])

const byCode: Readonly<Record<string, ErrorCode>> = {
  UND_ERR_HEADERS_TIMEOUT: 'answer-late',
  UND_ERR_BODY_TIMEOUT: 'stream-stalled',
  UND_ERR_HEADERS_OVERFLOW: 'not-an-api',
}

/** What a failure of the transport means for an ask. */
export function networkError(cause: unknown, { host, phase }: { host: string; phase: Phase }): AppError {
  const code = transportCode(cause)
  return new AppError(meaning(code, phase), `The exchange broke (${phase}, ${code ?? 'no code'})`, {
    cause,
    details: { host },
  })
}

function meaning(code: string | undefined, phase: Phase): ErrorCode {
  const known = code === undefined ? undefined : byCode[code]
  if (known !== undefined) return known
  if (phase === 'in-body') return 'stream-cut'
  if (code?.startsWith('HPE_')) return 'not-an-api' // what answered does not speak HTTP
  if (code !== undefined && noNetwork.has(code)) return 'offline'
  return code !== undefined && certificate.test(code) ? 'untrusted-certificate' : 'unreachable'
}

// Trying two addresses of one name gives an AggregateError; some errors carry the code in their cause.
function transportCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.name === 'HTTPParserError') return 'HPE_WITHOUT_CODE' // what undici's own checks find has none
  const inner: readonly unknown[] = error instanceof AggregateError ? error.errors : [error.cause]
  const codes = inner.map(transportCode).filter((code) => code !== undefined)
  // Of two addresses, one may be of a kind that there is no way to.
  return codes.find((code) => !noNetwork.has(code)) ?? codes[0]
}
