import type { Bridge } from '#shared/contract/bridge.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { LocalServer, ScreenCheck, SetupView } from '#shared/setup-views.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock, Stop } from '../lib/clock.ts'
import type { SettingsModel } from '../settings/settings.svelte.ts'

/** The user was told to press the keys: for so many seconds more, or nothing came. */
type KeyTrial = { readonly kind: 'waiting'; readonly seconds: number } | { readonly kind: 'nothing-came' }

const TRIAL_SECONDS = 10
const COPIED_MS = 3000
/** Five minutes in all. */
const PROBE_MS = 2000
const MOST_PROBES = 150

type Dependencies = { readonly bridge: Bridge; readonly clock: Clock; readonly settings: SettingsModel }

/** The first steps: what this computer offers for them, and how far they have come. */
export class FirstRun {
  readonly #given: Dependencies
  #view = $state.raw<SetupView>()
  #servers = $state.raw<readonly LocalServer[]>([])
  #isLooking = $state(true)
  #used = $state.raw<{ readonly name: string; readonly model: string }>()
  #screen = $state.raw<ScreenCheck>()
  #trial = $state.raw<KeyTrial>()
  #startsAtLogin = $state(false)
  #problem = $state.raw<Failure>()
  #isCopied = $state(false)
  #stopTrial: Stop | undefined
  #stopProbing: Stop | undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  get view(): SetupView | undefined {
    return this.#view
  }
  get servers(): readonly LocalServer[] {
    return this.#servers
  }
  /** Nothing is shown before it is known what is there: it would be pushed away from under the pointer. */
  get isLooking(): boolean {
    return this.#isLooking
  }
  get used(): { readonly name: string; readonly model: string } | undefined {
    return this.#used
  }
  get screen(): ScreenCheck | undefined {
    return this.#screen
  }
  get trial(): KeyTrial | undefined {
    return this.#trial
  }
  get startsAtLogin(): boolean {
    return this.#startsAtLogin
  }
  get problem(): Failure | undefined {
    return this.#problem
  }
  get isCopied(): boolean {
    return this.#isCopied
  }

  async start(): Promise<void> {
    const { setup } = this.#given.bridge
    await this.#try(async () => {
      this.#view = await unwrap(setup.view())
      this.#startsAtLogin = await unwrap(setup.startsAtLogin())
    })
    await this.#try(async () => {
      this.#servers = await unwrap(setup.localServers())
    })
    this.#isLooking = false
  }

  /** This server answers from now on, with the first of its models that sees. */
  async use({ preset, name, models: [model = ''] }: LocalServer): Promise<void> {
    const { settings } = this.#given
    if (settings.profile?.preset !== preset && !(await settings.changeProfile('preset', { preset }))) return
    if (await settings.changeProfile('model', { model })) this.#used = { name, model }
  }

  async checkScreen(): Promise<void> {
    await this.#try(async () => {
      this.#screen = await unwrap(this.#given.bridge.setup.checkScreen())
    })
  }

  /** While the user is in there, it is tried again and again, so that the way back needs no button. */
  async openScreenSettings(): Promise<void> {
    await this.#try(() => unwrap(this.#given.bridge.setup.openScreenSettings()))
    this.#stopProbing?.()
    let probes = 0
    this.#stopProbing = this.#given.clock.every(PROBE_MS, () => {
      probes++
      if (this.#screen?.kind === 'works' || probes > MOST_PROBES) this.#stopProbing?.()
      else void this.checkScreen()
    })
  }

  /** The keys are waited for; whether they came is told by their state. */
  tryKeys(): void {
    const { clock } = this.#given
    this.#stopTrial?.()
    const begin = clock.now()
    this.#trial = { kind: 'waiting', seconds: TRIAL_SECONDS }
    this.#stopTrial = clock.every(1000, () => {
      const seconds = TRIAL_SECONDS - Math.round((clock.now() - begin) / 1000)
      this.#trial = seconds > 0 ? { kind: 'waiting', seconds } : { kind: 'nothing-came' }
      if (seconds <= 0) this.#stopTrial?.()
    })
  }

  async copyCommand(command: string): Promise<void> {
    const { bridge, clock } = this.#given
    await this.#try(async () => {
      await unwrap(bridge.ask.copyCode(command))
      this.#isCopied = true
      clock.after(COPIED_MS, () => (this.#isCopied = false))
    })
  }

  async startAtLogin(isOn: boolean): Promise<void> {
    await this.#try(async () => {
      this.#startsAtLogin = await unwrap(this.#given.bridge.setup.startAtLogin(isOn))
    })
  }

  /** Everything that was begun is saved before the window goes. */
  async finish(): Promise<void> {
    await this.#given.settings.settled()
    await this.#try(() => unwrap(this.#given.bridge.setup.finish()))
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
