import { Message, MessageType, sessionBus } from '@jellybrick/dbus-next'
import type { MessageBus } from '@jellybrick/dbus-next'
import { once } from 'node:events'

const NAME = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'

/** Why a notification is no longer shown, as the specification counts it. */
const CLOSED = { dismissed: 2, byProgram: 3 } as const

/** One notification as a program asked for it. */
export type Notified = {
  readonly id: number
  readonly title: string
  readonly text: string
  /** Keys of what can be done with it; a click on it is `default`. */
  readonly actions: readonly string[]
}

/** What shows the notifications of a desktop, on its bus: it keeps them, and clicks them as a user would. */
export class NotificationDaemon {
  /** Every notification there has been, oldest first. */
  readonly told: Notified[] = []
  /** Those that are on the screen. */
  readonly #shown = new Set<number>()
  readonly #bus: MessageBus

  private constructor(bus: MessageBus) {
    this.#bus = bus
  }

  /** Takes the place of a desktop's own; it must be there before the program starts. */
  static async start(address: string): Promise<NotificationDaemon> {
    const bus = sessionBus({ busAddress: address })
    await once(bus, 'connect')
    const daemon = new NotificationDaemon(bus)
    bus.addMethodHandler((message) => daemon.#handle(message))
    await bus.requestName(NAME)
    return daemon
  }

  /** What a user sees of them now, oldest first. */
  get shown(): readonly Notified[] {
    return this.told.filter(({ id }, at) => this.#shown.has(id) && at === this.#lastAt(id))
  }

  /** The user clicks one that is shown; it goes away by that. */
  click({ id }: Pick<Notified, 'id'>, action = 'default'): void {
    if (!this.#shown.has(id)) throw new Error('This notification is not shown')
    this.#signal('ActionInvoked', 'us', [id, action])
    this.#close(id, CLOSED.dismissed)
  }

  /** The user puts one away without opening it. */
  dismiss({ id }: Pick<Notified, 'id'>): void {
    this.#close(id, CLOSED.dismissed)
  }

  stop(): void {
    const { _connection: connection } = this.#bus as unknown as { _connection: NodeJS.EventEmitter }
    connection.removeAllListeners('message') // the client would answer what comes last, and throw that it cannot
    this.#bus.disconnect()
  }

  #handle(message: Message): boolean {
    if (message.type !== MessageType.METHOD_CALL || message.interface !== NAME) return false
    switch (message.member) {
      case 'GetCapabilities':
        this.#reply(message, 'as', [['actions', 'body', 'persistence']])
        return true
      case 'GetServerInformation':
        this.#reply(message, 'ssss', ['Test desktop', 'Askshot', '1', '1.2'])
        return true
      case 'Notify':
        this.#reply(message, 'u', [this.#notify(message.body)])
        return true
      case 'CloseNotification':
        this.#reply(message)
        this.#close(Number(message.body[0]), CLOSED.byProgram)
        return true
      default:
        return false
    }
  }

  #notify([, replaced, , title, text, actions]: readonly unknown[]): number {
    const id = Number(replaced) || Math.max(0, ...this.told.map((notified) => notified.id)) + 1
    const keys = (actions as readonly string[]).filter((_word, at) => at % 2 === 0)
    this.told.push({ id, title: String(title), text: String(text), actions: keys })
    this.#shown.add(id)
    return id
  }

  #close(id: number, reason: number): void {
    if (this.#shown.delete(id)) this.#signal('NotificationClosed', 'uu', [id, reason])
  }

  #lastAt(id: number): number {
    return this.told.findLastIndex((notified) => notified.id === id)
  }

  #reply(message: Message, signature = '', body: readonly unknown[] = []): void {
    this.#bus.send(Message.newMethodReturn(message, signature, [...body]))
  }

  #signal(member: string, signature: string, body: readonly unknown[]): void {
    this.#bus.send(Message.newSignal(PATH, NAME, member, signature, [...body]))
  }
}
