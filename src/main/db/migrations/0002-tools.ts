/** The rounds of tool calls of an ask, what was allowed for longer than one call, and the response of an attempt. */
export const tools0002 = `
-- one row for each response that waited for tools; the columns of JSON are lists, those of calls by the call's id
CREATE TABLE ask_steps (
  ask_id TEXT NOT NULL REFERENCES asks (id) ON DELETE CASCADE,
  step INTEGER NOT NULL CHECK (step > 0),
  -- the output items of the response, as they came
  items TEXT NOT NULL,
  calls TEXT NOT NULL,
  choices TEXT NOT NULL,
  -- calls whose run has begun; without an output, they may or may not have happened
  started TEXT NOT NULL,
  outputs TEXT NOT NULL,
  answer_end TEXT NOT NULL,
  response_id TEXT,
  PRIMARY KEY (ask_id, step)
) STRICT;

CREATE TABLE tool_grants (
  profile_id TEXT NOT NULL,
  -- holds a hash of the tool's definition: a changed tool has no grant
  tool_key TEXT NOT NULL,
  -- NULL: in every thread
  thread_id TEXT REFERENCES threads (id) ON DELETE CASCADE,
  granted_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX tool_grants_once ON tool_grants (profile_id, tool_key, ifnull(thread_id, ''));

ALTER TABLE attempts ADD COLUMN response_id TEXT;
`
