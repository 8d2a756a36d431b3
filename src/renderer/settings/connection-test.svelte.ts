import type { Bridge } from '#shared/contract/bridge.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { ConnectionReport, ProfileView } from '#shared/views.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock } from '../lib/clock.ts'

export type Test =
  | { readonly kind: 'running'; readonly seconds: number }
  | { readonly kind: 'reported'; readonly report: ConnectionReport; readonly of: string }
  | { readonly kind: 'failed'; readonly failure: Failure }

type Dependencies = {
  readonly test: Bridge['settings']['testConnection']
  /** The profile with every change that was begun. */
  readonly settled: (id: string) => Promise<ProfileView | undefined>
  readonly clock: Clock
}

/** The connection test of each profile, which goes on while another one is looked at. */
export class ConnectionTest {
  readonly #test: Bridge['settings']['testConnection']
  readonly #settled: Dependencies['settled']
  readonly #clock: Clock
  #tests = $state.raw<Readonly<Record<string, Test>>>({})

  constructor({ test, settled, clock }: Dependencies) {
    this.#test = test
    this.#settled = settled
    this.#clock = clock
  }

  of(profile: ProfileView): Test | undefined {
    return this.#tests[profile.id]
  }

  /** Whether the report is of the profile as it is now. */
  isCurrent(profile: ProfileView): boolean {
    const test = this.#tests[profile.id]
    return test?.kind === 'reported' && test.of === testedParts(profile)
  }

  async run(id: string): Promise<void> {
    if (this.#tests[id]?.kind === 'running') return
    const startedAt = this.#clock.now()
    const tick = () => {
      this.#note(id, { kind: 'running', seconds: Math.round((this.#clock.now() - startedAt) / 1000) })
    }
    tick()
    const stop = this.#clock.every(1000, tick)
    const outcome = await this.#outcome(id)
    stop()
    this.#note(id, outcome)
  }

  async #outcome(id: string): Promise<Test> {
    try {
      const profile = await this.#settled(id)
      const report = await unwrap(this.#test(id))
      return { kind: 'reported', report, of: profile === undefined ? '' : testedParts(profile) }
    } catch (error) {
      return { kind: 'failed', failure: toFailure(error) }
    }
  }

  #note(id: string, test: Test): void {
    this.#tests = { ...this.#tests, [id]: test }
  }
}

/** All of a profile that a test depends on. What a test teaches of the model is not among it. */
function testedParts(profile: ProfileView): string {
  const { baseUrl, model, auth, authHeader, key, dialect, extraHeaders, extraBody, certificate } = profile
  return JSON.stringify([
    [baseUrl, model, auth, authHeader, key.kind],
    [dialect, extraHeaders, extraBody, certificate],
  ])
}
