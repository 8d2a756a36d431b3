import type { DraftRequest } from '#shared/contract.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Estimate } from '#shared/views.ts'
import type { CaptureRecord } from '../history/ask-row.ts'
import { parseBaseUrl } from '../profiles/base-url.ts'
import { estimate, priceOf } from '../profiles/cost.ts'
import { effectiveProfile } from '../profiles/effective-profile.ts'
import type { Http } from '../network/http.ts'

type Dependencies = {
  readonly profile: () => Profile
  readonly capture: (id: string) => CaptureRecord | undefined
  readonly isOnline: () => boolean
  readonly http: Pick<Http, 'connect'>
}

/** What can be done for a question while it is still typed. */
export class NextQuestion {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Gets ready for it while it is typed, and tells what it would cost. */
  prepare(draft: DraftRequest): Estimate {
    this.connect(draft)
    return this.estimate(draft)
  }

  /** What it would cost, as far as that can be told. */
  estimate({ text, captureIds }: DraftRequest): Estimate {
    const profile = this.#given.profile()
    const pictures = captureIds
      .map((id) => this.#given.capture(id))
      .filter((capture) => capture !== undefined)
      .map(({ widthPx, heightPx }) => ({ widthPx, heightPx }))
    const price = priceOf(profile, profile.model)
    return estimate({ profile: effectiveProfile(profile), price, text, earlierTexts: [], pictures })
  }

  /** Opens the connection that it will need, once there is a word of it. Nothing is sent. */
  connect({ text }: DraftRequest): void {
    const { baseUrl, timeouts, certificate } = effectiveProfile(this.#given.profile())
    const address = parseBaseUrl(baseUrl)
    if (text.trim() === '' || !address.ok || !this.#given.isOnline()) return
    this.#given.http.connect({
      url: address.responsesUrl,
      timeouts,
      ...(certificate === '' ? {} : { certificate }),
    })
  }
}
