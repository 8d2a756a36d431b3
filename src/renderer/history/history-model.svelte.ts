import { isPicture } from '#shared/captures.ts'
import { OutboxStatus } from '../ask/outbox-status.svelte.ts'
import type { HistoryPart } from '#shared/contract/history.ts'
import type { Command } from '#shared/contract.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { HistoryOverview } from '#shared/history-views.ts'
import type { Words } from '#shared/words/words.ts'
import type { Clock, Stop } from '../lib/clock.ts'
import { choose, kept, NO_CHOICE, withAll } from './choice.ts'
import type { Choice, ChoiceMode } from './choice.ts'
import { Errands } from './errands.svelte.ts'
import { hasFilters, toQuery } from './filters.ts'
import type { Filters } from './filters.ts'
import { FoundThreads } from './found-threads.svelte.ts'
import type { Move } from './history-keys.ts'
import { ReadThread } from './read-thread.svelte.ts'
import { Sending } from './sending.svelte.ts'

/** After the last key, before the search. */
const SEARCH_AFTER_MS = 120
/** The counts at the chips may be a little older than the list. */
const OVERVIEW_AFTER_MS = 400

type Dependencies = { readonly bridge: Bridge; readonly words: Words; readonly clock: Clock }
export type Layout = 'list' | 'grid'

/** The history window: what is looked for, what was found, and which of it is read. */
export class HistoryModel {
  readonly found: FoundThreads
  readonly reader: ReadThread
  readonly errands: Errands
  readonly sending: Sending
  readonly outbox: OutboxStatus
  readonly #bridge: Bridge
  readonly #clock: Clock
  #text = $state('')
  #filters = $state.raw<Filters>({})
  #layout = $state<Layout>('list')
  #choice = $state.raw<Choice>(NO_CHOICE)
  #overview = $state.raw<HistoryOverview>()
  #openMenu = $state<string>()
  #picture = $state.raw<{ readonly askId: string; readonly index: number }>()
  #timesShown = $state(1)
  #ids: readonly string[] = []
  #stopSearch: Stop | undefined
  #isCountingSoon = false

