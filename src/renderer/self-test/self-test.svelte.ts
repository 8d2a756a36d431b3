import type { Bridge } from '#shared/contract/bridge.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import { selfTestChecks } from '#shared/setup-views.ts'
import type { CheckResult, Finding, Seen, SelfTestCheck } from '#shared/setup-views.ts'
import type { HotkeyState, SettingsView } from '#shared/views.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock } from '../lib/clock.ts'

const COPIED_MS = 3000
/** From the best to the worst: of several findings the worst counts. */
const WORST = ['works', 'absent', 'look', 'fails'] as const satisfies readonly CheckResult[]
const OF_HOTKEYS: Readonly<Record<HotkeyState, CheckResult | 'unknown'>> = {
  proven: 'works',
  asked: 'unknown',
  off: 'absent',
  taken: 'fails',
  invalid: 'fails',
  refused: 'fails',
  absent: 'absent',
  lost: 'look',
}

type Dependencies = { readonly bridge: Bridge; readonly clock: Clock }

/** What has been tested so far; each check by itself, or all one after the other. */
export class SelfTestPage {
  readonly #given: Dependencies
  #settings = $state.raw<SettingsView>()
  #found = $state.raw<Partial<Readonly<Record<SelfTestCheck, readonly Finding[]>>>>({})
  #running = $state.raw<readonly SelfTestCheck[]>([])
  #seen = $state.raw<Seen>({})
  #hasNotifications = $state<boolean>()
  #problem = $state.raw<Failure>()
  #isCopied = $state(false)

  constructor(given: Dependencies) {
    this.#given = given
  }

  get settings(): SettingsView | undefined {
    return this.#settings
  }
  get seen(): Seen {
    return this.#seen
  }
  /** Undefined before one was to be shown. */
  get hasNotifications(): boolean | undefined {
    return this.#hasNotifications
  }
  get problem(): Failure | undefined {
    return this.#problem
  }
  get isCopied(): boolean {
    return this.#isCopied
  }
  get isRunning(): boolean {
    return this.#running.length > 0
  }

  start(): void {
    const { settings } = this.#given.bridge
    settings.onShow((view) => (this.#settings = view))
    void this.#try(async () => {
      const view = await unwrap(settings.view())
      this.#settings ??= view
    })
  }

  findings(check: SelfTestCheck): readonly Finding[] {
    return this.#found[check] ?? []
  }

  runs(check: SelfTestCheck): boolean {
    return this.#running.includes(check)
  }

  result(check: SelfTestCheck): CheckResult | 'unknown' {
    const results = this.findings(check).map(({ result }) => result)
    return results.length === 0 ? 'unknown' : worst(results)
  }

  hotkeyResult(state: HotkeyState): CheckResult | 'unknown' {
    return OF_HOTKEYS[state]
  }

  /** What the user said of something only they can see. */
  seenResult(what: keyof Seen): CheckResult | 'unknown' {
    if (what === 'notification' && this.#hasNotifications === false) return 'absent'
    const seen = this.#seen[what]
    return seen === undefined ? 'unknown' : seen ? 'works' : 'look'
  }

  async run(check: SelfTestCheck): Promise<void> {
    if (this.runs(check)) return
    this.#running = [...this.#running, check]
    await this.#try(async () => {
      const found = await unwrap(this.#given.bridge.selfTest.run(check))
      this.#found = { ...this.#found, [check]: found }
    })
    this.#running = this.#running.filter((each) => each !== check)
  }

  /** One after the other: a check that shows something must not get into another's way. */
  async runAll(): Promise<void> {
    for (const check of selfTestChecks) await this.run(check)
  }

  say(what: keyof Seen, isSeen: boolean): void {
    this.#seen = { ...this.#seen, [what]: isSeen }
  }

  async notify(): Promise<void> {
    await this.#try(async () => {
      this.#hasNotifications = await unwrap(this.#given.bridge.selfTest.notify())
    })
  }

  async copyReport(): Promise<void> {
    const { bridge, clock } = this.#given
    await this.#try(async () => {
      await unwrap(bridge.selfTest.copy(this.#seen))
      this.#isCopied = true
      clock.after(COPIED_MS, () => (this.#isCopied = false))
    })
  }

  openSettings(): void {
    void this.#try(() => unwrap(this.#given.bridge.app.run('open-settings')))
  }

  async #try(step: () => Promise<void>): Promise<void> {
    try {
      await step()
      this.#problem = undefined
    } catch (error) {
      this.#problem = toFailure(error)
    }
  }
}

function worst(results: readonly CheckResult[]): CheckResult {
  return results.reduce((one, other) => (WORST.indexOf(other) > WORST.indexOf(one) ? other : one))
}
