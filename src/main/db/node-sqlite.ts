import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { AppError } from '#shared/errors.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { Bindable, Db, Row } from './database.ts'
import { PRAGMAS } from './database.ts'

// SQLite's result codes (https://www.sqlite.org/rescode.html); the low byte is the primary code.
const codes: Readonly<Record<number, ErrorCode>> = {
  8: 'disk-unwritable', // SQLITE_READONLY
  10: 'disk-unwritable', // SQLITE_IOERR
  11: 'data-damaged', // SQLITE_CORRUPT
  13: 'disk-full', // SQLITE_FULL
  14: 'disk-unwritable', // SQLITE_CANTOPEN
  26: 'data-damaged', // SQLITE_NOTADB
}

function translate(cause: unknown): never {
  const errcode = (cause as { errcode?: unknown } | null)?.errcode
  const code = typeof errcode === 'number' ? codes[errcode & 0xff] : undefined
  throw new AppError(code ?? 'unexpected', 'The database refused a statement.', { cause })
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    return translate(cause)
  }
}

class NodeSqlite implements Db {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  run(sql: string, ...values: readonly Bindable[]): void {
    guarded(() => this.#statement(sql).run(...values.map(bound)))
  }

  all(sql: string, ...values: readonly Bindable[]): readonly Row[] {
    return guarded(() => this.#statement(sql).all(...values.map(bound)))
  }

  transaction<T>(work: () => T): T {
    this.run('BEGIN IMMEDIATE')
    try {
      const value = work()
      this.run('COMMIT')
      return value
    } catch (error) {
      // A full disk may already have ended the transaction; the first error is the one that tells.
      if (this.#database.isTransaction) this.run('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.#statements.clear()
    guarded(() => this.#database.close())
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const made = this.#database.prepare(sql)
    this.#statements.set(sql, made)
    return made
  }
}

function bound(value: Bindable): string | number | bigint | Uint8Array | null {
  return typeof value === 'boolean' ? Number(value) : value
}

/**
 * Opens the database at `path` (or `:memory:`). Throws `data-damaged`, `disk-unwritable`, `disk-full`.
 * `node:sqlite` is loaded here and not before, which keeps the start short.
 */
export async function openNodeSqlite(path: string): Promise<Db> {
  const { DatabaseSync } = await import('node:sqlite')
  const database = guarded(() => new DatabaseSync(path))
  const db = new NodeSqlite(database)
  try {
    for (const pragma of PRAGMAS) db.all(pragma)
    // Nothing is read on open; this makes a damaged file show itself now and not in the middle of an ask.
    db.all('SELECT count(*) FROM sqlite_schema')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
