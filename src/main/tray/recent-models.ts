import type { Db } from '../db/database.ts'

/** So far back a model counts as one that is used; a bound, because the menu is made anew at every change. */
const LOOKED_AT = 300

/** The models that a profile was last asked with, newest first, each once. */
export function recentModels(db: Db, profileId: string): readonly string[] {
  const rows = db.all(
    `SELECT model FROM (SELECT model, profile_id FROM asks ORDER BY asked_at DESC, id DESC LIMIT ?)
     WHERE profile_id = ? AND model <> ''`,
    LOOKED_AT,
    profileId,
  )
  return [...new Set(rows.map((row) => String(row['model'])))]
}
