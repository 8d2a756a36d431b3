import { basename } from 'node:path'
import { isFinal, textOf } from '#shared/ask-state.ts'
import type { ExportedThreads, ExportFormat } from '#shared/contract/history.ts'
import { AppError } from '#shared/errors.ts'
import type { ExportResult, ExportSize, ImportResult, OutboxLine, ThreadView } from '#shared/history-views.ts'
import type { SettingsView } from '#shared/views.ts'
import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import { toSummary } from './ask/shown-view.ts'
import { exportBytes } from './history/export/export-size.ts'
import { EXTENSIONS, ThreadExport } from './history/export/export-threads.ts'
import { exportWords } from './history/export/export-words.ts'
import { ThreadImport } from './history/export/import-threads.ts'
import { toFileThread } from './history/export/thread-file.ts'
import type { FileThread } from './history/export/thread-file.ts'
import { Forgetting } from './history/forgetting.ts'
import { Housekeeping } from './history/housekeeping.ts'
import { movedThread } from './history/send-order.ts'
import { Scrubber } from './app-scrubber.ts'
import { ThreadList } from './history/thread-list.ts'
import { ThreadRemoval } from './history/thread-removal.ts'
import type { DataDependencies } from './ipc/data-handlers.ts'
import type { HistoryDependencies } from './ipc/history-handlers.ts'
import type { Platform } from './platform.ts'

type Options = {
  readonly platform: Platform
  readonly store: AppStore
  readonly asking: Pick<Asking, 'asks' | 'outbox' | 'revision' | 'shown'>
  readonly openAsk: (askId: string) => void
  readonly hide: () => void
  /** Tells the window that something is no longer as it was told. */
  readonly push: () => void
}

/** Everything that the history window can do, wired. */
export class HistoryDesk {
  readonly #given: Options
  readonly #list: ThreadList
  readonly #removal: ThreadRemoval
  readonly #housekeeping: Housekeeping
  /** Of threads that go when their window closes. */
  readonly forgetting: Forgetting
  readonly #scrubber: Scrubber

