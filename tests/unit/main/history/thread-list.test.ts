import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import type { HistoryQuery } from '#shared/contract/history.ts'
import { ThreadList } from '../../../../src/main/history/thread-list.ts'
import { addAsk, askRecord, captureRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

let opened: OpenStore
let hidden: readonly string[]
let list: ThreadList
beforeEach(async () => {
  opened = await openTempStore(() => 1)
  hidden = []
  const { db, search } = opened.store
  list = new ThreadList({ db, search, hidden: () => hidden, rest: () => Promise.resolve() })
})
afterEach(() => opened.close())

const done = (text: string): AskState => ({ kind: 'done', text, end: {} })
const write = (askId: string, question: string, state = done(''), part = {}) =>
  addAsk(opened.store, askRecord(askId, state, { question, ...part }))
const follow = (askId: string, threadId: string, question: string) =>
  opened.store.history.addAsk(askRecord(askId, done(''), { threadId, question }))
const find = (text: string, query: Partial<HistoryQuery> = {}) =>
  list.find({ text, ...query }).hits.map(({ askId }) => askId)

test('everything is found newest first, each ask with its thread', () => {
  write('a', 'one')
  write('b', 'two')
  follow('a2', 'thread-a', 'three')
  expect(list.find({ text: '' }).hits).toEqual([
    { askId: 'a2', threadId: 'thread-a' },
    { askId: 'b', threadId: 'thread-b' },
    { askId: 'a', threadId: 'thread-a' },
  ])
})

test('a long history is told in parts that go on where the one before ended', () => {
  opened.store.db.transaction(() => {
    opened.store.history.addThread('t', 1)
    for (let n = 0; n < 450; n++) follow(`n${n}`, 't', 'word')
  })
  const first = list.find({ text: 'word' })
  const second = list.find({ text: 'word' }, first.next)
  expect(first.hits).toHaveLength(100)
  expect(second.next).toBeUndefined()
  expect([...first.hits, ...second.hits].map(({ askId }) => askId)).toEqual(
    Array.from({ length: 450 }, (_unused, n) => `n${449 - n}`),
  )
})

test('a word with a minus before it excludes, by the index and without it', () => {
  write('a', 'red build')
  write('b', 'red light')
  write('c', '红灯')
  expect(find('red -build')).toEqual(['b'])
  expect(find('red −light')).toEqual(['a'])
  expect(find('-build')).toEqual(['c', 'b'])
  expect(find('红 -build')).toEqual(['c'])
  expect(find('well-known')).toEqual([])
  expect(list.find({ text: 'red -build' }).words).toEqual(['red'])
})

test('a thread is found by the name that it was given', () => {
  write('a', 'one')
  write('b', 'Licence of that')
  opened.store.threads.rename('thread-a', 'Licence question')
  expect(find('licence')).toEqual(['a', 'b'])
  expect(find('licence -question')).toEqual(['b'])
  hidden = ['thread-a']
  expect(find('licence')).toEqual(['b'])
})

describe('chips', () => {
  beforeEach(() => {
    write('a', 'word', done('```\nls\n```'), { captures: [captureRecord('1')], model: 'm' })
    write('b', 'word', { kind: 'queued', attempt: 0 }, { model: 'n' })
    opened.store.threads.tag('thread-b', { add: ['to do', '100%'], remove: [] })
    opened.store.threads.star('thread-b', true)
  })

  test.each<[Partial<HistoryQuery>, readonly string[]]>([
    [{ hasCaptures: true }, ['a']],
    [{ tag: 'to do' }, ['b']],
    [{ tag: 'to' }, []],
    [{ tag: '100%' }, ['b']],
    [{ isStarred: true }, ['b']],
    [{ hasCode: true }, ['a']],
    [{ kinds: ['queued'], model: 'm' }, []],
  ])('%j', (query, expected) => {
    expect(find('word', query)).toEqual(expected)
    expect(find('', query)).toEqual(expected)
  })

  test('each says how many threads it stands for, without those about to be removed', async () => {
    expect(await list.overview()).toMatchObject({
      threadCount: 2,
      starredCount: 1,
      withCapturesCount: 1,
      withCodeCount: 1,
      kinds: { done: 1, queued: 1 },
      tags: [
        { name: '100%', count: 1 },
        { name: 'to do', count: 1 },
      ],
    })
    hidden = ['thread-b']
    expect(await list.overview()).toMatchObject({
      threadCount: 1,
      starredCount: 0,
      kinds: { done: 1 },
      tags: [],
    })
    expect(find('')).toEqual(['a'])
  })
})

describe('a row', () => {
  test('has what is shown of an ask and its thread', () => {
    write('a', 'Why?', done('**Because** of\n- this'), { captures: [captureRecord('1')] })
    follow('a2', 'thread-a', 'And then?')
    const [second, first] = list.rows(['a2', 'a', 'gone'], [])
    expect(first).toMatchObject({ question: 'Why?', answer: 'Because of this', captureCount: 1, askCount: 2 })
    expect(second).toMatchObject({ captureCount: 0, thumbnailUrl: 'app://ui/thumbnail/1' })
  })

  test('shows of a long answer the place of what was looked for', () => {
    write('a', 'x', done(`${'filler '.repeat(400)}the needle lies here`))
    expect(list.rows(['a'], ['needle'])[0]?.answer).toMatch(/^… .*the needle lies here$/)
  })

  test('that cannot be read in full is shown, and stays on disk as it is', () => {
    write('a', 'What was it?', done('Words'))
    opened.store.db.run("UPDATE asks SET kind = 'from-the-future', detail = '{broken'")
    const [row] = list.rows(['a'], [])
    expect(row).toMatchObject({ isDamaged: true, question: 'What was it?', answer: 'Words' })
    expect(find('')).toEqual(['a'])
    expect(opened.store.db.all('SELECT kind, detail FROM asks')).toEqual([
      { kind: 'from-the-future', detail: '{broken' },
    ])
  })
})
