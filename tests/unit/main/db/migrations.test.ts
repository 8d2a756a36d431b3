import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { migrate, SCHEMA_VERSION } from '../../../../src/main/db/migrations.ts'
import { asks0001 } from '../../../../src/main/db/migrations/0001-asks.ts'
import { openNodeSqlite } from '../../../../src/main/db/node-sqlite.ts'
import { openDatabase } from '../../../../src/main/db/open-database.ts'
import { HistorySearch } from '../../../../src/main/history/history-search.ts'
import { HistoryStore } from '../../../../src/main/history/history-store.ts'
import { OutboxStore } from '../../../../src/main/outbox/outbox-store.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

/** A database as the first schema left it, with something in every table. */
function writeFirstSchema(path: string): void {
  const old = new DatabaseSync(path)
  old.exec(asks0001)
  old.exec(`
    INSERT INTO captures VALUES ('c', 'c.png', 40, 30, 100, 1);
    INSERT INTO threads VALUES ('t', 1);
    INSERT INTO asks VALUES ('a', 't', NULL, 'Why?', 'p', 'Local', 'h', 'm', 2, 'done',
      '{"end":{"usage":{"inputTokens":3}}}', 'Because.');
    INSERT INTO asks VALUES ('b', 't', 'a', 'Why?', 'p', 'Local', 'h', 'm', 3, 'waiting',
      '{"attempt":1,"until":9,"failure":{"code":"unreachable"}}', '');
    INSERT INTO ask_captures VALUES ('a', 0, 'c');
    INSERT INTO attempts VALUES ('a', 1, 'boot', 2, 3, 4, 'answer-end');
    INSERT INTO outbox (ask_id) VALUES ('b');
    INSERT INTO draft VALUES (1, 'Half a question', 5);
    PRAGMA user_version = 1;
  `)
  old.close()
}

test('a database of the first schema opens with everything that was in it', async () => {
  const dir = await makeTempDir('migrations')
  const path = join(dir.path, 'history.sqlite')
  writeFirstSchema(path)
  const { db, problem } = await openDatabase({ path, now: () => 1 })
  expect(problem).toBeUndefined()
  expect(db.all('PRAGMA user_version')[0]?.['user_version']).toBe(SCHEMA_VERSION)
  const history = new HistoryStore(db)
  expect(history.ask('a')).toMatchObject({
    question: 'Why?',
    captures: [{ id: 'c', file: 'c.png', widthPx: 40, heightPx: 30, bytes: 100, takenAt: 1 }],
    state: { kind: 'done', text: 'Because.', end: { usage: { inputTokens: 3 } } },
  })
  expect(new OutboxStore(db).entries()).toMatchObject([
    { askId: 'b', state: { kind: 'waiting', attempt: 1, until: 9 } },
  ])
  expect(db.all('SELECT * FROM attempts')).toMatchObject([
    { ask_id: 'a', outcome: 'answer-end', response_id: null },
  ])
  expect(db.all('SELECT id, number FROM asks ORDER BY number')).toEqual([
    { id: 'a', number: 0 }, // the second it was asked in
    { id: 'b', number: 1 }, // the same, which is taken
  ])
  expect(new HistorySearch(db, true).find({ text: 'beca', limit: 5 }).hits).toMatchObject([{ askId: 'a' }])
  expect(db.all('SELECT text FROM draft')).toMatchObject([{ text: 'Half a question' }])
  for (const table of ['ask_steps', 'tool_grants']) expect(db.all(`SELECT * FROM ${table}`)).toEqual([])
  db.close()
  await dir.remove()
})

test('each step is whole or not at all, whichever statement fails', async () => {
  let failures = 0
  for (let failing = 1; ; failing++) {
    const db = await openNodeSqlite(':memory:')
    const run = db.run.bind(db)
    let statements = 0
    db.run = (sql, ...values) => {
      if (!/^(BEGIN|COMMIT|ROLLBACK)/.test(sql) && ++statements === failing) throw new Error('power cut')
      run(sql, ...values)
    }
    const isThrough = !throws(() => migrate(db))
    db.run = run
    migrate(db)
    expect(db.all('PRAGMA user_version')[0]?.['user_version']).toBe(SCHEMA_VERSION)
    db.close()
    if (isThrough) break
    failures++
  }
  expect(failures).toBeGreaterThan(15)
})

function throws(work: () => void): boolean {
  try {
    work()
    return false
  } catch {
    return true
  }
}
