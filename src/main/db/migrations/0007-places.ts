/** Asks are numbered by the second they were asked in, so that those of elsewhere find their place; what filters read. */
export const places0007 = `
-- the index of words is made of these numbers: without its triggers it is made anew
DROP TRIGGER IF EXISTS ask_words_added;
DROP TRIGGER IF EXISTS ask_words_changed;
DROP TRIGGER IF EXISTS ask_words_removed;
DROP INDEX asks_by_number;
DROP INDEX asks_as_found;

-- the second, or the next free number; in the order that they had
UPDATE asks SET number = places.place
FROM (SELECT id, place + max(asked_at / 1000 - place) OVER (ORDER BY place) AS place
  FROM (SELECT id, asked_at, row_number() OVER (ORDER BY number) AS place FROM asks)) AS places
WHERE places.id = asks.id;
CREATE UNIQUE INDEX asks_by_number ON asks (number);

-- a list of what was found is read from here, filters included, without a look at questions and answers
CREATE INDEX asks_as_found
ON asks (number, id, thread_id, asked_at, profile_id, model, kind, starred, instr(answer, '\`\`\`') > 0);
-- and from these where few fit
CREATE INDEX asks_by_profile ON asks (profile_id, number);
CREATE INDEX asks_by_model ON asks (model, number);
CREATE INDEX asks_by_kind ON asks (kind, number);
CREATE INDEX asks_starred ON asks (number) WHERE starred = 1;
CREATE INDEX asks_tagged ON asks (number) WHERE tags <> '';
CREATE INDEX asks_with_code ON asks (number) WHERE instr(answer, '\`\`\`') > 0;
-- each keystroke looks at the threads that have a name, which are few
CREATE INDEX threads_named ON threads (id, title) WHERE title IS NOT NULL;
`
