import { expect, test } from 'vitest'
import { threadHtml, threadMarkdown } from '../../../../src/main/history/export-thread.ts'
import type { ExportedThread } from '../../../../src/main/history/export-thread.ts'
import { askRecord, captureRecord } from '../../../support/store.ts'

const words = { picture: (position: number) => `Capture ${position}` }
const done = (text: string) => ({ kind: 'done', text, end: {} }) as const
const capture = captureRecord('c')
const thread: ExportedThread = {
  asks: [
    askRecord('a', done('It is **red**.\n\n<img src="https://x.example/p">'), {
      question: 'Why <b>?\nReally',
      captures: [capture],
      askedAt: 1_700_000_000_000,
    }),
    askRecord('b', done('![x](https://x.example/q) [bad](javascript:alert(1)) [good](https://a.example)'), {
      captures: [capture],
    }),
  ],
  pictures: new Map([['c', new Uint8Array([1, 2, 3])]]),
}

test('a thread as Markdown has its questions as quotes and its pictures by name', () => {
  expect(threadMarkdown(thread, words)).toMatch(
    /^> Why <b>\?\n> Really\n\n_Capture 1 \(40×30\)_\n\n\nIt is \*\*red\*\*[^]*_model · 2023-11-14_/,
  )
})

test('a thread as HTML holds each picture once, and nothing that loads or runs', () => {
  const html = threadHtml(thread, words)
  expect(html.match(/data:image\/png;base64,AQID/g)).toHaveLength(1)
  expect(html).toContain('<strong>red</strong>')
  expect(html).toContain('<a href="https://a.example">good</a>')
  expect(html).not.toMatch(/<img src="https|javascript:|<b>/)
  expect(html).toContain('default-src &#39;none&#39;'.replaceAll('&#39;', "'"))
})
