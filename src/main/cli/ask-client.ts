import { basename } from 'node:path'
import type { Duplex } from 'node:stream'
import type { FileFault } from '#shared/words/cli-words.ts'
import type { ErrorCode } from '#shared/errors.ts'
import { MAX_DOCUMENT_BYTES, MAX_FILE_NAME, MAX_PICTURE_BYTES } from '#shared/limits.ts'
import type { Words } from '#shared/words/words.ts'
import { AnswerPrinter } from './answer-printer.ts'
import { CHANNEL_VERSION, Lines } from './ask-channel.ts'
import type { AskHead, ChannelMessage } from './ask-channel.ts'
import { EXIT_CODES } from './command-line.ts'
import type { AskWords } from './command-line.ts'
import { pictureKind } from '../capture/given-picture.ts'
import { isPdf } from '../capture/pdf.ts'

/** What the app says of a file that cannot be asked about: another one would do. */
const UNUSABLE: ReadonlySet<ErrorCode> = new Set([
  'picture-undecodable',
  'document-unreadable',
  'document-locked',
])

/** What `askshot ask` needs of the outside. */
export type AskOutside = {
  /** Reads a file, or with `-` standard input, no further than one byte more than it may have. */
  readonly read: (file: string, mostBytes: number) => Promise<Uint8Array>
  /** The running app, started if there is none; `undefined` if it does not come up. */
  readonly connect: () => Promise<Duplex | undefined>
  readonly print: (text: string) => void
  readonly tell: (line: string) => void
  readonly words: Words
  readonly after: (delayMs: number, action: () => void) => () => void
  /** Ctrl+C. */
  readonly interrupted: AbortSignal
}

/** Asks about a picture or a document and prints what comes; gives the exit code. */
export async function runAsk(given: AskWords, outside: AskOutside): Promise<number> {
  const { tell, words, interrupted } = outside
  const name = given.file === '-' ? words.cli.standardInput : given.file
  const file = await readFile(given.file, outside)
  if (typeof file === 'string') {
    tell(words.cli.files[file](name))
    return EXIT_CODES.wrongUsage
  }
  if (interrupted.aborted) return EXIT_CODES.interrupted
  const socket = await outside.connect()
  if (socket === undefined) {
    tell(words.cli.notStarted)
    return EXIT_CODES.failed
  }
  socket.on('error', () => undefined) // it ends, and that is told
  socket.write(`${JSON.stringify(headOf(given, file))}\n`)
  socket.write(file)
  const waiting = new Waiting(socket, given, outside)
  return waiting.code()
}

async function readFile(file: string, { read }: AskOutside): Promise<Uint8Array | FileFault> {
  try {
    const bytes = await read(file, MAX_PICTURE_BYTES)
    if (bytes.length === 0) return 'empty'
    if (bytes.length > MAX_PICTURE_BYTES) return 'too-large'
    if (isPdf(bytes)) return bytes.length > MAX_DOCUMENT_BYTES ? 'document-too-large' : bytes
    return pictureKind(bytes) === undefined ? 'another-kind' : bytes
  } catch (error) {
    return faultOf(error)
  }
}

function faultOf(error: unknown): FileFault {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'not-found'
    case 'EACCES':
    case 'EPERM':
      return 'not-allowed'
    case 'EISDIR':
      return 'folder'
    default:
      return 'unreadable'
  }
}

function headOf({ file, question, profile, model }: AskWords, bytes: Uint8Array): AskHead {
  return {
    version: CHANNEL_VERSION,
    name: basename(file).slice(-MAX_FILE_NAME),
    question,
    ...(profile === undefined ? {} : { profile }),
    ...(model === undefined ? {} : { model }),
    fileBytes: bytes.length,
  }
}

/** From the question handed over to the end of the answer, of the patience, or of the app. */
class Waiting {
  readonly #socket: Duplex
  readonly #given: AskWords
  readonly #outside: AskOutside
  #printer: AnswerPrinter | undefined
  #isOver = false

  constructor(socket: Duplex, given: AskWords, outside: AskOutside) {
    this.#socket = socket
    this.#given = given
    this.#outside = outside
  }

  code(): Promise<number> {
    return new Promise((resolve) => {
      const stops: (() => void)[] = []
      const end = (code: number) => {
        if (this.#isOver) return
        this.#isOver = true
        for (const stop of stops) stop()
        this.#printer?.end(code)
        this.#socket.destroy()
        resolve(code)
      }
      const { interrupted, after } = this.#outside
      const { timeoutMs } = this.#given
      const onInterrupt = () => end(this.#leave(EXIT_CODES.interrupted))
      interrupted.addEventListener('abort', onInterrupt)
      stops.push(() => interrupted.removeEventListener('abort', onInterrupt))
      if (timeoutMs !== undefined) stops.push(after(timeoutMs, () => end(this.#leave(EXIT_CODES.waiting))))
      const lines = new Lines()
      this.#socket.on('data', (bytes: Uint8Array) => {
        for (const line of lines.feed(bytes)) {
          const code = this.#isOver ? undefined : this.#take(JSON.parse(line) as ChannelMessage)
          if (code !== undefined) end(code)
        }
      })
      this.#socket.on('close', () => end(this.#leave(EXIT_CODES.waiting)))
    })
  }

  /** Before the app has said that it has the question, nobody knows: it may be there or not. */
  #leave(code: number): number {
    if (this.#printer !== undefined) return code
    this.#outside.tell(this.#outside.words.cli.notTaken)
    return code === EXIT_CODES.waiting ? EXIT_CODES.failed : code
  }

  #take(message: ChannelMessage): number | undefined {
    const { tell, words } = this.#outside
    switch (message.type) {
      case 'asked':
        this.#printer = new AnswerPrinter({ ...this.#outside, isJson: this.#given.isJson }, message)
        return undefined
      case 'update':
        return this.#printer?.take(message.update)
      case 'no-profile':
        tell(words.cli.noProfile(this.#given.profile ?? '', message.known))
        return EXIT_CODES.wrongUsage
      case 'refused':
        return this.#refused(message.failure.code)
    }
  }

  #refused(code: Extract<ChannelMessage, { type: 'refused' }>['failure']['code']): number {
    const { tell, words } = this.#outside
    const { file } = this.#given
    if (code === 'picture-unreadable') {
      tell(words.cli.files['another-kind'](file === '-' ? words.cli.standardInput : file))
      return EXIT_CODES.wrongUsage
    }
    const product = { profile: words.product, model: '', host: words.product }
    tell(words.errors[code].title(product))
    return UNUSABLE.has(code) ? EXIT_CODES.wrongUsage : EXIT_CODES.failed
  }
}
