import { readdirSync, rmSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#shared/errors.ts'
import type { Failure, Loss } from '#shared/errors.ts'
import { backupsOf, stampOf } from './backup.ts'
import type { Db } from './database.ts'
import { checkDatabase } from './check-database.ts'
import { migrate } from './migrations.ts'
import { openNodeSqlite } from './node-sqlite.ts'
import { ensureSearchIndex } from './search-index.ts'

/** `problem` is set when the file that was there could not be used and has been set aside. */
export type OpenedDatabase = {
  readonly db: Db
  /** History can be searched by its index of words. */
  readonly isIndexed: boolean
  readonly problem?: Failure
  readonly loss?: Loss
}

type Options = { readonly path: string; readonly now: () => number }

/**
 * The history database at `path`, ready for use. A damaged or foreign file is renamed beside itself, never deleted; the
 * newest good copy takes its place, or a new file. Throws `disk-full`, `disk-unwritable`, and `data-newer`, where the
 * file is left as it is.
 */
export async function openDatabase({ path, now }: Options): Promise<OpenedDatabase> {
  try {
    return await openChecked(path)
  } catch (error) {
    if (!isDamage(error)) throw error
    const keptAs = await setAside(path, now())
    const { opened, copyTakenAt } = await openCopy(path)
    const count = (table: 'asks' | 'outbox') =>
      Number(opened.db.all(`SELECT count(*) AS count FROM ${table}`)[0]?.['count'])
    const ofCopy = copyTakenAt === undefined ? {} : { copyTakenAt, heldCount: count('outbox') }
    const loss = { keptAs, askCount: count('asks'), ...ofCopy }
    return { ...opened, problem: { code: 'data-damaged', details: { loss } }, loss }
  }
}

/** Whether a damaged file lies beside the database. */
export function hasSetAside(path: string): boolean {
  return setAsideOf(path).length > 0
}

/** For when the user has everything removed. */
export function removeSetAside(path: string): void {
  for (const name of setAsideOf(path)) rmSync(join(dirname(path), name), { force: true })
}

function setAsideOf(path: string): readonly string[] {
  return readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.damaged-`))
}

async function openChecked(path: string): Promise<OpenedDatabase> {
  const db = await openNodeSqlite(path)
  try {
    checkDatabase(db)
    migrate(db)
    return { db, isIndexed: ensureSearchIndex(db) }
  } catch (error) {
    db.close()
    throw error
  }
}

type OpenedCopy = { readonly opened: OpenedDatabase; readonly copyTakenAt?: number }

/** The newest copy that can be used, in the place of the file; the copies themselves stay. */
async function openCopy(path: string): Promise<OpenedCopy> {
  for (const backup of backupsOf(path)) {
    try {
      await copyFile(backup.path, path)
      return { opened: await openChecked(path), copyTakenAt: backup.takenAt }
    } catch (error) {
      await removeFiles(path)
      if (!isDamage(error) && !(error instanceof AppError && error.code === 'data-newer')) throw error
    }
  }
  return { opened: await openChecked(path) }
}

function isDamage(error: unknown): boolean {
  return error instanceof AppError && error.code === 'data-damaged'
}

// The write-ahead log belongs to the file it was written for, so the three go together.
const SUFFIXES = ['', '-wal', '-shm'] as const

async function setAside(path: string, at: number): Promise<string> {
  const kept = `${path}.damaged-${stampOf(at)}`
  for (const suffix of SUFFIXES) {
    await rename(path + suffix, kept + suffix).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 'ENOENT') throw error
    })
  }
  return basename(kept)
}

async function removeFiles(path: string): Promise<void> {
  for (const suffix of SUFFIXES) await rm(path + suffix, { force: true })
}
