/** Without it, each ask that is removed costs a look at all others. */
export const history0005 = `
CREATE INDEX asks_by_first ON asks (asked_again_of);
`
