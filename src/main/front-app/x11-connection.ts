import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { greeting, padded } from './x11-authority.ts'

const UNIT = 32
const REPLY = 1
const PROPERTY_NOTIFY = 28
const [DESTROY_NOTIFY, UNMAP_NOTIFY] = [17, 18]
const EVENT_MASK = 1 << 11
const [STRUCTURE_NOTIFY, PROPERTY_CHANGE] = [1 << 17, 1 << 22]
const LONGEST_WORDS = 1_024

type Answer = (reply: Buffer | undefined) => void

/**
 * A connection to an X server by its own protocol (https://www.x.org/releases/current/doc/xproto/x11protocol.html), for
 * what has to be waited for: an event comes when it comes, and no thread has to stand still for it as with a library.
 */
export class X11Connection {
  readonly #socket: Socket
  #received = Buffer.alloc(0)
  #sequence = 0
  readonly #awaited = new Map<number, Answer>()
  #onProperty: (atom: number) => void = () => undefined
  #onGone: () => void = () => undefined
  #root = 0

  private constructor(socket: Socket) {
    this.#socket = socket
  }

  /** Undefined where no server listens there, or it does not let us in. */
  static open(path: string, cookie: Buffer): Promise<X11Connection | undefined> {
    return new Promise((resolve) => {
      const socket = connect({ path })
      const connection = new X11Connection(socket)
      socket.on('data', (bytes) => connection.#take(bytes, resolve))
      socket.once('error', () => resolve(undefined))
      socket.once('close', () => {
        connection.#lose()
        resolve(undefined)
      })
      socket.unref() // it keeps nothing running
      socket.write(greeting(cookie))
    })
  }

  get root(): number {
    return this.#root
  }

  end(): void {
    this.#socket.destroy()
  }

  async atom(name: string): Promise<number> {
    const text = Buffer.from(name)
    const body = Buffer.alloc(4)
    body.writeUInt16LE(text.length)
    const reply = await this.#ask(16, Buffer.concat([body, padded(text)]))
    return reply?.readUInt32LE(8) ?? 0
  }

  /** The value of a window's property; empty where there is none, or no such window any more. */
  async property(window: number, atom: number): Promise<Buffer> {
    const reply = await this.#ask(20, words(window, atom, 0, 0, LONGEST_WORDS))
    if (reply === undefined) return Buffer.alloc(0)
    const bytes = reply.readUInt32LE(16) * ((reply[1] ?? 0) / 8)
    return reply.subarray(UNIT, UNIT + bytes)
  }

  /** From now on tells which properties of the window change. */
  followProperties(window: number, onChange: (atom: number) => void): void {
    this.#onProperty = onChange
    this.#send(2, words(window, EVENT_MASK, PROPERTY_CHANGE))
  }

  /** From now on tells when this window is off the screen, besides those that were named before. */
  followEnd(window: number, onGone: () => void): void {
    this.#onGone = onGone
    this.#send(2, words(window, EVENT_MASK, STRUCTURE_NOTIFY))
  }

  #ask(opcode: number, body: Buffer): Promise<Buffer | undefined> {
    return new Promise((resolve) => {
      this.#send(opcode, body)
      if (this.#socket.destroyed) resolve(undefined)
      else this.#awaited.set(this.#sequence, resolve)
    })
  }

  #send(opcode: number, body: Buffer): void {
    this.#sequence = (this.#sequence + 1) & 0xffff
    const head = Buffer.alloc(4)
    head.writeUInt8(opcode)
    head.writeUInt16LE(1 + body.length / 4, 2)
    this.#socket.write(Buffer.concat([head, body]))
  }

  #take(bytes: Buffer, onOpen: (connection: X11Connection | undefined) => void): void {
    this.#received = Buffer.concat([this.#received, bytes])
    if (this.#root === 0) {
      const isOpen = this.#takeGreeting()
      if (isOpen === undefined) return
      onOpen(isOpen ? this : undefined)
      if (!isOpen) return this.end()
    }
    for (let message = this.#next(); message !== undefined; message = this.#next()) this.#hear(message)
  }

  /** Undefined until all of it has come. */
  #takeGreeting(): boolean | undefined {
    const all = this.#received
    if (all.length < 8) return undefined
    const length = 8 + 4 * all.readUInt16LE(6)
    if (all.length < length) return undefined
    if (all[0] !== 1) return false
    const vendor = all.readUInt16LE(24)
    const screens = 40 + vendor + ((4 - (vendor % 4)) % 4) + 8 * (all[29] ?? 0)
    this.#root = all.readUInt32LE(screens)
    this.#received = all.subarray(length)
    return true
  }

  #next(): Buffer | undefined {
    const all = this.#received
    if (all.length < UNIT) return undefined
    const length = UNIT + (all[0] === REPLY ? 4 * all.readUInt32LE(4) : 0)
    if (all.length < length) return undefined
    this.#received = all.subarray(length)
    return all.subarray(0, length)
  }

  #hear(message: Buffer): void {
    const kind = (message[0] ?? 0) & 0x7f
    if (kind === PROPERTY_NOTIFY) return this.#onProperty(message.readUInt32LE(8))
    if (kind === DESTROY_NOTIFY || kind === UNMAP_NOTIFY) return this.#onGone()
    if (kind > REPLY) return // an event that nobody asked for
    const sequence = message.readUInt16LE(2)
    this.#awaited.get(sequence)?.(kind === REPLY ? message : undefined)
    this.#awaited.delete(sequence)
  }

  #lose(): void {
    for (const answer of this.#awaited.values()) answer(undefined)
    this.#awaited.clear()
  }
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, 4 * index)
  return bytes
}
