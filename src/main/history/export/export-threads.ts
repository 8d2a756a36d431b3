import { open, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { ExportFormat } from '#shared/contract/history.ts'
import { AppError } from '#shared/errors.ts'
import type { ExportWords } from './export-words.ts'
import { htmlHead, threadHtml } from './html.ts'
import { threadMarkdown } from './markdown.ts'
import { FILE_VERSION, PICTURES, THREADS } from './thread-file.ts'
import type { FileThread } from './thread-file.ts'
import { fileNameOf, nameOfThread } from './thread-name.ts'

type Dependencies = {
  readonly thread: (threadId: string) => FileThread | undefined
  readonly readPicture: (file: string) => Promise<Uint8Array>
  readonly words: ExportWords
  readonly now: () => number
}

type Order = { readonly threadIds: readonly string[]; readonly format: ExportFormat; readonly path: string }

/** The ending of an export's name; a folder has none. */
export const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  markdown: '',
  html: '.html',
  json: '.json',
}

/** Of pictures and documents, beside the texts they belong to. */
const PICTURE_FOLDER = 'pictures'

/** Writes threads where nothing of that name is yet. A file that could not be written whole is taken away again. */
export class ThreadExport {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Gives the path that it took, and how many threads there were. Throws `disk-full`, `disk-unwritable`. */
  async write(order: Order): Promise<{ readonly path: string; readonly threadCount: number }> {
    const path = await freePath(order.path, EXTENSIONS[order.format])
    try {
      const threadCount = await this.#write[order.format](path, order.threadIds)
      return { path, threadCount }
    } catch (cause) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined) // the first error is the one that tells
      throw diskError(cause)
    }
  }

  /**
   * One thread, in the place of what is at this path, as the user was asked; HTML by its ending, or Markdown with its
   * pictures and documents in a folder beside it. Throws `disk-full`, `disk-unwritable`; what was there stays then.
   */
  async writeOne(thread: FileThread, path: string): Promise<void> {
    const unfinished = `${path}.part`
    try {
      await rm(unfinished, { force: true })
      await this.#toFile(unfinished, (file) => this.#one(file, thread, path))
      await rename(unfinished, path)
    } catch (cause) {
      await rm(unfinished, { force: true }).catch(() => undefined) // the first error is the one that tells
      throw diskError(cause)
    }
  }

  async #one(file: FileHandle, thread: FileThread, path: string): Promise<number> {
    const { words } = this.#given
    if (/^\.html?$/i.test(extname(path))) {
      await file.write(htmlHead(words.history, nameOfThread(thread)))
      await file.write(await threadHtml(thread, (each) => this.#base64(each), words))
      return 1
    }
    const folder = `${basename(path, extname(path))} ${PICTURE_FOLDER}`
    await file.write(threadMarkdown(thread, words, folder))
    const hasPictures = picturesOf(thread).length > 0
    if (hasPictures) await mkdir(join(dirname(path), folder), { recursive: true, mode: 0o700 })
    await this.#writePictures(join(dirname(path), folder), thread)
    return 1
  }

  async #writePictures(folder: string, thread: FileThread): Promise<void> {
    for (const file of picturesOf(thread)) {
      const bytes = await this.#picture(file)
      if (bytes !== undefined) await writeFile(join(folder, file), bytes, { mode: 0o600 })
    }
  }

  readonly #write: Readonly<Record<ExportFormat, (path: string, ids: readonly string[]) => Promise<number>>> =
    {
      markdown: (path, ids) => this.#markdown(path, ids),
      html: (path, ids) => this.#toFile(path, (file) => this.#html(file, ids)),
      json: (path, ids) => this.#toFile(path, (file) => this.#json(file, ids)),
    }

  async #markdown(folder: string, ids: readonly string[]): Promise<number> {
    await mkdir(join(folder, PICTURE_FOLDER), { recursive: true, mode: 0o700 })
    let count = 0
    for (const thread of this.#threads(ids)) {
      count += 1
      const name = `${fileNameOf(thread, count)}.md`
      const text = threadMarkdown(thread, this.#given.words, PICTURE_FOLDER)
      await writeFile(join(folder, name), text, { flag: 'wx', mode: 0o600 })
      await this.#writePictures(join(folder, PICTURE_FOLDER), thread)
    }
    return count
  }

  async #html(file: FileHandle, ids: readonly string[]): Promise<number> {
    const { words } = this.#given
    await file.write(htmlHead(words.history))
    let count = 0
    for (const thread of this.#threads(ids)) {
      count += 1
      await file.write(await threadHtml(thread, (each) => this.#base64(each), words))
    }
    return count
  }

  async #json(file: FileHandle, ids: readonly string[]): Promise<number> {
    const head = {
      askshot: 'history',
      version: FILE_VERSION,
      exportedAt: new Date(this.#given.now()).toISOString(),
    }
    await file.write(`${JSON.stringify(head).slice(0, -1)},${THREADS}`)
    const pictures = new Set<string>()
    let count = 0
    for (const thread of this.#threads(ids)) {
      await file.write(`${count === 0 ? '' : ','}\n${JSON.stringify(thread)}`)
      for (const picture of picturesOf(thread)) pictures.add(picture)
      count += 1
    }
    await file.write(`\n${PICTURES}`)
    let written = 0
    for (const picture of pictures) {
      const data = await this.#base64(picture)
      if (data === undefined) continue
      await file.write(`${written === 0 ? '' : ','}\n${JSON.stringify(picture)}:${JSON.stringify(data)}`)
      written += 1
    }
    await file.write('\n}}\n')
    return count
  }

  async #toFile(path: string, write: (file: FileHandle) => Promise<number>): Promise<number> {
    const file = await open(path, 'wx', 0o600)
    try {
      const count = await write(file)
      await file.sync()
      return count
    } finally {
      await file.close()
    }
  }

  *#threads(ids: readonly string[]): Iterable<FileThread> {
    for (const id of ids) {
      const thread = this.#given.thread(id)
      if (thread !== undefined) yield thread
    }
  }

  async #base64(file: string): Promise<string | undefined> {
    const bytes = await this.#picture(file)
    return bytes && Buffer.from(bytes).toString('base64')
  }

  #picture(file: string): Promise<Uint8Array | undefined> {
    return this.#given.readPicture(file).catch(() => undefined) // the text is written all the same
  }
}

function picturesOf({ asks }: FileThread): readonly string[] {
  return [...new Set(asks.flatMap(({ captures }) => captures.map(({ file }) => file)))]
}

/** The path itself, or with a number behind the name where there is something already. */
async function freePath(wanted: string, extension: string): Promise<string> {
  const ended = extname(wanted) === extension ? wanted : `${wanted}${extension}`
  const stem = basename(ended, extension)
  for (let number = 1; ; number += 1) {
    const path = join(dirname(ended), `${stem}${number === 1 ? '' : ` (${number})`}${extension}`)
    const isFree = await stat(path).then(
      () => false,
      (error: unknown) => (error as { code?: unknown }).code === 'ENOENT',
    )
    if (isFree || number > 10_000) return path
  }
}

function diskError(cause: unknown): unknown {
  if (cause instanceof AppError) return cause
  const code = String((cause as { code?: unknown } | null)?.code)
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  return new AppError(isFull ? 'disk-full' : 'disk-unwritable', 'The export could not be written', { cause })
}
