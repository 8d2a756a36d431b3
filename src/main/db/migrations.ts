import { AppError } from '#shared/errors.ts'
import type { Db } from './database.ts'
import { asks0001 } from './migrations/0001-asks.ts'
import { tools0002 } from './migrations/0002-tools.ts'
import { search0003 } from './migrations/0003-search.ts'
import { branches0004 } from './migrations/0004-branches.ts'
import { history0005 } from './migrations/0005-history.ts'
import { forgetting0006 } from './migrations/0006-forgetting.ts'
import { places0007 } from './migrations/0007-places.ts'
import { late0008 } from './migrations/0008-late.ts'
import { documents0009 } from './migrations/0009-documents.ts'

/** In order; one that has shipped is never edited. The database's `user_version` counts those that ran. */
const migrations: readonly string[] = [
  asks0001,
  tools0002,
  search0003,
  branches0004,
  history0005,
  forgetting0006,
  places0007,
  late0008,
  documents0009,
]

export const SCHEMA_VERSION = migrations.length

/** Brings the database to `SCHEMA_VERSION`, each step whole or not at all. Throws when the file is of a later app. */
export function migrate(db: Db): void {
  const version = Number(db.all('PRAGMA user_version')[0]?.['user_version'])
  if (version > SCHEMA_VERSION)
    throw new AppError('data-newer', `The database is of a newer Askshot (schema ${version}).`)
  for (const [index, sql] of migrations.slice(version).entries()) {
    db.transaction(() => {
      for (const statement of statementsOf(sql)) db.run(statement)
      db.run(`PRAGMA user_version = ${version + index + 1}`)
    })
  }
}

// A prepared statement is one statement, so the script is cut at the semicolons that end a line.
function statementsOf(sql: string): string[] {
  return sql
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
