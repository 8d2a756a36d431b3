import { isPicture } from '#shared/captures.ts'
import { isFinal } from '#shared/ask-state.ts'
import type { AskState } from '#shared/ask-state.ts'
import { editsOf, pathTo, tipOf, versionsOf } from '#shared/thread.ts'
import type { AskSummary } from '#shared/views.ts'
import type { WatchedAsk } from './watched-ask.svelte.ts'

/** One question of the branch that is shown, with its answer. */
export type Turn = {
  readonly ask: AskSummary
  readonly watched: WatchedAsk | undefined
  /** The answers to this question, oldest first. */
  readonly versions: readonly AskSummary[]
  /** The questions that were put in this place, oldest first. */
  readonly edits: readonly AskSummary[]
}

type Watch = (ask: AskSummary) => WatchedAsk

/** The thread in the window: all its asks, and the branch of them that the reader has turned to. */
export class ShownThread {
  readonly #watch: Watch
  #asks = $state.raw<readonly AskSummary[]>([])
  #askId = $state('')
  #watched = $state.raw<readonly WatchedAsk[]>([])
  readonly #turns = $derived.by(() => {
    const asks = this.#asks
    return pathTo(asks, this.#askId).map((ask) => ({
      ask,
      watched: this.#watched.find(({ askId }) => askId === ask.askId),
      versions: versionsOf(asks, ask.askId),
      edits: editsOf(asks, ask.askId),
    }))
  })

  constructor(watch: Watch) {
    this.#watch = watch
  }

  get turns(): readonly Turn[] {
    return this.#turns
  }

  /** The newest one of the branch. */
  get last(): Turn | undefined {
    return this.#turns.at(-1)
  }

  /** Of all its pictures, whatever their branch, oldest first. */
  get pictureIds(): readonly string[] {
    return this.#asks.flatMap(({ captures }) => captures.filter(isPicture).map(({ id }) => id))
  }

  /** Of all its asks, whatever their branch, as of now. */
  get states(): readonly AskState[] {
    return this.#asks.map((ask) =>
      stateOf({ ask, watched: this.#watched.find(({ askId }) => askId === ask.askId) }),
    )
  }

  /** The one whose words are awaited from the network. */
  get running(): Turn | undefined {
    return this.#turns.find((turn) => isRunning(stateOf(turn)))
  }

  /** Puts a thread up, at this ask. One that is up already keeps its watches. */
  show(ask: AskSummary, thread: readonly AskSummary[]): void {
    this.#asks = thread.some(({ askId }) => askId === ask.askId) ? thread : [...thread, ask]
    this.#turnTo(ask.askId)
  }

  /** A new ask of this thread, or a newer word of one that is in it. Gives the ask at the end of its branch. */
  add(ask: AskSummary): string {
    const isKnown = this.#asks.some(({ askId }) => askId === ask.askId)
    this.#asks = isKnown
      ? this.#asks.map((each) => (each.askId === ask.askId ? ask : each))
      : [...this.#asks, ask]
    return this.turnTo(ask.askId)
  }

  /** Turns to another version or question, and to where its branch has got. Gives the ask at its end. */
  turnTo(askId: string): string {
    const tip = tipOf(this.#asks, askId)
    this.#turnTo(tip)
    return tip
  }

  close(): void {
    for (const watched of this.#watched) watched.close()
    this.#watched = []
    this.#asks = []
    this.#askId = ''
  }

  #turnTo(askId: string): void {
    const path = pathTo(this.#asks, askId)
    const kept = path.map((ask) => this.#keptWatch(ask) ?? this.#watch(ask))
    for (const watched of this.#watched) if (!kept.includes(watched)) watched.close()
    this.#watched = kept
    this.#askId = askId
  }

  // Main closes a watch after its end: when the ask goes on all the same, it is watched anew.
  #keptWatch(ask: AskSummary): WatchedAsk | undefined {
    const watched = this.#watched.find(({ askId }) => askId === ask.askId)
    const hasEnded = watched?.state !== undefined && isFinal(watched.state)
    return hasEnded && !isFinal(ask.state) ? undefined : watched
  }
}

/** The state of a turn as of now. */
export function stateOf({ ask, watched }: Pick<Turn, 'ask' | 'watched'>): AskState {
  return watched?.state ?? ask.state
}

/** Whether words are awaited from the network: Esc and Stop end that. */
export function isRunning({ kind }: AskState): boolean {
  return kind === 'sending' || kind === 'streaming'
}
