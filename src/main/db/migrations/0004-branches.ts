/** The place of an ask in its thread, what was chosen for it, and the question being written in a thread. */
export const branches0004 = `
-- the ask that this one goes on from; NULL for the first question of a thread
ALTER TABLE asks ADD COLUMN follows TEXT REFERENCES asks (id) ON DELETE SET NULL;
-- the ask of which this one has another question
ALTER TABLE asks ADD COLUMN edited_from TEXT REFERENCES asks (id) ON DELETE SET NULL;
-- how many characters of the answer came from the version that it continues
ALTER TABLE asks ADD COLUMN continued_at INTEGER;
-- what differs from the profile, as JSON
ALTER TABLE asks ADD COLUMN choices TEXT NOT NULL DEFAULT '{}';
ALTER TABLE draft ADD COLUMN choices TEXT NOT NULL DEFAULT '{}';

CREATE TABLE thread_drafts (
  thread_id TEXT PRIMARY KEY REFERENCES threads (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  choices TEXT NOT NULL DEFAULT '{}'
) STRICT, WITHOUT ROWID;

CREATE TABLE thread_draft_captures (
  thread_id TEXT NOT NULL REFERENCES thread_drafts (thread_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  capture_id TEXT NOT NULL REFERENCES captures (id),
  PRIMARY KEY (thread_id, position)
) STRICT, WITHOUT ROWID;
`
