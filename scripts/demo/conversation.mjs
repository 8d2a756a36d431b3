/** What is asked about the failed build on the screen. */
export const QUESTION = 'Why does this test fail, and how do I fix it?'

/** What the local server answers: one of everything that an answer can hold. */
export const ANSWER = `## Why it fails

Line 23 asks for **exactly** \`31.44\`, but the three prices are added as binary fractions, and those cannot hold \
\`4.35\` or \`7.1\` exactly.

- \`total()\` returns \`31.439999999999998\`, a little less.
- \`toBe\` allows no difference at all.
- The other 55 tests pass, so nothing else is broken.

## The fix

Count in whole cents, and divide once at the end:

\`\`\`ts
const toCents = (price: number) =>
  Math.round(price * 100)

export function total(prices: number[]) {
  return sum(prices.map(toCents)) / 100
}
\`\`\`

| Cart | In fractions | In cents |
| :--- | ---: | ---: |
| 19.99 + 4.35 | 24.339999999999996 | 2434 |
| … + 7.10 | 31.439999999999998 | 3144 |

Leave the test as it is: it is right, and it will stay right.
`

/** How long the server waits after each word. */
export const PACE_MS = 45
