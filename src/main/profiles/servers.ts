import { AppError, toFailure } from '#shared/errors.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { ConnectionReport, ModelList } from '#shared/views.ts'
import type { EffectiveProfile } from './effective-profile.ts'
import { effectiveProfile } from './effective-profile.ts'
import type { ResponsesClient } from '../responses/answer-request.ts'
import type { DiscoveredModel } from '../responses/models/model-entries.ts'
import { toModelList } from '../responses/models/model-list.ts'
import { testConnection } from './connection-test.ts'

/** A local server may have to load its model first. */
const TEST_LIMIT_MS = 120_000
const LIST_LIMIT_MS = 20_000

type Dependencies = {
  /** Throws `not-found`. */
  readonly profile: (profileId: string) => Profile
  /** Throws `key-missing`, `keychain-locked`, `keychain-unavailable`. */
  readonly readKey: (profileId: string) => Promise<string>
  readonly listModels: (
    profile: EffectiveProfile,
    key: string | undefined,
    signal: AbortSignal,
  ) => Promise<readonly DiscoveredModel[]>
  readonly client: ResponsesClient
  readonly now: () => number
  readonly after: (delayMs: number, action: () => void) => () => void
}

/** What can be asked of the servers of profiles besides questions. */
export class Servers {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** The models of a profile: the server's list, or those known without it and why. Throws `not-found`. */
  async models(profileId: string): Promise<ModelList> {
    const profile = this.#given.profile(profileId)
    try {
      const found = await this.#limited(LIST_LIMIT_MS, async (signal) =>
        this.#given.listModels(effectiveProfile(profile), await this.#key(profile), signal),
      )
      return toModelList(profile, found)
    } catch (error) {
      return toModelList(profile, { problem: toFailure(error) })
    }
  }

  /** Looks what works of a profile's server and what it lacks. Throws `not-found`, and what keeps the key from being read. */
  async test(profileId: string): Promise<ConnectionReport> {
    const profile = this.#given.profile(profileId)
    const { listModels, client, now } = this.#given
    const key = await this.#key(profile)
    const tools = { listModels, answer: client.answer.bind(client), now }
    return this.#limited(TEST_LIMIT_MS, (signal) =>
      testConnection(tools, effectiveProfile(profile), key, signal),
    )
  }

  async #key({ id, auth }: Profile): Promise<string | undefined> {
    return auth === 'none' ? undefined : this.#given.readKey(id)
  }

  async #limited<T>(limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController()
    const cancel = this.#given.after(limitMs, () => late.abort(lateError()))
    try {
      return await work(late.signal)
    } finally {
      cancel()
    }
  }
}

function lateError(): AppError {
  return new AppError('answer-late', 'The server did not answer in time')
}
