import { AppError } from '#shared/errors.ts'
import type { Db } from './database.ts'

/** Larger than this, the check of every page would keep a start waiting; damage then shows where it is met. */
const MOST_CHECKED_PAGES = 65_536

/** Throws `data-damaged` for a file that is another program's, or whose pages do not fit together. Changes nothing. */
export function checkDatabase(db: Db): void {
  if (isForeign(db)) throw new AppError('data-damaged', 'The database is of another program.')
  if (pragma(db, 'page_count') > MOST_CHECKED_PAGES) return
  for (const table of tablesOf(db)) {
    const [row] = db.all(`PRAGMA quick_check(${table})`)
    if (row?.['quick_check'] !== 'ok') throw new AppError('data-damaged', 'The database is damaged.')
  }
}

/** Not the index of words as such: to go through all its words takes a hundred times as long as through its pages. */
function tablesOf(db: Db): readonly string[] {
  const rows = db.all(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
  )
  return rows.map((row) => String(row['name']))
}

/** Ours has the table of asks as soon as it has any. */
function isForeign(db: Db): boolean {
  const names = db.all("SELECT name FROM sqlite_schema WHERE type = 'table'").map((row) => row['name'])
  const isEmpty = names.length === 0 && pragma(db, 'application_id') === 0
  return !isEmpty && !names.includes('asks')
}

function pragma(db: Db, name: 'page_count' | 'application_id'): number {
  return Number(db.all(`PRAGMA ${name}`)[0]?.[name])
}
