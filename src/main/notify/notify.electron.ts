import { Notification } from 'electron'
import type { Notice } from './notices.ts'

type NotifierOptions = {
  readonly onClick: (askId: string) => void
  /** The notification service refused, or there is none. */
  readonly onMissing: (error: unknown) => void
}

/** System notifications, one for each ask: a newer one takes the place of the older. */
export class Notifier {
  readonly #options: NotifierOptions
  /** Also keeps them from being collected while their click still matters. */
  readonly #shown = new Map<string, Notification>()

  constructor(options: NotifierOptions) {
    this.#options = options
  }

  show({ askId, title, text }: Notice): void {
    if (!Notification.isSupported()) return
    this.withdraw(askId)
    const notification = new Notification({ title, body: text, silent: true })
    notification.on('click', () => {
      this.withdraw(askId)
      this.#options.onClick(askId)
    })
    notification.on('close', () => {
      if (this.#shown.get(askId) === notification) this.#shown.delete(askId)
    })
    notification.on('failed', (_event, error) => this.#options.onMissing(new Error(error)))
    this.#shown.set(askId, notification)
    notification.show()
  }

  /** Takes a notification away: its ask is on the screen. */
  withdraw(askId: string): void {
    this.#shown.get(askId)?.close()
    this.#shown.delete(askId)
  }

  stop(): void {
    for (const askId of [...this.#shown.keys()]) this.withdraw(askId)
  }
}