  constructor({ bridge, words, clock }: Dependencies) {
    this.#bridge = bridge
    this.#clock = clock
    this.found = new FoundThreads({ bridge, clock, onFound: () => this.#follow() })
    this.reader = new ReadThread({ bridge, clock })
    this.errands = new Errands({ bridge, words, clock })
    this.sending = new Sending({ bridge, clock })
    this.outbox = new OutboxStatus(bridge)
  }

  get text(): string {
    return this.#text
  }
  get filters(): Filters {
    return this.#filters
  }
  get layout(): Layout {
    return this.#layout
  }
  get choice(): Choice {
    return this.#choice
  }
  get overview(): HistoryOverview | undefined {
    return this.#overview
  }
  /** The chip or button whose menu is open. */
  get openMenu(): string | undefined {
    return this.#openMenu
  }
  get picture() {
    return this.#picture
  }
  /** Counts the times the window was asked for, so that the search field has the focus each time. */
  get timesShown(): number {
    return this.#timesShown
  }
  get isFiltered(): boolean {
    return this.#text !== '' || hasFilters(this.#filters)
  }
  get chosenIds(): readonly string[] {
    return [...this.#choice.chosen]
  }
  /** Where the focused thread stands in the list. */
  get focusedAt(): number {
    return this.found.hits.findIndex(({ threadId }) => threadId === this.#choice.focused)
  }
  get focusedHit() {
    return this.found.hits[this.focusedAt]
  }

  /** As far as is known of what has been in view. */
  get areAllStarred(): boolean {
    const { chosen } = this.#choice
    return this.found.hits
      .filter(({ threadId }) => chosen.has(threadId))
      .every(({ askId }) => this.found.row(askId)?.isStarred === true)
  }
  get now(): number {
    return this.#clock.now()
  }

  start(what: HistoryPart = 'all'): () => void {
    const { history } = this.#bridge
    const stops = [
      history.onChanged(() => this.#refresh()),
      history.onShown((part) => this.#showAgain(part)),
      this.outbox.start(),
    ]
    if (what === 'outbox') this.filter({ state: 'outbox' })
    this.#look()
    this.#countSoon(0)
    return () => {
      for (const stop of stops) stop()
      this.reader.close()
    }
  }

  #showAgain(what: HistoryPart): void {
    this.#timesShown += 1
    if (what === 'outbox') this.filter({ state: 'outbox' })
  }

  type(text: string): void {
    this.#text = text
    this.#stopSearch?.()
    this.#stopSearch = this.#clock.after(text === '' ? 0 : SEARCH_AFTER_MS, () => this.#look())
  }

  filter(change: Partial<Record<keyof Filters, unknown>>): void {
    const next = Object.entries({ ...this.#filters, ...change }).filter(([, value]) => value !== undefined)
    this.#filters = Object.fromEntries(next)
    this.#look()
  }

  clearFilters(): void {
    this.#filters = {}
    this.#look()
  }

  show(layout: Layout): void {
    this.#layout = layout
  }

  toggleMenu(name: string): void {
    this.#openMenu = this.#openMenu === name ? undefined : name
  }

  closeMenu(name = this.#openMenu): void {
    if (this.#openMenu === name) this.#openMenu = undefined
  }

  choose(threadId: string, mode: ChoiceMode): void {
    this.#choice = choose(this.#choice, this.#ids, threadId, mode)
    this.#read()
  }

  chooseAll(): void {
    this.#choice = withAll(this.#choice, this.#ids)
    this.#read()
  }

  /** `perRow`: how many stand side by side; `perPage`: how many rows are seen at once. */
  move(to: Move, mode: ChoiceMode, { perRow, perPage }: { perRow: number; perPage: number }): void {
    const at = this.focusedAt
    const last = this.#ids.length - 1
    const targets: Readonly<Record<Move, number>> = {
      up: at - perRow,
      down: at < 0 ? 0 : at + perRow,
      left: perRow > 1 ? at - 1 : at,
      right: perRow > 1 ? at + 1 : at,
      first: 0,
      last,
      'page-up': at - perRow * perPage,
      'page-down': at + perRow * perPage,
    }
    const threadId = this.#ids[Math.min(last, Math.max(0, targets[to]))]
    if (threadId !== undefined) this.choose(threadId, mode)
  }

  /** One step back: what lies over the list, the search, the filters, the window. Nothing is ever deleted by it. */
  stepBack(): void {
    if (this.#picture !== undefined) this.#picture = undefined
    else if (this.#openMenu !== undefined) this.#openMenu = undefined
    else if (this.errands.stepBack()) return
    else if (this.#text !== '') this.type('')
    else if (hasFilters(this.#filters)) this.clearFilters()
    else this.hide()
  }

  hide(): void {
    void this.#bridge.history.hide()
  }

  run(command: Command): void {
    this.#openMenu = undefined
    void this.#bridge.app.run(command)
  }

  openAsk(askId: string | undefined = this.focusedHit?.askId): void {
    if (askId !== undefined) void this.errands.run(this.#bridge.history.open(askId))
  }

  showPicture(askId?: string, index = 0): void {
    const asks = this.reader.asks.map(({ ask }) => ask)
    const wanted = askId ?? this.focusedHit?.askId
    const ask = asks.find((each) => each.askId === wanted && each.captures.some(isPicture))
    const shown = ask ?? asks.find(({ captures }) => captures.some(isPicture))
    if (shown !== undefined) this.#picture = { askId: shown.askId, index }
  }

  closePicture(): void {
    this.#picture = undefined
  }

  openLink(href: string): void {
    void this.errands.run(this.#bridge.app.openLink(href))
  }

  #look(): void {
    this.#stopSearch?.()
    this.#stopSearch = undefined
    if (this.#filters.state === 'outbox') void this.sending.read()
    void this.found.look(toQuery(this.#text, this.#filters, this.#clock.now()))
  }

  #refresh(): void {
    void this.found.look(toQuery(this.#text, this.#filters, this.#clock.now()), true)
    if (this.#filters.state === 'outbox') void this.sending.read()
    void this.reader.refresh()
    this.#countSoon(OVERVIEW_AFTER_MS)
  }

  #countSoon(delayMs: number): void {
    if (this.#isCountingSoon) return
    this.#isCountingSoon = true
    this.#clock.after(delayMs, () => {
      this.#isCountingSoon = false
      void this.#bridge.history.overview().then((result) => {
        if (result.ok) this.#overview = result.value
      })
    })
  }

  /** The list is another one: what was chosen stays so where it is still there; else the first thread is read. */
  #follow(): void {
    const before = this.#ids
    this.#ids = this.found.hits.map(({ threadId }) => threadId)
    const choice = kept(this.#choice, before, this.#ids)
    const [first] = this.#ids
    const isNone = choice.focused === undefined && first !== undefined
    this.#choice = isNone ? choose(choice, this.#ids, first, 'only') : choice
    this.#read()
  }

  #read(): void {
    const { chosen, focused } = this.#choice
    const threadId = chosen.size === 1 ? [...chosen][0] : focused
    const hit = this.found.hits.find((each) => each.threadId === threadId)
    if (chosen.size > 1 || hit === undefined) return this.reader.close()
    const isShown = this.reader.view?.threadId === hit.threadId && this.reader.foundId === hit.askId
    if (!isShown) void this.reader.open(hit.threadId, hit.askId)
  }
}
