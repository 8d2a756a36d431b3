import type { Retention } from '../schemas/retention.ts'

/** What people read about what is kept, in the settings. */
export type DataWords = {
  readonly heading: string
  readonly help: string
  readonly kept: (threads: number, bytes: number) => string
  readonly fields: Readonly<Record<keyof Retention, string>>
  readonly days: (days: number) => string
  readonly gigabytes: (gigabytes: number) => string
  readonly exempt: string
  readonly forget: string
  readonly forgetHelp: string
  readonly wouldDelete: (threads: number, pictureThreads: number) => string
  readonly apply: string
  readonly leave: string
  readonly clear: string
  readonly clearHelp: string
  readonly typeToClear: string
  readonly clearNow: string
  readonly cleared: string
}
