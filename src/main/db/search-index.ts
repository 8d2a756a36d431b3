import type { Db } from './database.ts'

/** Beginnings of up to so many letters are kept in the index, each with its asks. */
export const LONGEST_BEGINNING = 5

// Words are stored in no second copy; beginnings are, because each keystroke asks for one.
const table = `CREATE VIRTUAL TABLE ask_words USING fts5 (
  question, answer, tags, content = '', contentless_delete = 1, tokenize = 'unicode61', prefix = '1 2 3 4 5'
)`

const insert = `INSERT INTO ask_words (rowid, question, answer, tags)
  VALUES (new.number, new.question, new.answer, new.tags)`

// An answer that is still coming is written often and indexed once, at its end.
const triggers: Readonly<Record<string, string>> = {
  ask_words_added: `AFTER INSERT ON asks WHEN new.number IS NOT NULL BEGIN ${insert}; END`,
  ask_words_changed: `AFTER UPDATE OF question, answer, tags, kind ON asks
    WHEN new.number IS NOT NULL AND new.kind <> 'streaming' AND (old.kind = 'streaming'
      OR old.question <> new.question OR old.answer <> new.answer OR old.tags <> new.tags)
    BEGIN DELETE FROM ask_words WHERE rowid = old.number; ${insert}; END`,
  ask_words_removed: `AFTER DELETE ON asks WHEN old.number IS NOT NULL
    BEGIN DELETE FROM ask_words WHERE rowid = old.number; END`,
}

/**
 * Makes the index of words unless it is there and kept up to date. Gives false where this SQLite has no full-text
 * search, or the index cannot be made: history is then searched without one.
 */
export function ensureSearchIndex(db: Db): boolean {
  try {
    if (isComplete(db)) db.all('SELECT rowid FROM ask_words LIMIT 1')
    else db.transaction(() => build(db))
    return true
  } catch {
    dropTriggers(db) // an index that is not kept up to date is built anew as soon as one can be
    return false
  }
}

function isComplete(db: Db): boolean {
  const names = new Set(db.all("SELECT name FROM sqlite_schema WHERE name LIKE 'ask_words%'").map(nameOf))
  return ['ask_words', ...Object.keys(triggers)].every((name) => names.has(name))
}

function nameOf(row: Readonly<Record<string, unknown>>): unknown {
  return row['name']
}

function build(db: Db): void {
  dropTriggers(db)
  db.run('DROP TABLE IF EXISTS ask_words')
  db.run(table)
  holdInMemory(db, 32 * MEBIBYTE) // a third less work
  db.run(
    `INSERT INTO ask_words (rowid, question, answer, tags)
     SELECT number, question, answer, tags FROM asks WHERE number IS NOT NULL`,
  )
  holdInMemory(db, MEBIBYTE)
  for (const [name, body] of Object.entries(triggers)) db.run(`CREATE TRIGGER ${name} ${body}`)
}

const MEBIBYTE = 2 ** 20

/** So much of the index is gathered before it is written: the first of many steps, each of which costs all of it. */
function holdInMemory(db: Db, bytes: number): void {
  db.run(`INSERT INTO ask_words (ask_words, rank) VALUES ('hashsize', ${bytes})`)
}

function dropTriggers(db: Db): void {
  for (const name of Object.keys(triggers)) db.run(`DROP TRIGGER IF EXISTS ${name}`)
}

/** So many pages of the index are gone through in one step. */
const MERGED_PAGES = 64

/**
 * One step on the way to an index that holds no word of what was removed; gives whether there is more to do. The words
 * of a removed ask stay in the index until the part of it that they are in is written anew.
 */
export function scrubSearchIndex(db: Db, isFirst: boolean): boolean {
  const changes = () => Number(db.all('SELECT total_changes() AS count')[0]?.['count'])
  const before = changes()
  db.run(
    `INSERT INTO ask_words (ask_words, rank) VALUES ('merge', ${isFirst ? -MERGED_PAGES : MERGED_PAGES})`,
  )
  return changes() - before >= 2
}

/** Makes the index anew, of the rows that are there. Where there can be none, there is nothing in it. */
export function renewSearchIndex(db: Db): void {
  dropTriggers(db)
  ensureSearchIndex(db)
}
