import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { z } from 'zod'
import type { ImportFault, ImportResult } from '#shared/history-views.ts'
import { AppError } from '#shared/errors.ts'
import type { Db } from '../../db/database.ts'
import type { HistoryStore } from '../history-store.ts'
import type { ThreadStore } from '../thread-store.ts'
import { settled, threadFile } from './thread-file.ts'
import type { FileThread } from './thread-file.ts'

/** A longer text could not be held. */
const LARGEST_BYTES = 500_000_000

type Dependencies = {
  readonly db: Pick<Db, 'transaction'>
  readonly history: HistoryStore
  readonly threads: Pick<ThreadStore, 'star' | 'tag' | 'rename'>
  readonly savePicture: (bytes: Uint8Array) => Promise<unknown>
}

type Refusal = Extract<ImportResult, { kind: 'refused' }>
type Imported = Exclude<ImportResult, { kind: 'cancelled' }>
type Read = { readonly file: z.output<typeof threadFile>; readonly pictures: readonly Uint8Array[] }

/** Takes our JSON back in: all of it, or with the first fault by its line and nothing of it. */
export class ThreadImport {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Throws `disk-full`, `disk-unwritable`. */
  async read(path: string): Promise<Imported> {
    const { size } = await stat(path).catch((cause: unknown) => {
      throw new AppError('disk-unwritable', 'The file could not be read', { cause })
    })
    if (size > LARGEST_BYTES) return { kind: 'refused', fault: 'too-large' }
    const parsed = parseThreadFile(await readFile(path, 'utf8'))
    if ('kind' in parsed) return parsed
    // The pictures first, as with an ask: one that is left over by a fault is swept away some day.
    for (const picture of parsed.pictures) await this.#given.savePicture(picture)
    return this.#add(parsed.file.threads)
  }

  #add(threads: readonly FileThread[]): Imported {
    const fresh = threads.filter((thread) => !this.#isKnown(thread))
    this.#given.db.transaction(() => fresh.forEach((thread) => this.#addThread(thread)))
    return { kind: 'imported', threadCount: fresh.length, known: threads.length - fresh.length }
  }

  #isKnown({ threadId, asks }: FileThread): boolean {
    const { history } = this.#given
    return history.hasThread(threadId) || asks.some(({ askId }) => history.ask(askId) !== undefined)
  }

  #addThread({ threadId, startedAt, title, isStarred, tags, asks }: FileThread): void {
    const { history, threads } = this.#given
    history.addThread(threadId, startedAt)
    const known = new Set<string>()
    // Only what stands before it: a file cannot tie an ask to another thread, or to itself.
    const tie = <K extends string>(name: K, askId: string | undefined) =>
      (askId !== undefined && known.has(askId) ? { [name]: askId } : {}) as Partial<Record<K, string>>
    for (const { askedAgainOf, follows, editedFrom, continuedAt, choices, state, ...ask } of asks) {
      for (const capture of ask.captures)
        if (history.capture(capture.id) === undefined) history.addCapture(capture)
      const ties = {
        ...tie('askedAgainOf', askedAgainOf),
        ...tie('follows', follows),
        ...tie('editedFrom', editedFrom),
        ...(continuedAt === undefined ? {} : { continuedAt }),
        ...(choices === undefined ? {} : { choices }),
      }
      history.addAsk({ ...ask, ...ties, threadId, state: settled(state) })
      known.add(ask.askId)
    }
    if (title !== undefined) threads.rename(threadId, title)
    if (isStarred) threads.star(threadId, true)
    if (tags.length > 0) threads.tag(threadId, { add: tags, remove: [] })
  }
}

/** Reads the text of a file of ours, or tells what is wrong with it and where. */
function parseThreadFile(text: string): Read | Refusal {
  const raw = parseJson(text)
  if ('kind' in raw) return raw
  const head = (typeof raw.value === 'object' && raw.value !== null ? raw.value : {}) as Record<
    string,
    unknown
  >
  if (head['askshot'] !== 'history') return refused('not-ours', 1)
  if (typeof head['version'] === 'number' && head['version'] > 1) return refused('newer', 1)
  const parsed = threadFile.safeParse(raw.value)
  if (!parsed.success) return schemaFault(text, parsed.error)
  const pictures: Uint8Array[] = []
  for (const [name, data] of Object.entries(parsed.data.pictures)) {
    const bytes = Buffer.from(data, 'base64')
    if (`${createHash('sha256').update(bytes).digest('hex')}.png` !== name)
      return refused('damaged', lineOf(text, `"${name}":`), name)
    pictures.push(bytes)
  }
  return { file: parsed.data, pictures }
}

function parseJson(text: string): { readonly value: unknown } | Refusal {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    const at = /at position (\d+)/.exec(String(error))?.[1]
    return refused('not-json', at === undefined ? lineCount(text) : lineCount(text.slice(0, Number(at))))
  }
}

function schemaFault(text: string, error: z.ZodError): Refusal {
  const path = error.issues[0]?.path ?? []
  return refused('damaged', lineOfPath(text, path), whereOf(path))
}

/** `['threads', 2, 'asks', 0, 'question']` → `thread 3, ask 1, question`. */
function whereOf(path: readonly PropertyKey[]): string {
  return path
    .flatMap((step, at) => {
      if (typeof step === 'number') return [`${String(path[at - 1]).replace(/s$/, '')} ${step + 1}`]
      return typeof path[at + 1] === 'number' ? [] : [String(step)]
    })
    .join(', ')
}

// We write one record a line, so that a line is an answer; a file that was put into another form has its records only.
function lineOfPath(text: string, [part, index]: readonly PropertyKey[]): number | undefined {
  if (part === 'threads' && typeof index === 'number') {
    const line = text.split('\n', index + 2)[index + 1]
    return line?.startsWith('{') ? index + 2 : undefined
  }
  return part === 'pictures' && index !== undefined ? lineOf(text, `"${String(index)}":`) : undefined
}

function lineOf(text: string, words: string): number | undefined {
  const at = text.indexOf(words)
  return at < 0 ? undefined : lineCount(text.slice(0, at))
}

function lineCount(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

function refused(fault: ImportFault, line?: number, where?: string): Refusal {
  return {
    kind: 'refused',
    fault,
    ...(line === undefined ? {} : { line }),
    ...(where === undefined || where === '' ? {} : { where }),
  }
}
