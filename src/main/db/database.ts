/** What may be bound to a statement; anything else would be stored as NULL without a word. */
export type Bindable = string | number | bigint | boolean | Uint8Array | null

/** A row as it comes from disk: untrusted until a schema has read it. */
export type Row = Readonly<Record<string, unknown>>

/** The narrow database that features see. All calls are synchronous; errors are `AppError`s. */
export type Db = {
  run(sql: string, ...values: readonly Bindable[]): void
  all(sql: string, ...values: readonly Bindable[]): readonly Row[]
  /** All of `work`, or nothing. Transactions do not nest. */
  transaction<T>(work: () => T): T
  close(): void
}

/** Settings of every connection: durable on commit, readers never blocked by the writer. */
export const PRAGMAS = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
  'PRAGMA busy_timeout = 2000',
  // What is removed is overwritten: a deleted question is not to be found in the file.
  'PRAGMA secure_delete = ON',
] as const
