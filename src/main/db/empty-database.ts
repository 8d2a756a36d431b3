import type { Db } from './database.ts'
import { renewSearchIndex } from './search-index.ts'

/** Each before what it hangs on. */
const TABLES = [
  'draft_captures',
  'draft',
  'draft_forgets',
  'outbox',
  'ask_steps',
  'tool_grants',
  'attempts',
  'ask_captures',
  'asks',
  'threads',
  'captures',
] as const

/** Removes every row, and what the file still has of rows that were removed or written over before. */
export function emptyDatabase(db: Db): void {
  db.transaction(() => {
    for (const table of TABLES) db.run(`DELETE FROM ${table}`)
  })
  renewSearchIndex(db)
  db.run('VACUUM')
  db.all('PRAGMA wal_checkpoint(TRUNCATE)')
}