  constructor(given: Options) {
    this.#given = given
    const { store, platform } = given
    this.#scrubber = new Scrubber(store, { log: platform.log, rest: () => rest(platform) })
    this.#removal = this.#createRemoval()
    this.#housekeeping = this.#createHousekeeping()
    this.forgetting = this.#createForgetting()
    this.#list = new ThreadList({
      db: store.db,
      search: store.search,
      hidden: () => this.#removal.hidden(),
      rest: () => rest(platform),
    })
  }

  /** What the pages can reach of it. */
  dependencies(): { readonly history: HistoryDependencies; readonly data: DataDependencies } {
    return { history: this.#historyDependencies(), data: this.#dataDependencies() }
  }

  #historyDependencies(): HistoryDependencies {
    const { store, platform, openAsk, hide, push } = this.#given
    return {
      list: this.#list,
      overview: async () => ({
        ...(await this.#list.overview()),
        outboxCount: store.outbox.count(),
        captureKeys: keysInForce(platform.hotkeys.view()),
        platform: platform.desktop,
      }),
      thread: (threadId) => this.#thread(threadId),
      threads: store.threads,
      star: (threadIds, isStarred) => this.#change(threadIds, (id) => store.threads.star(id, isStarred)),
      tag: (threadIds, change) => this.#change(threadIds, (id) => store.threads.tag(id, change)),
      removal: this.#removal,
      measure: (what, format) => this.#measure(what, format),
      exportThreads: (what, format) => this.#export(what, format),
      importThreads: () => this.#import(),
      ...this.#outboxDependencies(),
      copyAnswer: (askId) => platform.copyText(textOf(this.#given.asking.asks.ask(askId).state)),
      openAsk,
      hide,
      changed: push,
    }
  }

  /** Lets go of what is not to be kept, from time to time. What ends that also removes what was deleted just now. */
  start(): () => void {
    const stop = this.#housekeeping.start()
    this.forgetting.start()
    return () => {
      stop()
      this.#scrubber.leave()
      this.forgetting.stop()
      this.#removal.flush()
    }
  }

  #dataDependencies(): DataDependencies {
    const { store, asking, push } = this.#given
    return {
      housekeeping: this.#housekeeping,
      clear: async () => {
        this.#removal.flush()
        for (const { askId } of store.outbox.entries()) asking.outbox.cancel(askId)
        await store.clear()
        asking.shown.leaveGone()
        asking.shown.draftChanged(undefined)
        push()
        return this.#housekeeping.view()
      },
    }
  }

  #createRemoval(): ThreadRemoval {
    const { store, platform, asking, push } = this.#given
    return new ThreadRemoval({
      db: store.db,
      threads: store.threads,
      withhold: (threadIds) => {
        const these = new Set(threadIds)
        const entries = store.outbox.entries().filter(({ threadId }) => these.has(threadId))
        store.outbox.withhold(threadIds)
        for (const { askId, state } of entries)
          if (state.kind === 'sending' || state.kind === 'streaming') asking.outbox.cancel(askId)
        asking.outbox.nudge()
        this.#leave(these)
      },
      release: (threadIds) => {
        store.outbox.release(threadIds)
        asking.outbox.nudge()
      },
      scrub: (files) => void this.#scrubber.scrub(files),
      after: platform.after,
      onChanged: push,
      onError: (error) => platform.log.error('threads could not be removed', error),
    })
  }

  /** No ask window goes on with what is being deleted. */
  #leave(threadIds: ReadonlySet<string>): void {
    this.#given.asking.shown.leave((threadId) => threadIds.has(threadId))
  }

  #createHousekeeping(): Housekeeping {
    const { store, platform, push } = this.#given
    return new Housekeeping({
      db: store.db,
      threads: store.threads,
      settings: platform.settings,
      scrub: (files) => void this.#scrubber.scrub(files),
      sweep: () => store.sweepPictures(),
      now: platform.now,
      after: platform.after,
      onChanged: push,
      onError: (error) => platform.log.error('housekeeping failed', error),
    })
  }

  #createForgetting(): Forgetting {
    const { store, platform, asking, push } = this.#given
    return new Forgetting({
      db: store.db,
      marks: store.forgetMarks,
      threads: store.threads,
      isUsual: () => platform.settings.get().forgetsThreads === true,
      scrub: (files) => void this.#scrubber.scrub(files),
      onForgotten: () => {
        asking.shown.leaveGone()
        push()
      },
      onError: (error) => platform.log.error('a thread could not be forgotten', error),
    })
  }

  #change(threadIds: readonly string[], change: (threadId: string) => void): void {
    this.#given.store.db.transaction(() => threadIds.forEach(change))
    this.#given.push()
  }

  #thread(threadId: string): ThreadView {
    const { store, asking } = this.#given
    const thread = store.threads.read(threadId)
    if (thread === undefined || this.#removal.hidden().includes(threadId))
      throw new AppError('not-found', 'No such thread')
    const { title, isStarred, tags } = thread
    return {
      threadId,
      ...(title === undefined ? {} : { title }),
      isStarred,
      tags,
      asks: thread.asks.map(({ askId, askedAgainOf }) => ({
        ...toSummary(asking.asks.ask(askId)),
        ...(askedAgainOf === undefined ? {} : { askedAgainOf }),
      })),
    }
  }

  #idsOf(what: ExportedThreads): readonly string[] {
    const hidden = new Set(this.#removal.hidden())
    const ids = what.what === 'everything' ? this.#given.store.threads.ids() : what.threadIds
    return ids.filter((id) => !hidden.has(id))
  }

  async #measure(what: ExportedThreads, format: ExportFormat): Promise<ExportSize> {
    const { store, platform } = this.#given
    const [thread, words] = [(id: string) => this.#fileThread(id), exportWords(platform.language.words)]
    const given = { thread, words, rest: () => rest(platform) }
    const ids = this.#idsOf(what)
    return { threadCount: ids.length, bytes: await exportBytes({ ...given, store }, ids, format) }
  }

  async #export(what: ExportedThreads, format: ExportFormat): Promise<ExportResult> {
    const { store, platform } = this.#given
    const day = new Date(platform.now()).toISOString().slice(0, 10)
    const chosen = await platform.fileDialogs.toWrite(`Askshot ${day}${EXTENSIONS[format]}`)
    if (chosen === undefined) return { kind: 'cancelled' }
    const writer = new ThreadExport({
      thread: (threadId) => this.#fileThread(threadId),
      readPicture: (file) => store.pictures.read(file),
      words: exportWords(platform.language.words),
      now: platform.now,
    })
    const { path, threadCount } = await writer.write({ threadIds: this.#idsOf(what), format, path: chosen })
    return { kind: 'written', name: basename(path), threadCount }
  }

  #fileThread(threadId: string): FileThread | undefined {
    const thread = this.#given.store.threads.read(threadId)
    return thread && toFileThread(thread)
  }

  async #import(): Promise<ImportResult> {
    const { store, platform, push } = this.#given
    const path = await platform.fileDialogs.toRead('json')
    if (path === undefined) return { kind: 'cancelled' }
    const reader = new ThreadImport({
      db: store.db,
      history: store.history,
      threads: store.threads,
      savePicture: (bytes, kind) => store.pictures.save(bytes, kind),
      rest: () => rest(platform),
    })
    return reader.read(path).finally(push)
  }

  #outboxDependencies(): Pick<HistoryDependencies, 'outbox' | 'sendNow' | 'edit' | 'sendAll' | 'move'> {
    const { store, asking, openAsk, push } = this.#given
    const unsent = () => store.outbox.entries().filter(({ state }) => !isFinal(state))
    return {
      outbox: () => unsent().map(({ askId }): OutboxLine => toSummary(asking.asks.ask(askId))),
      sendNow: (askId) => void asking.asks.retry(askId),
      edit: (askId) => openAsk(asking.revision.takeBack(askId).askId),
      sendAll: () => asking.outbox.sendAll(),
      move: (threadId, where) => {
        const moved = movedThread(store.outbox.entries(), threadId, where)
        store.db.transaction(() => store.outbox.reorder(moved.map(({ askId }) => askId)))
        asking.outbox.nudge()
        push()
      },
    }
  }
}

function rest({ after }: Pick<Platform, 'after'>): Promise<void> {
  return new Promise((resolve) => after(0, resolve))
}

/** A chord that did not register is left out, because it does nothing. */
function keysInForce({ capture }: SettingsView['hotkeys']): string {
  return capture.state === 'asked' || capture.state === 'proven' ? capture.accelerator : ''
}
