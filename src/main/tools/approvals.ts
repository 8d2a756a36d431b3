import type { ToolChoice } from '#shared/ask-state.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Db } from '../db/database.ts'
import { toolIdOf, toolsOf } from './tool-key.ts'

/** Where a call was made. */
type Place = { readonly threadId: string; readonly profileId: string }

/** What the user allowed for longer than one call, on disk. Without a grant, every call is asked about. */
export class Approvals {
  readonly #db: Db
  readonly #now: () => number

  constructor(db: Db, now: () => number) {
    this.#db = db
    this.#now = now
  }

  /** Whether this tool, as it is defined now, may run there without a question. */
  isGranted(toolKey: string, { threadId, profileId }: Place): boolean {
    const rows = this.#db.all(
      `SELECT 1 FROM tool_grants
       WHERE tool_key = ? AND profile_id = ? AND (thread_id IS NULL OR thread_id = ?) LIMIT 1`,
      toolKey,
      profileId,
      threadId,
    )
    return toolKey !== '' && rows.length > 0
  }

  /** The ids of a profile's tools, as they are defined now, of which something is allowed for longer than one call. */
  allowedTools({ id, tools }: Pick<Profile, 'id' | 'tools'>): readonly string[] {
    return toolsOf(this.#keysOf(id), tools)
  }

  /** Takes back what was allowed of one tool, in every thread. */
  askAgain(profileId: string, toolId: string): void {
    for (const key of this.#keysOf(profileId).filter((key) => toolIdOf(key) === toolId))
      this.#db.run('DELETE FROM tool_grants WHERE profile_id = ? AND tool_key = ?', profileId, key)
  }

  /** Takes back what was allowed for a profile: its models are another server's now, or it is gone. */
  forget(profileId: string): void {
    this.#db.run('DELETE FROM tool_grants WHERE profile_id = ?', profileId)
  }

  #keysOf(profileId: string): readonly string[] {
    const rows = this.#db.all('SELECT DISTINCT tool_key FROM tool_grants WHERE profile_id = ?', profileId)
    return rows.map(({ tool_key }) => String(tool_key))
  }

  /** Keeps a yes that is meant for longer; to be called inside a transaction. */
  grant(toolKey: string, choice: ToolChoice, { threadId, profileId }: Place): void {
    if (choice === 'once' || choice === 'no') return
    this.#db.run(
      'INSERT OR IGNORE INTO tool_grants (profile_id, tool_key, thread_id, granted_at) VALUES (?, ?, ?, ?)',
      profileId,
      toolKey,
      choice === 'thread' ? threadId : null,
      this.#now(),
    )
  }
}
