import { BusError } from './session-bus.ts'
import type { BusSignal, SessionBus } from './session-bus.ts'

type Stop = () => void

type Dependencies = {
  readonly connect: () => Promise<SessionBus>
  /** The name of our desktop file: what the desktop remembers permissions and keys by. */
  readonly appId: string
  readonly after: (delayMs: number, action: () => void) => Stop
  /** A word that no other request of ours has. */
  readonly newToken: () => string
}

/** A call that the desktop answers later, perhaps only after it has asked the user. */
export type PortalRequest = {
  readonly interface: string
  readonly member: string
  /** The types of what comes before the options. */
  readonly signature?: string
  readonly body?: (variant: SessionBus['variant']) => readonly unknown[]
  readonly options?: PortalOptions
  /** How long the answer is waited for. */
  readonly limitMs: number
}
type PortalOptions = Readonly<Record<string, readonly [signature: string, value: unknown]>>

/** `cancelled`: the user said no; `refused`: the desktop did, or could not do it. */
export type PortalAnswer =
  | { readonly kind: 'done'; readonly results: Readonly<Record<string, unknown>> }
  | { readonly kind: 'cancelled' | 'refused' }

type PortalFault = 'absent' | 'denied' | 'late' | 'lost' | 'failed'

/** Why a portal gave no answer at all. */
export class PortalError extends Error {
  readonly fault: PortalFault

  constructor(fault: PortalFault, cause?: unknown) {
    super(`The portal is ${fault}`, cause === undefined ? undefined : { cause })
    this.name = 'PortalError'
    this.fault = fault
  }
}

type Connected = { readonly bus: SessionBus; readonly owner: string }

const PORTAL = 'org.freedesktop.portal.Desktop'
const PATH = '/org/freedesktop/portal/desktop'
const REQUEST = 'org.freedesktop.portal.Request'
const DAEMON = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const
/** A portal may have to be started first; the bus itself gives up after 25 s. */
const CALL_LIMIT_MS = 30_000

