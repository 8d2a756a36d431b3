/** Where an ask of a time can stand at most: its number is about the second it was asked in, save for these. */
export const late0008 = `
CREATE INDEX asks_late ON asks (number, asked_at) WHERE number > asked_at / 1000 + 3600;
`
