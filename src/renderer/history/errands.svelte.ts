import type { Bridge } from '#shared/contract/bridge.ts'
import type { ExportedThreads, ExportFormat } from '#shared/contract/history.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure, Result } from '#shared/errors.ts'
import type { ExportSize, ImportResult } from '#shared/history-views.ts'
import type { Words } from '#shared/words/words.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock, Stop } from '../lib/clock.ts'

/** So long "Undo" stands there; main waits as long. */
const UNDO_MS = 10_000
const NOTE_MS = 6_000
/** What is deleted from here on is asked about first. */
const MANY = 2

type Dependencies = { readonly bridge: Bridge; readonly words: Words; readonly clock: Clock }

/** A line at the lower edge: what was done, and the way back where there is one. */
export type Note = { readonly text: string; readonly canUndo: boolean; readonly isTrouble: boolean }

type Question = { readonly threadIds: readonly string[]; readonly unanswered: number }

/** What is done with threads, and what is said about it. */
export class Errands {
  readonly #bridge: Bridge
  readonly #words: Words
  readonly #clock: Clock
  #failure = $state.raw<Failure>()
  #note = $state.raw<Note>()
  #question = $state.raw<Question>()
  #exporting = $state.raw<{ readonly what: ExportedThreads; readonly foundIds: readonly string[] }>()
  #size = $state.raw<ExportSize>()
  #renamingId = $state<string>()
  #stopNote: Stop | undefined

  constructor({ bridge, words, clock }: Dependencies) {
    this.#bridge = bridge
    this.#words = words
    this.#clock = clock
  }

  get failure(): Failure | undefined {
    return this.#failure
  }
  get note(): Note | undefined {
    return this.#note
  }
  /** What stands to be answered before anything is deleted. */
  get question(): Question | undefined {
    return this.#question
  }
  get exporting() {
    return this.#exporting
  }
  get size(): ExportSize | undefined {
    return this.#size
  }
  get renamingId(): string | undefined {
    return this.#renamingId
  }

  /** Whether there was something of this to step back from. */
  stepBack(): boolean {
    const isOpen =
      this.#question !== undefined || this.#exporting !== undefined || this.#renamingId !== undefined
    this.#question = undefined
    this.#exporting = undefined
    this.#renamingId = undefined
    return isOpen
  }

  /** Deletes with a way back; several, or what has not been answered, only after a yes. */
  async remove(threadIds: readonly string[]): Promise<void> {
    if (threadIds.length === 0) return
    const unanswered = (await this.run(this.#bridge.history.unanswered([...threadIds]))) ?? 0
    if (threadIds.length >= MANY || unanswered > 0) this.#question = { threadIds, unanswered }
    else await this.#delete(threadIds)
  }

  async confirm(): Promise<void> {
    const threadIds = this.#question?.threadIds ?? []
    this.#question = undefined
    await this.#delete(threadIds)
  }

  async undo(): Promise<void> {
    this.#clearNote()
    await this.run(this.#bridge.history.undo())
  }

  star(threadIds: readonly string[], isStarred: boolean): void {
    if (threadIds.length > 0) void this.run(this.#bridge.history.star([...threadIds], isStarred))
  }

  tag(threadIds: readonly string[], change: { add?: string; remove?: string }): void {
    const one = (tag: string | undefined) => (tag === undefined ? [] : [tag])
    void this.run(
      this.#bridge.history.tag([...threadIds], { add: one(change.add), remove: one(change.remove) }),
    )
  }

  startRename(threadId: string | undefined): void {
    this.#renamingId = threadId
  }

  async rename(threadId: string, title: string): Promise<void> {
    this.#renamingId = undefined
    await this.run(this.#bridge.history.rename(threadId, title))
  }

  async copy(askId: string | undefined): Promise<void> {
    if (askId === undefined) return
    await this.run(this.#bridge.history.copy(askId))
    if (this.#failure === undefined) this.#say(this.#words.history.copied)
  }

  async copyCode(code: string): Promise<boolean> {
    const result = await this.#bridge.ask.copyCode(code)
    if (!result.ok) this.#failure = result.failure
    return result.ok
  }

  /** Opens the dialog, for the selection where there is one. */
  startExport(chosenIds: readonly string[], foundIds: readonly string[]): void {
    const what: ExportedThreads =
      chosenIds.length > 0 ? { what: 'threads', threadIds: [...chosenIds] } : { what: 'everything' }
    this.#exporting = { what, foundIds }
    void this.measure(what, 'markdown')
  }

  async measure(what: ExportedThreads, format: ExportFormat): Promise<void> {
    this.#size = undefined
    if (this.#exporting === undefined) return
    const exporting = { ...this.#exporting, what }
    this.#exporting = exporting
    const size = await this.run(this.#bridge.history.measure(what, format))
    if (this.#exporting === exporting) this.#size = size // else something else was chosen meanwhile
  }

  async export(format: ExportFormat): Promise<void> {
    const what = this.#exporting?.what
    if (what === undefined) return
    const result = await this.run(this.#bridge.history.export(what, format))
    if (result?.kind !== 'written') return
    this.#exporting = undefined
    this.#say(this.#words.history.export.done(result.threadCount, result.name))
  }

  async import(): Promise<void> {
    const result = await this.run(this.#bridge.history.import())
    if (result !== undefined) this.#tell(result)
  }

  async run<T>(reply: Promise<Result<T>>): Promise<T | undefined> {
    try {
      const value = await unwrap(reply)
      this.#failure = undefined
      return value
    } catch (error) {
      this.#failure = toFailure(error)
      return undefined
    }
  }

  dismiss(): void {
    this.#failure = undefined
    this.#clearNote()
  }

  async #delete(threadIds: readonly string[]): Promise<void> {
    await this.run(this.#bridge.history.delete([...threadIds]))
    if (this.#failure === undefined)
      this.#say(this.#words.history.deleted(threadIds.length), { canUndo: true })
  }

  #tell(result: ImportResult): void {
    const { import: words } = this.#words.history
    if (result.kind === 'imported') this.#say(words.done(result.threadCount, result.known))
    if (result.kind !== 'refused') return
    const at = words.at(result.line, result.where)
    const parts = [words.faults[result.fault], ...(at === '' ? [] : [`${at}.`]), words.nothingImported]
    this.#say(parts.join(' '), { isTrouble: true })
  }

  // What went wrong stays until it is put away; the rest goes by itself.
  #say(text: string, { canUndo = false, isTrouble = false } = {}): void {
    this.#clearNote()
    this.#note = { text, canUndo, isTrouble }
    if (isTrouble) return
    this.#stopNote = this.#clock.after(canUndo ? UNDO_MS : NOTE_MS, () => this.#clearNote())
  }

  #clearNote(): void {
    this.#stopNote?.()
    this.#stopNote = undefined
    this.#note = undefined
  }
}
