import { AppError } from '#shared/errors.ts'

/** Gives the ways out for a URL as a PAC script would: `PROXY a:8080; DIRECT`. */
export type ResolveProxy = (url: string) => Promise<string>

type Known = { readonly list: Promise<string>; readonly until: number }

const knownMs = 60_000

/** What the system's proxy settings say of each origin, kept for a minute. */
export class ProxyRoutes {
  readonly #resolve: ResolveProxy
  readonly #now: () => number
  readonly #known = new Map<string, Known>()

  constructor(resolve: ResolveProxy, now: () => number) {
    this.#resolve = resolve
    this.#now = now
  }

  async listFor(origin: string): Promise<string> {
    const known = this.#known.get(origin)
    const list = known !== undefined && this.#now() < known.until ? known.list : this.#resolve(`${origin}/`)
    if (list !== known?.list) this.#known.set(origin, { list, until: this.#now() + knownMs })
    try {
      return await list
    } catch (cause) {
      // Going direct would go past whatever the settings are there for.
      this.#known.delete(origin)
      throw new AppError('proxy-trouble', 'The proxy settings could not be read', { cause })
    }
  }

  /** One origin, or all of them. */
  forget(origin?: string): void {
    if (origin === undefined) this.#known.clear()
    else this.#known.delete(origin)
  }
}
