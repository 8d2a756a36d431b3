import type { Log, LogFields } from '../../src/main/log.ts'

export type LogEntry = {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: string
  readonly fields: LogFields
  readonly error?: unknown
}

/** A log that keeps what it is told, for tests to look at. */
export class MemoryLog implements Log {
  readonly entries: LogEntry[] = []

  info(event: string, fields: LogFields = {}): void {
    this.entries.push({ level: 'info', event, fields })
  }

  warn(event: string, fields: LogFields = {}): void {
    this.entries.push({ level: 'warn', event, fields })
  }

  error(event: string, error: unknown, fields: LogFields = {}): void {
    this.entries.push({ level: 'error', event, fields, error })
  }

  get events(): readonly string[] {
    return this.entries.map(({ event }) => event)
  }
}
