/** What history is searched and sorted by. The index of words is made apart (`search-index.ts`): it holds nothing new. */
export const search0003 = `
-- "Asks": this file is ours
PRAGMA application_id = 1098083187;

-- the order in which they were asked, newest last; also the row in the index of words
ALTER TABLE asks ADD COLUMN number INTEGER;
ALTER TABLE asks ADD COLUMN starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1));
-- one a line
ALTER TABLE asks ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE threads ADD COLUMN title TEXT;

UPDATE asks SET number = places.place
FROM (SELECT id, row_number() OVER (ORDER BY asked_at, id) AS place FROM asks) AS places
WHERE places.id = asks.id;
CREATE UNIQUE INDEX asks_by_number ON asks (number);
CREATE INDEX captures_by_file ON captures (file);
CREATE INDEX ask_captures_by_capture ON ask_captures (capture_id);
`
