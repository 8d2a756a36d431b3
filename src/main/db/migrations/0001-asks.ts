/** Captures, threads, asks, their attempts, the outbox, and the draft of the next ask. */
export const asks0001 = `
CREATE TABLE captures (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  width_px INTEGER NOT NULL CHECK (width_px > 0),
  height_px INTEGER NOT NULL CHECK (height_px > 0),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  taken_at INTEGER NOT NULL
) STRICT;

CREATE TABLE threads (
  id TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL
) STRICT;

CREATE TABLE asks (
  id TEXT PRIMARY KEY,
  thread_id TEXT NOT NULL REFERENCES threads (id),
  asked_again_of TEXT REFERENCES asks (id),
  question TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  profile_name TEXT NOT NULL,
  host TEXT NOT NULL,
  model TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  -- what the state carries besides its kind and its text, as JSON
  detail TEXT NOT NULL,
  answer TEXT NOT NULL
) STRICT;
CREATE INDEX asks_by_thread ON asks (thread_id, asked_at);
CREATE INDEX asks_by_time ON asks (asked_at);

CREATE TABLE ask_captures (
  ask_id TEXT NOT NULL REFERENCES asks (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  capture_id TEXT NOT NULL REFERENCES captures (id),
  PRIMARY KEY (ask_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempts (
  ask_id TEXT NOT NULL REFERENCES asks (id) ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  first_byte_at INTEGER,
  ended_at INTEGER,
  outcome TEXT,
  PRIMARY KEY (ask_id, attempt)
) STRICT, WITHOUT ROWID;

-- one row for each ask that will be sent or is being answered; the order of position is the order of sending
CREATE TABLE outbox (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  ask_id TEXT NOT NULL UNIQUE REFERENCES asks (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE draft (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  text TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE draft_captures (
  position INTEGER PRIMARY KEY,
  capture_id TEXT NOT NULL REFERENCES captures (id)
) STRICT;
`
