import type { Bridge } from '#shared/contract/bridge.ts'
import type { Result } from '#shared/errors.ts'
import type { AskingSettings } from '#shared/schemas/asking.ts'
import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import type { AskOptions, PinState } from '#shared/views.ts'
import { unwrap } from '../lib/bridge.ts'

type Calls = Pick<Bridge['ask'], 'options' | 'onOffers' | 'keepPrompt' | 'forgetPrompt' | 'pin'>

const NAME_LENGTH = 40

/** What can be chosen for a question, and what is set for the window. */
export class Offers {
  readonly #bridge: Calls
  #options = $state.raw<AskOptions>()

  constructor(bridge: Calls) {
    this.#bridge = bridge
  }

  /** Absent until main has told. */
  get options(): AskOptions | undefined {
    return this.#options
  }
  get prompts(): readonly PromptPreset[] {
    return this.#options?.prompts ?? []
  }
  /** Whether those are all there are; else the ones that ship follow them. */
  get arePromptsWhole(): boolean {
    return this.#options?.arePromptsWhole ?? false
  }
  get asking(): AskingSettings | undefined {
    return this.#options?.asking
  }
  /** By its name; absent where answers are in the language of the question. */
  get answerLanguage(): string | undefined {
    const tag = this.asking?.answerLanguage ?? 'question'
    if (tag === 'question') return undefined
    return new Intl.DisplayNames([document.documentElement.lang], { type: 'language' }).of(tag)
  }
  get pin(): PinState {
    return this.#options?.pin ?? 'float'
  }

  /** Follows main, which tells of changes made elsewhere. */
  start(): () => void {
    return this.#bridge.onOffers((options) => (this.#options = options))
  }

  /** Main tells what has become of it. */
  setPin(pin: PinState): Promise<Result<void>> {
    return this.#bridge.pin(pin)
  }

  /** Asks main anew; what was there stays until it has told. */
  async load(): Promise<void> {
    const result = await this.#bridge.options()
    if (result.ok) this.#options = result.value
  }

  /** Keeps a question as a preset, by its first words. Gives the name; throws where it cannot be kept. */
  async keep(question: string): Promise<string> {
    const text = question.trim()
    const name = text.split('\n')[0]?.slice(0, NAME_LENGTH).trim() ?? ''
    this.#options = await unwrap(this.#bridge.keepPrompt({ name, text, sendsAtOnce: false }))
    return name
  }

  /** Throws where it cannot be forgotten. */
  async forget(name: string): Promise<void> {
    this.#options = await unwrap(this.#bridge.forgetPrompt(name))
  }
}
