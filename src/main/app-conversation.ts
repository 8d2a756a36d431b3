import { firstWords } from '#shared/first-words.ts'
import { pathTo } from '#shared/thread.ts'
import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import { toCaptureView } from './ask/shown-view.ts'
import { keepGiven } from './capture/given-file.ts'
import type { GivenFile } from './capture/given-file.ts'
import { ThreadExport } from './history/export/export-threads.ts'
import { exportWords } from './history/export/export-words.ts'
import { toFileThread } from './history/export/thread-file.ts'
import type { Conversation } from './ipc/conversation-handlers.ts'
import { newId } from './new-id.ts'
import type { Platform } from './platform.ts'

type Options = {
  readonly platform: Pick<Platform, 'settings' | 'now' | 'decodeHeic' | 'chooseFile' | 'language'>
  readonly store: Pick<AppStore, 'db' | 'history' | 'threads' | 'pictures'>
  readonly asking: Pick<Asking, 'asks'>
}

/** Wires what the ask window can do with a thread besides asking. */
export function createConversation(options: Options): Conversation {
  const { settings } = options.platform
  return {
    addFile: (bytes, name) => addFile(options, { bytes, name }),
    keepPrompt: (prompt) =>
      void settings.change((all) => ({
        ...all,
        prompts: [...all.prompts.filter(({ name }) => name !== prompt.name), prompt],
      })),
    forgetPrompt: (wanted) =>
      void settings.change((all) => ({
        ...all,
        prompts: all.prompts.filter(({ name }) => name !== wanted),
      })),
    save: (askId) => saveThread(options, askId),
  }
}

async function addFile({ platform, store }: Options, given: GivenFile) {
  const { now, decodeHeic } = platform
  const capture = await keepGiven(given, {
    save: (bytes, kind) => store.pictures.save(bytes, kind),
    ...{ decodeHeic, now, newId: () => newId(now()) },
  })
  store.db.transaction(() => store.history.addCapture(capture))
  return toCaptureView(capture)
}

async function saveThread({ platform, store, asking }: Options, askId: string): Promise<void> {
  const { threadId, question } = asking.asks.ask(askId)
  const path = await platform.chooseFile(firstWords(question, 60))
  const thread = store.threads.read(threadId)
  if (path === undefined || thread === undefined) return
  const writer = new ThreadExport({
    thread: () => undefined,
    readPicture: (file) => store.pictures.read(file),
    words: exportWords(platform.language.words),
    now: platform.now,
  })
  const asks = pathTo(asking.asks.thread(threadId), askId)
  await writer.writeOne(toFileThread({ ...thread, asks }), path)
}
