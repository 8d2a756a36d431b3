import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { AppError } from '#shared/errors.ts'
import type { FileKind } from '../../capture/picture-files.ts'
import { kindOf, parseThreadFile, pictureOf, refused, whereOf } from './parse-threads.ts'
import type { ReadThreads, Refusal } from './parse-threads.ts'
import { fileThread, FILE_VERSION, PICTURES, threadFile, THREADS } from './thread-file.ts'
import type { FileThread } from './thread-file.ts'

/** A longer text, of a file that was put into another form, could not be held. */
const LARGEST_BYTES = 500_000_000

type OnPicture = (bytes: Uint8Array, kind: FileKind) => Promise<unknown>

/**
 * Checks the whole of a file of ours, or names the first fault by its line. As we write it, a file has one record a
 * line and is read line by line, so that nobody waits for a large one. `onPicture` gets its pictures and documents,
 * once nothing is wrong. Throws `disk-unwritable`.
 */
export async function readThreads(path: string, onPicture: OnPicture): Promise<ReadThreads | Refusal> {
  try {
    const found = await checkLines(path)
    if (found === 'another-form') return await readWhole(path, onPicture)
    if (!('kind' in found)) for await (const line of linesOf(path)) await takePicture(line, onPicture)
    return found
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('disk-unwritable', 'The file could not be read', { cause })
  }
}

async function takePicture(line: string, onPicture: OnPicture): Promise<void> {
  const [, name, data] = PICTURE.exec(line) ?? []
  if (name === undefined || data === undefined) return
  const bytes = pictureOf(name, data)
  if (bytes !== undefined) await onPicture(bytes, kindOf(name))
}

async function readWhole(path: string, onPicture: OnPicture): Promise<ReadThreads | Refusal> {
  if ((await stat(path)).size > LARGEST_BYTES) return { kind: 'refused', fault: 'too-large' }
  const pictures: Parameters<OnPicture>[] = []
  const read = parseThreadFile(await readFile(path, 'utf8'), (...picture) => pictures.push(picture))
  if (!('kind' in read)) for (const picture of pictures) await onPicture(...picture)
  return read
}

const PICTURE = /^"([0-9a-f]{64}\.(?:png|pdf))":"([A-Za-z0-9+/]*=*)",?$/

type Part = 'threads' | 'pictures' | 'end'

async function checkLines(path: string): Promise<ReadThreads | Refusal | 'another-form'> {
  const threads: FileThread[] = []
  let part: Part | undefined
  let number = 0
  for await (const line of linesOf(path)) {
    number += 1
    const next = partAfter(line, part)
    const fault =
      part === undefined
        ? faultOfHead(line)
        : next === part &&
          (part === 'threads' ? addThread(threads, line, number) : faultOfPicture(line, number, part))
    if (fault) return fault
    part = next
  }
  return part === 'end' ? { threads } : refused('not-json', Math.max(1, number))
}

/** The part that the next line is of. */
function partAfter(line: string, part: Part | undefined): Part {
  if (part === undefined) return 'threads'
  if (line === PICTURES && part === 'threads') return 'pictures'
  return line === '}}' && part === 'pictures' ? 'end' : part
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })
}

function faultOfHead(line: string): Refusal | 'another-form' | undefined {
  if (!line.endsWith(THREADS)) return 'another-form'
  const head = parsed(`${line}],"pictures":{}}`)
  if (typeof head !== 'object' || head === null || !('askshot' in head)) return 'another-form'
  if ('version' in head && Number(head.version) > FILE_VERSION) return refused('newer', 1)
  return threadFile.safeParse(head).success ? undefined : refused('damaged', 1)
}

function addThread(threads: FileThread[], line: string, number: number): Refusal | undefined {
  const record = parsed(line.replace(/,$/, ''))
  if (record === undefined) return refused('not-json', number)
  const thread = fileThread.safeParse(record)
  if (!thread.success)
    return refused(
      'damaged',
      number,
      whereOf(['threads', threads.length, ...(thread.error.issues[0]?.path ?? [])]),
    )
  threads.push(thread.data)
  return undefined
}

function faultOfPicture(line: string, number: number, part: Part): Refusal | undefined {
  const [, name, data] = PICTURE.exec(line) ?? []
  if (part === 'pictures' && name !== undefined && data !== undefined)
    return pictureOf(name, data) === undefined ? refused('damaged', number, name) : undefined
  const isRecord = part === 'pictures' && parsed(`{${line.replace(/,$/, '')}}`) !== undefined
  return refused(isRecord ? 'damaged' : 'not-json', number)
}

/** Undefined for what is no JSON, which nothing of ours is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined // told with its line by who asked
  }
}
