import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import type { ExportFormat } from '#shared/contract/history.ts'
import { en } from '#shared/words/en.ts'
import { exportBytes } from '../../../../src/main/history/export/export-size.ts'
import { exportWords } from '../../../../src/main/history/export/export-words.ts'
import { ThreadExport } from '../../../../src/main/history/export/export-threads.ts'
import { ThreadImport } from '../../../../src/main/history/export/import-threads.ts'
import { toFileThread } from '../../../../src/main/history/export/thread-file.ts'
import type { FileThread } from '../../../../src/main/history/export/thread-file.ts'
import { flatPng } from '../../../support/pictures.ts'
import { addAsk, askRecord, captureRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

const KEY = 'sk-marker-0123456789abcdef'
const PICTURE = flatPng(8, 6, [1, 2, 3])

let opened: OpenStore
let other: OpenStore
let dir: Awaited<ReturnType<typeof makeTempDir>>
beforeEach(async () => {
  opened = await openTempStore(() => 1)
  other = await openTempStore(() => 1)
  dir = await makeTempDir('export')
})
afterEach(async () => {
  await opened.close()
  await other.close()
  await dir.remove()
})

const done = (text: string): AskState => ({ kind: 'done', text, end: { usage: { inputTokens: 5 } } })

async function fill(): Promise<void> {
  const { file } = await opened.store.pictures.save(PICTURE)
  const capture = { ...captureRecord('1'), file, widthPx: 8, heightPx: 6, bytes: PICTURE.length }
  addAsk(
    opened.store,
    askRecord('a', done('Because **so**.'), { question: 'Why?\nReally', captures: [capture] }),
  )
  opened.store.history.addAsk(askRecord('a2', done('Again.'), { threadId: 'thread-a', askedAgainOf: 'a' }))
  addAsk(opened.store, askRecord('b', { kind: 'queued', attempt: 0 }, { question: 'Waits <b>' }))
  opened.store.threads.rename('thread-a', 'A: name / with "signs"')
  opened.store.threads.tag('thread-a', { add: ['to do'], remove: [] })
  opened.store.threads.star('thread-a', true)
}

const ids = () => opened.store.threads.ids()

function thread(threadId: string): FileThread | undefined {
  const found = opened.store.threads.read(threadId)
  return found && toFileThread(found)
}

function writer(): ThreadExport {
  return new ThreadExport({
    thread,
    readPicture: (file) => opened.store.pictures.read(file),
    words: exportWords(en),
    now: () => 1,
  })
}

async function write(format: ExportFormat, name: string, threadIds = ids()) {
  return writer().write({ threadIds, format, path: join(dir.path, name) })
}

function read(path: string, store = other.store) {
  const { db, history, threads, pictures } = store
  return new ThreadImport({
    db,
    history,
    threads,
    rest: () => Promise.resolve(),
    savePicture: (bytes, kind) => pictures.save(bytes, kind),
  }).read(path)
}

describe('what is written', () => {
  test('as Markdown is one file a thread, with its pictures in a folder', async () => {
    await fill()
    const { path, threadCount } = await write('markdown', 'Askshot')
    expect(threadCount).toBe(2)
    expect((await readdir(path)).sort()).toEqual(['001 A name with signs.md', '002 Waits b.md', 'pictures'])
    const [picture] = await readdir(join(path, 'pictures'))
    expect(await readFile(join(path, 'pictures', picture!))).toEqual(Buffer.from(PICTURE))
    const text = await readFile(join(path, '001 A name with signs.md'), 'utf8')
    expect(text).toContain('# A: name / with "signs"')
    expect(text).toContain('> Why?\n> Really')
    expect(text).toContain(`![Capture 1](pictures/${picture})`)
    expect(text).toContain('Because **so**.')
    expect(text).toContain('#to-do')
  })

  test('as HTML is one file that loads nothing and runs nothing', async () => {
    await fill()
    const evil =
      '<script>alert(1)</script> ![x](https://evil.example/p.png) [l](javascript:alert(1)) <img src=x onerror=1>'
    addAsk(opened.store, askRecord('c', done(evil), { question: '<script>alert(2)</script>' }))
    const { path } = await write('html', 'all.html')
    const text = await readFile(path, 'utf8')
    expect(text).toContain("default-src 'none'")
    expect(text).toContain(`data:image/png;base64,${Buffer.from(PICTURE).toString('base64')}`)
    expect(text).toContain('<strong>so</strong>')
    expect(text).not.toMatch(/<script|<img src=x|href="javascript|src="https/i)
  })

  test('never takes the place of what is there', async () => {
    await fill()
    await writeFile(join(dir.path, 'all.json'), 'mine')
    await mkdir(join(dir.path, 'Askshot'))
    expect((await write('json', 'all.json')).path).toBe(join(dir.path, 'all (2).json'))
    expect((await write('json', 'all')).path).toBe(join(dir.path, 'all (3).json'))
    expect((await write('markdown', 'Askshot')).path).toBe(join(dir.path, 'Askshot (2)'))
    expect(await readFile(join(dir.path, 'all.json'), 'utf8')).toBe('mine')
    expect(await readdir(join(dir.path, 'Askshot'))).toEqual([])
  })

  test('is taken away again when it cannot be written whole', async () => {
    await fill()
    opened.store.threads.read = () => {
      throw new Error('no more')
    }
    await expect(write('json', 'all.json')).rejects.toMatchObject({ code: 'disk-unwritable' })
    expect(await readdir(dir.path)).toEqual([])
  })

  test('holds the text where a picture is gone, and only what was asked for', async () => {
    await fill()
    await opened.store.pictures.removeAll()
    const { path, threadCount } = await write('json', 'all.json', ['thread-a', 'gone'])
    expect(threadCount).toBe(1)
    expect(await readFile(path, 'utf8')).not.toContain('Waits')
    expect(await read(path)).toMatchObject({ kind: 'imported', threadCount: 1 })
  })
})

describe('one thread, where the user said', () => {
  const path = (name: string) => join(dir.path, name)

  beforeEach(async () => {
    await fill()
    const first = opened.store.history.ask('a')!
    const evil = '![x](https://x.example/q) [bad](javascript:alert(1)) [good](https://a.example)'
    opened.store.history.addAsk(
      askRecord('a3', done(evil), { threadId: 'thread-a', follows: 'a', captures: first.captures }),
    )
  })

  test('is Markdown with its pictures beside it, each once', async () => {
    await writeFile(path('Why.md'), 'the one before')
    await writer().writeOne(thread('thread-a')!, path('Why.md'))
    const [picture] = await readdir(path('Why pictures'))
    expect(await readFile(path(`Why pictures/${picture}`))).toEqual(Buffer.from(PICTURE))
    const text = await readFile(path('Why.md'), 'utf8')
    expect(text).toContain('> Why?\n> Really')
    expect(text.match(/!\[Capture 1\]\(Why%20pictures\/[0-9a-f]{64}\.png\)/g)).toHaveLength(1)
    expect((await readdir(dir.path)).sort()).toEqual(['Why pictures', 'Why.md'])
  })

  test('is HTML with each picture once, named, and nothing that loads or runs', async () => {
    await writer().writeOne(thread('thread-a')!, path('why.HTM'))
    const html = await readFile(path('why.HTM'), 'utf8')
    expect(html.match(/<img [^>]*alt="Capture 1">/g)).toHaveLength(1)
    expect(html).toContain('<title>A: name / with &quot;signs&quot;</title>')
    expect(html).toContain('<a href="https://a.example" rel="noreferrer">good</a>')
    expect(html).not.toMatch(/src="https|href="javascript/)
    expect(await readdir(dir.path)).toEqual(['why.HTM'])
  })

  test('leaves what was there where it cannot be written', async () => {
    await writeFile(path('why.html'), 'the one before')
    const broken = { ...thread('thread-a')!, asks: undefined } as unknown as FileThread
    await expect(writer().writeOne(broken, path('why.html'))).rejects.toMatchObject({
      code: 'disk-unwritable',
    })
    expect(await readFile(path('why.html'), 'utf8')).toBe('the one before')
    expect(await readdir(dir.path)).toEqual(['why.html'])
  })
})

test.each(['markdown', 'html', 'json'] as const)(
  'the size told of %s is that of the file',
  async (format) => {
    await fill()
    const { pictures } = opened.store
    const big = await pictures.save(flatPng(400, 300, [9, 9, 9]))
    const capture = { ...captureRecord('2'), file: big.file, bytes: big.bytes }
    for (let n = 0; n < 240; n++)
      addAsk(
        opened.store,
        askRecord(
          `n${n}`,
          done('Größe & Maß. '.repeat(20 + (n % 7))),
          n === 3 ? { captures: [capture] } : {},
        ),
      )
    const { path } = await write(format, 'all')
    const files = format === 'markdown' ? await readdir(path, { recursive: true }) : ['']
    const stats = await Promise.all(files.map((file) => stat(join(path, file))))
    const written = stats.filter((each) => each.isFile()).reduce((sum, { size }) => sum + size, 0)
    const told = await exportBytes(
      {
        thread,
        store: opened.store,
        words: exportWords(en),
        rest: () => Promise.resolve(),
      },
      ids(),
      format,
    )
    expect(Math.abs(told / written - 1)).toBeLessThan(0.05)
  },
)

describe('what is read', () => {
  test('is what was written, with pictures, names, stars and tags; and nothing of it is sent', async () => {
    await fill()
    const { path } = await write('json', 'all.json')
    expect(await readFile(path, 'utf8')).not.toContain(KEY)
    expect(await read(path)).toEqual({ kind: 'imported', threadCount: 2, known: 0 })
    const before = opened.store.threads.read('thread-a')
    const after = other.store.threads.read('thread-a')
    expect(after).toEqual(before)
    expect(await other.store.pictures.read(after!.asks[0]!.captures[0]!.file)).toEqual(Buffer.from(PICTURE))
    expect(other.store.history.ask('b')?.state).toEqual({ kind: 'cancelled', text: '' })
    expect(other.store.outbox.count()).toBe(0)
    expect(other.store.search.find({ text: 'because', limit: 5 }).hits).toHaveLength(1)
  })

  test('stands at the time it was asked, among what is there, in the order of its thread', async () => {
    const at = (askId: string, seconds: number, part = {}) =>
      askRecord(askId, done('word'), { askedAt: 1_000 * seconds, ...part })
    for (const [askId, seconds] of [
      ['a', 100],
      ['b', 200],
      ['b2', 200],
      ['late', 900],
    ] as const)
      addAsk(opened.store, at(askId, seconds))
    // The clock went back in the middle of this thread.
    opened.store.history.addAsk(at('late2', 150, { threadId: 'thread-late' }))
    const { path } = await write('json', 'all.json')
    addAsk(other.store, at('c', 150))
    addAsk(other.store, at('d', 200))
    addAsk(other.store, at('e', 800))
    expect(await read(path)).toMatchObject({ kind: 'imported', threadCount: 4 })
    const found = (text: string) =>
      other.store.search.find({ text, limit: 50 }).hits.map(({ askId }) => askId)
    const newestFirst = ['late2', 'late', 'e', 'b2', 'b', 'd', 'c', 'a']
    expect(found('')).toEqual(newestFirst)
    expect(found('word')).toEqual(newestFirst)
    expect(other.store.history.thread('thread-late').map(({ askId }) => askId)).toEqual(['late', 'late2'])
    addAsk(other.store, at('new', 300)) // what is asked now is newest, whatever the clock says
    expect(found('')[0]).toBe('new')
  })

  test('a second time changes nothing', async () => {
    await fill()
    const { path } = await write('json', 'all.json')
    await read(path)
    other.store.threads.rename('thread-a', 'Mine')
    expect(await read(path)).toEqual({ kind: 'imported', threadCount: 0, known: 2 })
    expect(other.store.threads.read('thread-a')?.title).toBe('Mine')
  })

  const faults: readonly [string, (text: string) => string, object][] = [
    [
      'a file that breaks off',
      (text) => text.slice(0, text.indexOf('thread-b')),
      { fault: 'not-json', line: 3 },
    ],
    [
      'a sign that is not JSON',
      (text) => text.replace('{"threadId":"thread-b"', '{threadId:"thread-b"'),
      { fault: 'not-json', line: 3 },
    ],
    [
      'a field of another kind',
      (text) => text.replace('"question":"Waits <b>"', '"question":7'),
      { fault: 'damaged', line: 3, where: 'thread 2, ask 1, question' },
    ],
    [
      'a field too many',
      (text) => text.replace('{"threadId":"thread-b"', '{"key":"x","threadId":"thread-b"'),
      { fault: 'damaged', line: 3, where: 'thread 2' },
    ],
    [
      'a picture that is not what its name says',
      (text) => text.replace('"iVBORw', '"aVBORw'),
      { fault: 'damaged', line: 5 },
    ],
    ['the file of another program', () => '{"chats":[]}', { fault: 'not-ours', line: 1 }],
    [
      'the file of a newer Askshot',
      (text) => text.replace('"version":2', '"version":3'),
      { fault: 'newer', line: 1 },
    ],
    [
      'a path for a picture',
      (text) => text.replaceAll(/"[0-9a-f]{64}\.png"/g, '"../../etc/passwd"'),
      { fault: 'damaged' },
    ],
  ]
  test.each(faults)('%s is named, and nothing is imported', async (_name, spoil, expected) => {
    await fill()
    const { path } = await write('json', 'all.json')
    await writeFile(path, spoil(await readFile(path, 'utf8')))
    expect(await read(path)).toMatchObject({ kind: 'refused', ...expected })
    expect(other.store.threads.ids()).toEqual([])
    expect(other.store.db.all('SELECT 1 FROM captures')).toEqual([])
  })

  test('is all or nothing also when the disk refuses half-way', async () => {
    await fill()
    const { path } = await write('json', 'all.json')
    other.store.db.run(
      "CREATE TRIGGER refuse BEFORE INSERT ON asks WHEN new.id = 'b' BEGIN SELECT raise(ABORT, 'no'); END",
    )
    await expect(read(path)).rejects.toThrow()
    expect(other.store.threads.ids()).toEqual([])
  })
})
