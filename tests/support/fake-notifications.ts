import { Message, MessageType, sessionBus } from '@jellybrick/dbus-next'
import type { MessageBus } from '@jellybrick/dbus-next'
import { once } from 'node:events'

const NAME = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'

export type ShownNotification = { readonly id: number; readonly title: string; readonly text: string }

/** A desktop's notifications: it keeps those that were not taken away, and presses them as a user would. */
export class FakeNotifications {
  readonly #bus: MessageBus
  readonly #shown = new Map<number, ShownNotification>()
  #lastId = 0

  private constructor(bus: MessageBus) {
    this.#bus = bus
  }

  static async start(address: string): Promise<FakeNotifications> {
    const bus = sessionBus({ busAddress: address })
    await once(bus, 'connect')
    const notifications = new FakeNotifications(bus)
    bus.addMethodHandler((message) => notifications.#handle(message))
    await bus.requestName(NAME)
    return notifications
  }

  /** Those that stand on the desktop, oldest first. */
  get shown(): readonly ShownNotification[] {
    return [...this.#shown.values()]
  }

  /** The user presses the notification itself, which then goes. */
  press({ id }: ShownNotification): void {
    this.#signal('ActionInvoked', 'us', [id, 'default'])
    this.#close(id, 2)
  }

  stop(): void {
    this.#bus.disconnect()
  }

  #handle(message: Message): boolean {
    if (message.type !== MessageType.METHOD_CALL || message.interface !== NAME) return false
    const { member, body } = message
    if (member === 'GetCapabilities') this.#reply(message, 'as', [['actions', 'body']])
    else if (member === 'GetServerInformation')
      this.#reply(message, 'ssss', ['desktop', 'askshot', '1', '1.2'])
    else if (member === 'Notify') this.#reply(message, 'u', [this.#show(body)])
    else if (member === 'CloseNotification') {
      this.#reply(message, '', [])
      this.#close(Number(body[0]), 3)
    } else return false
    return true
  }

  #show([, replaced, , title, text]: readonly unknown[]): number {
    const id = Number(replaced) > 0 ? Number(replaced) : ++this.#lastId
    this.#shown.set(id, { id, title: String(title), text: String(text) })
    return id
  }

  #close(id: number, reason: number): void {
    if (this.#shown.delete(id)) this.#signal('NotificationClosed', 'uu', [id, reason])
  }

  #reply(message: Message, signature: string, body: unknown[]): void {
    this.#bus.send(Message.newMethodReturn(message, signature, body))
  }

  #signal(member: string, signature: string, body: unknown[]): void {
    this.#bus.send(Message.newSignal(PATH, NAME, member, signature, body))
  }
}
