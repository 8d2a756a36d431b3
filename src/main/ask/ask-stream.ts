import type { AskUpdate } from '#shared/contract.ts'

/** One watcher's end of a port: all that main knows of it. */
export type AskStream = {
  send(update: AskUpdate): void
  close(): void
  onClose(listener: () => void): void
}
