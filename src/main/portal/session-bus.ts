import type { Message, MessageBus, Variant } from '@jellybrick/dbus-next'

type Stop = () => void

type BusCall = {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly signature?: string
  readonly body?: readonly unknown[]
}

/** A signal; what it carries is plain data, out of its variants. */
export type BusSignal = {
  readonly sender: string
  readonly path: string
  readonly body: readonly unknown[]
}

/** The user's D-Bus, as far as it is used here. */
export type SessionBus = {
  /** Our own name on the bus. */
  readonly name: string
  /** Gives the body of the reply, or throws a `BusError`, also when the bus ends before there is one. */
  call(call: BusCall): Promise<readonly unknown[]>
  /** Resolves once the bus passes such signals on. */
  listen(interfaceName: string, member: string, listener: (signal: BusSignal) => void): Promise<Stop>
  readonly variant: (signature: string, value: unknown) => unknown
  /** The connection is gone, whoever ended it. */
  onEnd(listener: () => void): void
  end(): void
}

/** The bus or a program on it said no; `errorName` is empty when there is no bus to say anything. */
export class BusError extends Error {
  readonly errorName: string

  constructor(errorName: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'BusError'
    this.errorName = errorName
  }
}

const DAEMON = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' } as const

/**
 * Connects to the bus at this address, or to the one that the environment names. The client is loaded only here: most
 * desktops never need it.
 */
export async function connectSessionBus(address?: string): Promise<SessionBus> {
  const library = await import('@jellybrick/dbus-next')
  const bus = library.sessionBus(address === undefined ? {} : { busAddress: address })
  const ending = new Ending(bus)
  await ending.unlessEnded(new Promise<void>((resolve) => bus.once('connect', () => resolve())))
  const call = ({ body = [], ...rest }: BusCall) =>
    ending.unlessEnded(
      bus.call(new library.Message({ ...rest, body: [...body] })).then(
        (reply) => plainList(reply?.body ?? [], library.Variant),
        (cause: unknown) => {
          const name = cause instanceof library.DBusError ? cause.type : ''
          throw new BusError(name, 'The call was refused', cause)
        },
      ),
    )
  return {
    name: bus.name ?? '',
    call,
    listen: async (interfaceName, member, listener) => {
      const onMessage = (message: Message) => {
        const isMeant = message.interface === interfaceName && message.member === member
        if (message.type === library.MessageType.SIGNAL && isMeant)
          listener(signalOf(message, library.Variant))
      }
      bus.on('message', onMessage)
      await call(matching('AddMatch', interfaceName, member))
      return () => {
        bus.off('message', onMessage)
        void call(matching('RemoveMatch', interfaceName, member)).catch(() => undefined) // the bus may have ended
      }
    },
    variant: (signature, value) => new library.Variant(signature, value),
    onEnd: (listener) => ending.follow(listener),
    end: () => {
      bus.disconnect()
      ending.end()
    },
  }
}

/** Has the bus pass signals of this name on to us, or no more. */
function matching(verb: 'AddMatch' | 'RemoveMatch', interfaceName: string, member: string): BusCall {
  const rule = `type='signal',interface='${interfaceName}',member='${member}'`
  return { ...DAEMON, interface: 'org.freedesktop.DBus', member: verb, signature: 's', body: [rule] }
}

function signalOf({ sender, path, body }: Message, Wrapped: typeof Variant): BusSignal {
  return { sender, path, body: plainList(body, Wrapped) }
}

/** The client tells nobody who waits for a reply that the bus is gone; this does. */
class Ending {
  readonly #listeners = new Set<() => void>()
  readonly #connection: NodeJS.EventEmitter
  #error: BusError | undefined

  constructor(bus: MessageBus) {
    // What its types leave out: errors, and the connection inside, which alone knows when the other side has hung up.
    const emitter = bus as unknown as NodeJS.EventEmitter & { readonly _connection: NodeJS.EventEmitter }
    emitter.on('error', (cause: unknown) => this.end(cause))
    this.#connection = emitter._connection
    this.#connection.on('end', () => this.end())
  }

  follow(listener: () => void): void {
    if (this.#error === undefined) this.#listeners.add(listener)
    else listener()
  }

  async unlessEnded<T>(wanted: Promise<T>): Promise<T> {
    let stop: () => void = () => undefined
    const ended = new Promise<never>((_resolve, reject) => {
      stop = () => reject(this.#error ?? new BusError('', 'The bus ended'))
    })
    this.follow(stop)
    try {
      return await Promise.race([wanted, ended])
    } finally {
      this.#listeners.delete(stop)
    }
  }

  end(cause?: unknown): void {
    if (this.#error !== undefined) return
    this.#error = new BusError('', 'The bus ended', cause)
    this.#connection.removeAllListeners('message') // it would answer what came last, and throw that it cannot
    for (const listener of [...this.#listeners]) listener()
    this.#listeners.clear()
  }
}

/** The values themselves, where the bus wraps them into variants. */
function plainList(values: readonly unknown[], Wrapped: typeof Variant): readonly unknown[] {
  return values.map((value) => plain(value, Wrapped))
}

function plain(value: unknown, Wrapped: typeof Variant): unknown {
  if (value instanceof Wrapped) return plain(value.value, Wrapped)
  if (Array.isArray(value)) return plainList(value, Wrapped)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each, Wrapped)]))
}
