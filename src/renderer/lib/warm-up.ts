import { mount, unmount } from 'svelte'
import { AnswerBlocks } from './answer-blocks.svelte.ts'
import type { AnswerReader } from './answer-reader.ts'
import Markdown from './Markdown.svelte'

/** No formula and nothing in view: those would load what may never be needed. */
const SAMPLE = `# One

Words with **weight**, *more* and \`code\`, a [link](https://example.com).

- one
  1. two

> three

\`\`\`ts
four
\`\`\`

| a | b |
|---|---|
| 1 | 2 |
`

/** Draws a small answer that nobody sees, while nothing else is to be done: else the first words of a real one would wait for it. */
export function warmUp(reader: AnswerReader): void {
  requestIdleCallback(() => {
    const answer = new AnswerBlocks()
    answer.append(SAMPLE.slice(0, 40))
    answer.append(SAMPLE.slice(40))
    const shown = mount(Markdown, {
      target: document.createElement('div'),
      props: { groups: answer.groups, reader },
    })
    void unmount(shown)
  })
}
