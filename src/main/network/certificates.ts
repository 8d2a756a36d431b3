import { X509Certificate } from 'node:crypto'
import tls from 'node:tls'
import type { SecureContext } from 'node:tls'

// Missing on Node 20, whatever the types say.
const readCertificates: typeof tls.getCACertificates | undefined = tls.getCACertificates

/**
 * The certificates that this computer trusts, in PEM: a company's own authority is among them. Takes a tenth of a
 * second; none where the system's store cannot be read.
 */
export function systemCertificates(): readonly string[] {
  try {
    return readCertificates?.('system') ?? []
  } catch {
    return [] // the built-in list is still there, and a server that needs more says so (README, Decisions)
  }
}

/** Whose certificates are accepted. Reading and parsing hundreds of them is done once, and only when first needed. */
export class Trust {
  readonly #readExtra: () => readonly string[]
  readonly #contexts = new Map<string, SecureContext | undefined>()
  #extra: readonly string[] | undefined

  /** `readExtra` gives what is trusted besides the built-in list, in PEM. */
  constructor(readExtra: () => readonly string[] = () => []) {
    this.#readExtra = readExtra
  }

  /** For connections to one host, of which one more certificate may be trusted; `undefined` is the built-in list. */
  context(certificate = ''): SecureContext | undefined {
    if (!this.#contexts.has(certificate)) this.#contexts.set(certificate, this.#make(certificate))
    return this.#contexts.get(certificate)
  }

  #make(certificate: string): SecureContext | undefined {
    const own = readable(certificate)
    const extra = this.#extraCertificates()
    if (own.length === 0 && extra.length === 0) return undefined
    // `ca` replaces the built-in list instead of adding to it. A certificate that somebody chose for one server counts
    // also when it is no authority's own, but the server's or one in between.
    const ca = [...builtIn(), ...extra, ...own]
    return tls.createSecureContext({ ca, ...(own.length === 0 ? {} : { allowPartialTrustChain: true }) })
  }

  /** Only what the built-in list does not have: often that is nothing, and Node's own ready-made store is used. */
  #extraCertificates(): readonly string[] {
    if (this.#extra === undefined) {
      const known = new Set(builtIn())
      this.#extra = readable(
        this.#readExtra()
          .filter((pem) => !known.has(pem))
          .join('\n'),
      )
    }
    return this.#extra
  }
}

function builtIn(): readonly string[] {
  return readCertificates?.('default') ?? tls.rootCertificates
}

/** The certificates in a text. One that cannot be read would make the whole list unusable. */
function readable(text: string): readonly string[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return [...new Set(found)].filter(isCertificate)
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined
  } catch {
    return false
  }
}
