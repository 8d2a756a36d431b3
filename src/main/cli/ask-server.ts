import { chmod, unlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { AppError, toFailure } from '#shared/errors.ts'
import type { AskStream } from '../ask/ask-stream.ts'
import { askHead, MAX_HEAD_BYTES } from './ask-channel.ts'
import type { AskHead, ChannelMessage } from './ask-channel.ts'

export type GivenAsk = {
  readonly question: string
  readonly profile: string | undefined
  readonly model: string | undefined
  readonly file: { readonly bytes: Uint8Array; readonly name: string }
}

type Dependencies = {
  readonly path: string
  /** Puts the ask on disk; what it gives is told as it is. */
  readonly ask: (given: GivenAsk) => Promise<ChannelMessage>
  readonly watch: (askId: string, stream: AskStream) => void
  readonly onError: (error: unknown) => void
}

const NEWLINE = 0x0a

/** Hears asks of the command line, for this user alone, and streams what becomes of them. */
export class AskServer {
  readonly #given: Dependencies
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Never throws: without it everything else goes on. */
  async start(): Promise<void> {
    const { path, onError } = this.#given
    const isFile = !path.startsWith('\\\\')
    try {
      // Whoever left it there has ended: only one Askshot runs in this folder.
      if (isFile) await unlink(path).catch(() => undefined)
      const server = createServer((socket) => this.#serve(socket))
      this.#server = server
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(path, resolve)
      })
      server.on('error', onError)
      if (isFile) await chmod(path, 0o600)
    } catch (error) {
      onError(error)
    }
  }

  /** Those who wait are told nothing more; their asks are in the outbox. */
  stop(): void {
    this.#server?.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('error', () => undefined) // whoever asked has gone; the ask stays
    const send = (message: ChannelMessage) => {
      if (socket.writable) socket.write(`${JSON.stringify(message)}\n`)
    }
    const request = new Request()
    const onData = (bytes: Buffer) => {
      try {
        const given = request.feed(bytes)
        if (given === undefined) return
        socket.off('data', onData)
        socket.resume()
        void this.#ask(given, socket, send)
      } catch (error) {
        this.#refuse(error, socket, send)
      }
    }
    socket.on('data', onData)
  }

  async #ask(given: GivenAsk, socket: Socket, send: (message: ChannelMessage) => void): Promise<void> {
    try {
      const message = await this.#given.ask(given)
      send(message)
      if (message.type !== 'asked') return void socket.end()
      this.#given.watch(message.id, {
        send: (update) => send({ type: 'update', update }),
        close: () => socket.end(),
        onClose: (listener) => void socket.once('close', listener),
      })
    } catch (error) {
      this.#refuse(error, socket, send)
    }
  }

  #refuse(error: unknown, socket: Socket, send: (message: ChannelMessage) => void): void {
    this.#given.onError(error)
    send({ type: 'refused', failure: toFailure(error) })
    socket.end()
  }
}

/** One request as its bytes arrive. Throws `bad-request`. */
class Request {
  readonly #parts: Buffer[] = []
  #length = 0
  #head: AskHead | undefined

  /** The whole request, once it is there. */
  feed(bytes: Buffer): GivenAsk | undefined {
    const end = this.#head === undefined ? bytes.indexOf(NEWLINE) : -1
    this.#keep(end === -1 ? bytes : bytes.subarray(0, end))
    if (this.#head === undefined) {
      if (this.#length > MAX_HEAD_BYTES) throw new AppError('bad-request', 'The head is too long')
      if (end === -1) return undefined
      this.#head = readHead(this.#take())
      this.#keep(bytes.subarray(end + 1))
    }
    const { fileBytes, name, question, profile, model } = this.#head
    if (this.#length > fileBytes) throw new AppError('bad-request', 'More came than was announced')
    if (this.#length < fileBytes) return undefined
    return { question, profile, model, file: { bytes: this.#take(), name } }
  }

  #keep(bytes: Buffer): void {
    this.#parts.push(bytes)
    this.#length += bytes.length
  }

  #take(): Buffer {
    this.#length = 0
    return Buffer.concat(this.#parts.splice(0))
  }
}

function readHead(bytes: Buffer): AskHead {
  try {
    return askHead.parse(JSON.parse(bytes.toString('utf8')))
  } catch (cause) {
    throw new AppError('bad-request', 'Malformed request', { cause })
  }
}