/** The desktop's portals (https://flatpak.github.io/xdg-desktop-portal/docs): connected when first needed. */
export class Portal {
  readonly #given: Dependencies
  #connected: Promise<Connected> | undefined
  readonly #awaited = new Map<string, (answer: PortalAnswer) => void>()
  readonly #lost = new Set<() => void>()

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Throws a `PortalError` when no answer comes. */
  async request(wanted: PortalRequest): Promise<PortalAnswer> {
    const { bus } = await this.#connect()
    const token = this.#given.newToken()
    const handle = `${PATH}/request/${bus.name.slice(1).replaceAll('.', '_')}/${token}`
    const answer = new Promise<PortalAnswer>((resolve) => this.#awaited.set(handle, resolve))
    const { interface: name, member, signature = '', body, options = {}, limitMs } = wanted
    const filled = optionsOf(bus, { handle_token: ['s', token], ...options })
    try {
      await this.call(name, member, `${signature}a{sv}`, [...(body?.(bus.variant) ?? []), filled])
      return await this.#unlessLost(this.#inTime(answer, limitMs))
    } catch (error) {
      if (error instanceof PortalError && error.fault === 'late') this.close(handle, REQUEST)
      throw error
    } finally {
      this.#awaited.delete(handle)
    }
  }

  /** A call that is answered at once. Throws a `PortalError`. */
  async call(
    interfaceName: string,
    member: string,
    signature: string,
    body: readonly unknown[],
  ): Promise<readonly unknown[]> {
    const { bus } = await this.#connect()
    const call = { destination: PORTAL, path: PATH, interface: interfaceName, member, signature, body }
    return this.#inTime(bus.call(call).catch(refused), CALL_LIMIT_MS)
  }

  /** Ends a request or a session; one that is gone already is as good. */
  close(handle: string, interfaceName: string): void {
    const end = async () => {
      const { bus } = await this.#connect()
      await bus.call({ destination: PORTAL, path: handle, interface: interfaceName, member: 'Close' })
    }
    if (this.#connected !== undefined) void end().catch(() => undefined)
  }

  /** Signals of the portal itself; what anybody else sends in its name is left out. */
  async listen(interfaceName: string, member: string, listener: (signal: BusSignal) => void): Promise<Stop> {
    const { bus, owner } = await this.#connect()
    const ofPortal = (signal: BusSignal) => {
      if (signal.sender === owner) listener(signal)
    }
    return bus.listen(interfaceName, member, ofPortal).catch(refused)
  }

  /** The portal or the bus went away, and with it every request and every session. */
  onLost(listener: () => void): Stop {
    this.#lost.add(listener)
    return () => this.#lost.delete(listener)
  }

  async stop(): Promise<void> {
    const connected = this.#connected
    this.#lost.clear()
    if (connected !== undefined) (await connected.catch(() => undefined))?.bus.end()
  }

  #connect(): Promise<Connected> {
    this.#connected ??= this.#open().catch((error: unknown) => {
      this.#connected = undefined // so that the next need tries again
      throw error
    })
    return this.#connected
  }

  async #open(): Promise<Connected> {
    const bus = await this.#inTime(this.#given.connect().catch(refused), CALL_LIMIT_MS)
    bus.onEnd(() => this.#lose())
    try {
      const owner = await this.#inTime(this.#greet(bus).catch(refused), CALL_LIMIT_MS)
      return { bus, owner }
    } catch (error) {
      bus.end()
      throw error
    }
  }

  /** Everything that must be known before the first request, the name we go by above all. */
  async #greet(bus: SessionBus): Promise<string> {
    await bus.listen(DAEMON.interface, 'NameOwnerChanged', ({ sender, body: [name, , newOwner] }) => {
      if (sender === DAEMON.destination && name === PORTAL && newOwner === '') bus.end()
    })
    const start = { ...DAEMON, member: 'StartServiceByName', signature: 'su', body: [PORTAL, 0] }
    const ownerOf = () => bus.call({ ...DAEMON, member: 'GetNameOwner', signature: 's', body: [PORTAL] })
    const [owner] = await ownerOf().catch(async () => {
      await bus.call(start)
      return ownerOf()
    })
    await bus.listen(REQUEST, 'Response', (signal) => {
      if (signal.sender === owner) this.#awaited.get(signal.path)?.(answerOf(signal.body))
    })
    const register = { interface: 'org.freedesktop.host.portal.Registry', member: 'Register' }
    const body = [this.#given.appId, {}]
    // Older portals do not have it and take the name from the program's scope.
    await bus
      .call({ destination: PORTAL, path: PATH, ...register, signature: 'sa{sv}', body })
      .catch(() => undefined)
    return String(owner)
  }

  #lose(): void {
    this.#connected = undefined
    for (const listener of [...this.#lost]) listener()
  }

  async #unlessLost<T>(wanted: Promise<T>): Promise<T> {
    let stop: Stop = () => undefined
    const lost = new Promise<never>((_resolve, reject) => {
      stop = this.onLost(() => reject(new PortalError('lost')))
    })
    return Promise.race([wanted, lost]).finally(() => stop())
  }

  async #inTime<T>(wanted: Promise<T>, limitMs: number): Promise<T> {
    let cancel: Stop = () => undefined
    const late = new Promise<never>((_resolve, reject) => {
      cancel = this.#given.after(limitMs, () => reject(new PortalError('late')))
    })
    return Promise.race([wanted, late]).finally(() => cancel())
  }
}

function optionsOf(bus: SessionBus, options: PortalOptions): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(options).map(([name, [signature, value]]) => [name, bus.variant(signature, value)]),
  )
}

function answerOf([response, results]: readonly unknown[]): PortalAnswer {
  if (response === 1) return { kind: 'cancelled' }
  if (response !== 0) return { kind: 'refused' }
  return { kind: 'done', results: (results ?? {}) as Readonly<Record<string, unknown>> }
}

/** There is no such program, or it has no such part: which of the two makes no difference. */
const ABSENT =
  /\.(ServiceUnknown|NameHasNoOwner|UnknownMethod|UnknownInterface|UnknownObject|NotSupported|NotFound)$|\.Spawn\./
const DENIED = /\.(AccessDenied|NotAllowed)$/

function refused(cause: unknown): never {
  const name = cause instanceof BusError ? cause.errorName : ''
  if (ABSENT.test(name)) throw new PortalError('absent', cause)
  if (DENIED.test(name)) throw new PortalError('denied', cause)
  throw new PortalError(cause instanceof BusError && name === '' ? 'lost' : 'failed', cause)
}
