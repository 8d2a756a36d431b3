import { chmodSync, closeSync, copyFileSync, constants, existsSync, fsyncSync, openSync } from 'node:fs'
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const KEPT = 3
const DAY_MS = 24 * 3600_000

/** A copy of the database from a moment when it was closed. */
export type Backup = { readonly path: string; readonly takenAt: number }

/**
 * Copies the database at `path`, which must be closed, and lets go of what is too many. Synchronous, because the app is
 * quitting. A copy under its final name is whole.
 */
export function takeBackup(path: string, now: number): void {
  const copy = `${path}.backup-${stampOf(now)}`
  const unfinished = `${path}.backup.tmp`
  try {
    copyFileSync(path, unfinished, constants.COPYFILE_FICLONE)
    chmodSync(unfinished, 0o600)
    sync(unfinished)
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  for (const backup of surplus(backupsOf(path))) rmSync(backup.path, { force: true })
}

/** Newest first. */
export function backupsOf(path: string): readonly Backup[] {
  const prefix = `${basename(path)}.backup-`
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ path: join(dirname(path), name), takenAt: timeOf(name.slice(prefix.length)) }))
    .filter(({ takenAt }) => !Number.isNaN(takenAt))
    .sort((one, other) => other.takenAt - one.takenAt)
}

/** For when the user has everything removed: a copy is no place where something stays. */
export function removeBackups(path: string): void {
  for (const backup of backupsOf(path)) rmSync(backup.path, { force: true })
}

/** Notes, beyond a crash, that the copies hold what has been deleted since. */
export function markStaleBackups(path: string): void {
  writeFileSync(`${path}.stale-backups`, '', { mode: 0o600 })
}

/** After a new copy was taken: removes the older ones, where they hold what has been deleted since. */
export function removeStaleBackups(path: string): void {
  if (!existsSync(`${path}.stale-backups`)) return
  for (const backup of backupsOf(path).slice(1)) rmSync(backup.path, { force: true })
  rmSync(`${path}.stale-backups`, { force: true })
}

/** Of those that are too many, one of the same day goes first, so that three quick restarts do not cost the past. */
export function surplus(newestFirst: readonly Backup[]): readonly Backup[] {
  const kept = [...newestFirst]
  const going: Backup[] = []
  while (kept.length > KEPT) {
    const [newest, second] = kept
    const isSameDay = newest !== undefined && second !== undefined && newest.takenAt - second.takenAt < DAY_MS
    going.push(...kept.splice(isSameDay ? 1 : kept.length - 1, 1))
  }
  return going
}

function sync(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** A date that may stand in the name of a file. */
export function stampOf(at: number): string {
  return new Date(at).toISOString().replaceAll(/[:.]/g, '-')
}

function timeOf(stamp: string): number {
  return Date.parse(stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3}Z)$/, 'T$1:$2:$3.$4'))
}
