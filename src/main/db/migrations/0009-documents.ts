/** Documents among the captures: they have the name under which they were given, and pictures have none. */
export const documents0009 = `
ALTER TABLE captures ADD COLUMN name TEXT;
`
