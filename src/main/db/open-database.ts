import { rename } from 'node:fs/promises'
import { AppError } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { Db } from './database.ts'
import { migrate } from './migrations.ts'
import { openNodeSqlite } from './node-sqlite.ts'

/** `problem` is set when the file that was there could not be used and has been set aside. */
export type OpenedDatabase = { readonly db: Db; readonly problem?: Failure }

type Options = { readonly path: string; readonly now: () => number }

/**
 * The history database at `path`, ready for use. A damaged file is renamed beside itself, never deleted, and a new
 * one takes its place. Throws `disk-full`, `disk-unwritable`, and `data-newer`, where the file is left as it is.
 */
export async function openDatabase({ path, now }: Options): Promise<OpenedDatabase> {
  try {
    return { db: await openAndMigrate(path) }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'data-damaged') throw error
    await setAside(path, now())
    return { db: await openAndMigrate(path), problem: { code: 'data-damaged' } }
  }
}

async function openAndMigrate(path: string): Promise<Db> {
  const db = await openNodeSqlite(path)
  try {
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

async function setAside(path: string, at: number): Promise<void> {
  const stamp = new Date(at).toISOString().replaceAll(/[:.]/g, '-')
  // The write-ahead log belongs to the file it was written for, so the three move together.
  for (const suffix of ['', '-wal', '-shm']) {
    await rename(path + suffix, `${path}.damaged-${stamp}${suffix}`).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 'ENOENT') throw error
    })
  }
}
