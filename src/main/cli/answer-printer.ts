import { advance, isFinal, textOf } from '#shared/ask-state.ts'
import type { AnswerEnd, AskState, Citation } from '#shared/ask-state.ts'
import type { AskUpdate } from '#shared/contract.ts'
import type { Failure } from '#shared/errors.ts'
import type { Words } from '#shared/words/words.ts'
import type { ChannelMessage } from './ask-channel.ts'
import { EXIT_CODES } from './command-line.ts'

type Asked = Extract<ChannelMessage, { type: 'asked' }>
type Outside = {
  /** To standard output. */
  readonly print: (text: string) => void
  /** To standard error, a line each. */
  readonly tell: (line: string) => void
  readonly words: Words
  readonly isJson: boolean
}

/** Prints an answer as it comes, and knows when there is nothing more to wait for. */
export class AnswerPrinter {
  readonly #outside: Outside
  readonly #asked: Asked
  #state: AskState | undefined
  #printed = ''
  #told = ''

  constructor(outside: Outside, asked: Asked) {
    this.#outside = outside
    this.#asked = asked
  }

  /** The exit code once this ask needs no more waiting, by itself or without its user. */
  take(update: AskUpdate): number | undefined {
    if (update.type === 'refused') return this.#fail(update.failure)
    if (update.type === 'event' && this.#state === undefined) return undefined
    this.#state = update.type === 'snapshot' ? update.state : advance(this.#state as AskState, update.event)
    if (!this.#outside.isJson) this.#printText(textOf(this.#state))
    this.#tellWaiting(this.#state)
    return exitCodeOf(this.#state)
  }

  /** Ends the output: a line feed after the text, or the one object. */
  end(code: number): void {
    const { isJson, print, tell, words } = this.#outside
    const state = this.#state
    if (isJson) print(`${JSON.stringify(this.#report())}\n`)
    else if (this.#printed !== '') print('\n')
    if (state === undefined || code === EXIT_CODES.waiting || code === EXIT_CODES.interrupted) {
      tell(words.cli.stillInOutbox)
      return
    }
    if (state.kind === 'needs-approval') tell(words.cli.needsYes)
    else if (state.kind === 'cancelled') tell(words.cli.stopped)
    else if ('failure' in state) this.#tellFailure(state.failure)
  }

  // What is printed cannot be taken back: a corrected text is printed anew, below.
  #printText(text: string): void {
    const { print, words, tell } = this.#outside
    if (text.startsWith(this.#printed)) print(text.slice(this.#printed.length))
    else {
      print('\n')
      tell(words.cli.replaced)
      print(text)
    }
    this.#printed = text
  }

  #tellWaiting(state: AskState): void {
    const line = state.kind === 'waiting' ? this.#sentence(state.failure) : ''
    if (line !== '' && line !== this.#told) this.#outside.tell(this.#outside.words.cli.waiting(line))
    if (line !== '') this.#told = line
  }

  #fail(failure: Failure): number {
    this.#state = { kind: 'failed', text: '', failure }
    return EXIT_CODES.failed
  }

  #tellFailure(failure: Failure): void {
    const { words, tell } = this.#outside
    tell(`${this.#sentence(failure)} ${words.errors[failure.code].safe(this.#context(failure))}`)
    tell(actionOf(failure, words))
  }

  #sentence(failure: Failure): string {
    return this.#outside.words.errors[failure.code].title(this.#context(failure))
  }

  #context({ details }: Failure) {
    const { profile, model, host } = this.#asked
    return {
      profile,
      model,
      host: details?.host ?? host,
      ...(details?.providerText === undefined ? {} : { providerText: details.providerText }),
    }
  }

  #report() {
    const { id, thread, profile, model } = this.#asked
    const state = this.#state ?? { kind: 'queued', attempt: 0 }
    const end = state.kind === 'done' ? state.end : {}
    return {
      id,
      thread,
      state: state.kind,
      answer: textOf(state),
      profile,
      model,
      ...spentOn(end),
      citations: (end.citations ?? []).flatMap(toSource),
      error: 'failure' in state ? this.#error(state.failure) : null,
    }
  }

  #error(failure: Failure) {
    const { words } = this.#outside
    return {
      kind: failure.code,
      title: this.#sentence(failure),
      safe: words.errors[failure.code].safe(this.#context(failure)),
      action: actionOf(failure, words),
    }
  }
}

/** What is not known is null, never zero. */
function spentOn({ usage, cost }: AnswerEnd) {
  return {
    usage: { input: usage?.inputTokens ?? null, output: usage?.outputTokens ?? null },
    cost:
      cost === undefined
        ? { amount: null, currency: null, estimated: null }
        : { amount: cost.usd, currency: 'USD', estimated: !cost.isReported },
  }
}

function toSource(citation: Citation) {
  return citation.kind === 'url' ? [{ url: citation.url, title: citation.title ?? null }] : []
}

/** What a state means for whoever waits for it: nothing yet, or how it ended. */
export function exitCodeOf(state: AskState): number | undefined {
  if (state.kind === 'done') return EXIT_CODES.done
  if (isFinal(state)) return EXIT_CODES.failed
  if (state.kind === 'blocked' || state.kind === 'needs-approval') return EXIT_CODES.needsUser
  return state.kind === 'interrupted' ? EXIT_CODES.cutOff : undefined
}

const settled: ReadonlySet<Failure['code']> = new Set([
  'key-missing',
  'key-rejected',
  'keychain-locked',
  'keychain-unavailable',
  'profile-incomplete',
  'model-not-found',
  'endpoint-not-found',
  'address-invalid',
  'address-unsafe',
  'untrusted-certificate',
  'invalid-request',
])

function actionOf({ code }: Failure, { cli }: Words): string {
  return settled.has(code) ? cli.toSettings : cli.toWindow
}
