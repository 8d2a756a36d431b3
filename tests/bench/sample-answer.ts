/** A part of an answer as models write them: a heading, words with marks in them, a nested list, code and a table. */
const section = (index: number) => `## Part ${index}

Some words with **weight**, \`code\` and a [link](https://example.com/${index}), ${'and more of them '.repeat(8)}

- one
- two with *emphasis*
  - nested

\`\`\`ts
export const part${index} = ${index}
${'// a line of code\n'.repeat(6)}\`\`\`

| a | b |
|---|---|
| ${index} | words |
`

export function answer(characters: number): string {
  const count = Math.ceil(characters / section(0).length)
  return Array.from({ length: count }, (_, index) => section(index))
    .join('\n')
    .slice(0, characters)
}

/** One code block that has not ended. */
export function fence(characters: number): string {
  return `\`\`\`ts\n${'const line = "of code"\n'.repeat(characters / 23)}`
}
