/** Threads that are to be deleted when their window closes, whether the next one is; and what a search gives at once. */
export const forgetting0006 = `
-- a list of what was found is read from here, without a look at questions and answers
CREATE INDEX asks_as_found ON asks (number, id, thread_id);

-- 0: it stays · 1: deleted when its window closes · 2: closed before its answer came, which is still to be seen
ALTER TABLE threads ADD COLUMN forgets INTEGER NOT NULL DEFAULT 0 CHECK (forgets IN (0, 1, 2));

CREATE TABLE draft_forgets (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  forgets INTEGER NOT NULL CHECK (forgets IN (0, 1))
) STRICT;
`
