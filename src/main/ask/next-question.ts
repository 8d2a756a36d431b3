import { isDocument, isPicture } from '#shared/captures.ts'
import type { DraftRequest } from '#shared/contract.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Estimate } from '#shared/views.ts'
import type { CaptureRecord } from '../history/ask-row.ts'
import { parseBaseUrl } from '../profiles/base-url.ts'
import { estimate, priceOf } from '../profiles/cost.ts'
import { chosenProfile } from '../profiles/chosen-profile.ts'
import { sentSize } from '../profiles/sent-size.ts'
import { effectiveProfile } from '../profiles/effective-profile.ts'
import type { EarlierTurn } from '../history/earlier-turns.ts'
import type { Http } from '../network/http.ts'

type Dependencies = {
  /** The one of this id, else the one of the next ask. */
  readonly profile: (profileId?: string) => Profile
  /** What was said in the thread so far. */
  readonly turns: (threadId: string) => readonly Pick<EarlierTurn, 'question' | 'answer' | 'captures'>[]
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
  estimate({ text, captureIds, threadId, choices }: DraftRequest): Estimate {
    const profile = this.#profile(choices)
    if (text.trim() === '' && captureIds.length === 0) return {}
    const turns = threadId === undefined ? [] : this.#given.turns(threadId)
    const sent = [
      ...turns.flatMap(({ captures }) => captures),
      ...captureIds.map((id) => this.#given.capture(id)).filter((capture) => capture !== undefined),
    ]
    const { detail } = profile.options
    const all = [...new Map(sent.map((each) => [each.id, each])).values()]
    const own = all.filter(isPicture)
    const pictures = own.map((each) => sentSize(each, detail))
    const price = priceOf(profile, profile.model)
    const earlierTexts = turns.flatMap(({ question, answer }) => [question, answer])
    const cost: Estimate = all.some(isDocument)
      ? { isUnknownFor: 'document' }
      : estimate({ profile: effectiveProfile(profile), price, text, earlierTexts, pictures })
    const smaller = own.flatMap(({ id, widthPx }, index) => {
      const size = pictures[index]
      return size === undefined || size.widthPx === widthPx ? [] : [{ captureId: id, ...size }]
    })
    return smaller.length === 0 ? cost : { ...cost, sentAt: smaller }
  }

  /** Opens the connection that it will need, once there is a word of it. Nothing is sent. */
  connect({ text, choices }: DraftRequest): void {
    const { baseUrl, timeouts, certificate } = effectiveProfile(this.#profile(choices))
    const address = parseBaseUrl(baseUrl)
    if (text.trim() === '' || !address.ok || !this.#given.isOnline()) return
    this.#given.http.connect({
      url: address.responsesUrl,
      timeouts,
      ...(certificate === '' ? {} : { certificate }),
    })
  }

  #profile(choices: DraftRequest['choices'] = {}): Profile {
    return chosenProfile(this.#given.profile(choices.profileId), choices)
  }
}
