/** Threads that are to be deleted when their window closes, and whether the next one is. */
export const forgetting0006 = `
-- 0: it stays · 1: deleted when its window closes · 2: closed before its answer came, which is still to be seen
ALTER TABLE threads ADD COLUMN forgets INTEGER NOT NULL DEFAULT 0 CHECK (forgets IN (0, 1, 2));

CREATE TABLE draft_forgets (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  forgets INTEGER NOT NULL CHECK (forgets IN (0, 1))
) STRICT;
`
