import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { answerTo } from './ledger-server.ts'

/** What must all be zero. */
export type Verdict = {
  /** Acknowledged, and not there, or without the picture, or with another answer. */
  readonly lost: number
  /** Requests beyond the first, though the one before had an answer begun, or was never written down. */
  readonly sentTwice: number
  /** Files that do not hold together. */
  readonly damaged: number
  /** Said to be under way, though nothing runs; or in the outbox and over. */
  readonly ghosts: number
  /** Sent before an earlier question of the same thread. */
  readonly outOfOrder: number
}

export const nothingWrong: Verdict = { lost: 0, sentTwice: 0, damaged: 0, ghosts: 0, outOfOrder: 0 }

/** What shows that the deaths met the app at its work. */
export type Coverage = {
  /** Answers that a death cut off. */
  readonly cutOff: number
  /** Requests whose answer had not begun when the app died. */
  readonly leftBehind: number
}

type Evidence = {
  readonly folder: string
  readonly acknowledged: ReadonlySet<string>
  readonly ledger: readonly string[]
}

/** Looks at what is left once everything has come to its end, without any code of the app. */
export function judge({ folder, acknowledged, ledger }: Evidence): Verdict & Coverage {
  const db = new DatabaseSync(join(folder, 'history.sqlite'), { readOnly: true })
  try {
    const all = (sql: string) => db.prepare(sql).all()
    const asks = new Map(all('SELECT * FROM asks').map((row) => [String(row['question']), row]))
    const tries = new Map(
      all(`SELECT question, count(*) AS count, count(first_byte_at) AS begun FROM attempts
           JOIN asks ON asks.id = ask_id GROUP BY ask_id`).map((row) => [String(row['question']), row]),
    )
    const isWhole = all('PRAGMA integrity_check')[0]?.['integrity_check'] === 'ok'
    const loose = all('PRAGMA foreign_key_check').length
    const ghosts = all(`SELECT asks.id FROM asks LEFT JOIN outbox ON ask_id = asks.id
      WHERE kind NOT IN ('done', 'interrupted') OR ask_id IS NOT NULL`).length
    const open = all('SELECT 1 FROM attempts WHERE ended_at IS NULL').length
    const sent = new Map<string, number>()
    for (const question of ledger) sent.set(question, (sent.get(question) ?? 0) + 1)
    return {
      lost: [...acknowledged].filter((question) => !isKept(asks.get(question), question)).length,
      sentTwice: [...sent].filter(([question, count]) => {
        const row = tries.get(question)
        return count > Number(row?.['count'] ?? 0) || Number(row?.['begun'] ?? 0) > 1
      }).length,
      damaged: (isWhole ? 0 : 1) + loose + all('SELECT file FROM captures').filter(isBroken(folder)).length,
      ghosts: ghosts + open,
      outOfOrder: countOutOfOrder(ledger),
      cutOff: all("SELECT 1 FROM asks WHERE kind = 'interrupted'").length,
      leftBehind: all("SELECT 1 FROM attempts WHERE outcome = 'left-behind'").length,
    }
  } finally {
    db.close()
  }
}

function isKept(row: Record<string, unknown> | undefined, question: string): boolean {
  const answer = String(row?.['answer'])
  return row?.['kind'] === 'done'
    ? answer === answerTo(question)
    : row?.['kind'] === 'interrupted' && answerTo(question).startsWith(answer)
}

function isBroken(folder: string) {
  return (row: Record<string, unknown>): boolean => {
    const file = String(row['file'])
    try {
      const bytes = readFileSync(join(folder, 'pictures', file))
      return `${createHash('sha256').update(bytes).digest('hex')}.png` !== file
    } catch {
      return true
    }
  }
}

function countOutOfOrder(ledger: readonly string[]): number {
  const latest = new Map<string, number>()
  let count = 0
  for (const question of ledger) {
    const cut = question.lastIndexOf('-')
    const [thread, n] = [question.slice(0, cut), Number(question.slice(cut + 1))]
    if (n < (latest.get(thread) ?? 0)) count++
    latest.set(thread, Math.max(n, latest.get(thread) ?? 0))
  }
  return count
}
