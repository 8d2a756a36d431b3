import { writeFile } from 'node:fs/promises'
import { AppError } from '#shared/errors.ts'
import { firstWords } from '#shared/first-words.ts'
import { pathTo } from '#shared/thread.ts'
import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import { toCaptureView } from './ask/shown-view.ts'
import { toPng } from './capture/given-picture.ts'
import { threadHtml, threadMarkdown } from './history/export-thread.ts'
import type { Conversation } from './ipc/conversation-handlers.ts'
import { newId } from './new-id.ts'
import type { Platform } from './platform.ts'

type Options = {
  readonly platform: Pick<Platform, 'settings' | 'now' | 'chooseFile' | 'language'>
  readonly store: Pick<AppStore, 'db' | 'history' | 'pictures'>
  readonly asking: Pick<Asking, 'asks'>
}

/** Wires what the ask window can do with a thread besides asking. */
export function createConversation(options: Options): Conversation {
  const { settings } = options.platform
  return {
    addPicture: (bytes) => addPicture(options, bytes),
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

async function addPicture({ platform, store }: Options, given: Uint8Array) {
  const { bytes: png, widthPx, heightPx } = await toPng(given)
  const { file, bytes } = await store.pictures.save(png)
  const takenAt = platform.now()
  const capture = { id: newId(takenAt), file, widthPx, heightPx, bytes, takenAt }
  store.db.transaction(() => store.history.addCapture(capture))
  return toCaptureView(capture)
}

async function saveThread({ platform, store, asking }: Options, askId: string): Promise<void> {
  const { threadId, question } = asking.asks.ask(askId)
  const asks = pathTo(asking.asks.thread(threadId), askId)
  const path = await platform.chooseFile(firstWords(question, 60))
  if (path === undefined) return
  const isHtml = /\.html?$/i.test(path)
  const pictures = new Map<string, Uint8Array>()
  for (const { id, file } of isHtml ? asks.flatMap(({ captures }) => captures) : []) {
    const bytes = await store.pictures.read(file).catch(() => undefined) // one that is gone is left out
    if (bytes !== undefined) pictures.set(id, bytes)
  }
  const write = isHtml ? threadHtml : threadMarkdown
  await writeFile(path, write({ asks, pictures }, platform.language.words.conversation)).catch(
    (cause: unknown) => {
      throw new AppError('disk-unwritable', 'The file could not be written', { cause })
    },
  )
}
