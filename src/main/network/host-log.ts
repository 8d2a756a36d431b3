import type { HostVisit } from '#shared/views.ts'
import type { Http, HttpRequest, HttpResponse } from './http.ts'

/** More than anybody has servers. */
const MOST_HOSTS = 200

/** The hosts that were spoken to since the start, for people who want to know. Nothing of it is written anywhere. */
export class HostLog {
  readonly #visits = new Map<string, HostVisit>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** The one spoken to last comes first. */
  visits(): readonly HostVisit[] {
    return [...this.#visits.values()].reverse()
  }

  /** The same connections, with each request noted. */
  around<H extends Http>(http: H): H {
    const send = (request: HttpRequest): Promise<HttpResponse> => {
      this.#note(request.url)
      return http.send(request)
    }
    return { ...http, send }
  }

  #note(url: string): void {
    if (!URL.canParse(url)) return
    const { host } = new URL(url)
    const count = (this.#visits.get(host)?.count ?? 0) + 1
    this.#visits.delete(host)
    this.#visits.set(host, { host, count, lastAt: this.#now() })
    const [oldest] = this.#visits.keys()
    if (this.#visits.size > MOST_HOSTS && oldest !== undefined) this.#visits.delete(oldest)
  }
}
