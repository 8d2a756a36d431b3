import { isFinal, receivedOf } from '#shared/ask-state.ts'
import type { AskState } from '#shared/ask-state.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { ThreadAsk } from '#shared/history-views.ts'
import { WatchedAsk } from '../ask/watched-ask.svelte.ts'
import { AnswerBlocks } from '../lib/answer-blocks.svelte.ts'
import type { BlockGroup } from '../lib/answer-blocks.svelte.ts'
import type { Clock } from '../lib/clock.ts'

/** One ask of the thread that is read; one that is under way goes on under the reader's eyes. */
export class ReadAsk {
  readonly ask: ThreadAsk
  readonly watched: WatchedAsk | undefined
  readonly #blocks = new AnswerBlocks()

  constructor(ask: ThreadAsk, { bridge, clock }: { readonly bridge: Bridge; readonly clock: Clock }) {
    this.ask = ask
    if (isFinal(ask.state)) this.#blocks.show(receivedOf(ask.state).text, true)
    else this.watched = new WatchedAsk({ bridge, clock, askId: ask.askId, onChange: () => undefined })
  }

  get state(): AskState {
    return this.watched?.state ?? this.ask.state
  }

  get groups(): readonly BlockGroup[] {
    return this.watched?.answer.groups ?? this.#blocks.groups
  }

  /** Whether it can go on showing this newer word of main about the same ask. */
  shows(ask: ThreadAsk): boolean {
    return (
      ask.askId === this.ask.askId && (this.watched !== undefined || ask.state.kind === this.ask.state.kind)
    )
  }

  close(): void {
    this.watched?.close()
  }
}
