import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ExportFormat } from '#shared/contract/history.ts'
import { en } from '#shared/words/en.ts'
import { openStore } from '../../../../src/main/app-store.ts'
import { NextQuestion } from '../../../../src/main/ask/next-question.ts'
import { turnsOf } from '../../../../src/main/ask/thread-turns.ts'
import type { DocumentRecord } from '../../../../src/main/history/ask-row.ts'
import { exportWords } from '../../../../src/main/history/export/export-words.ts'
import { ThreadExport } from '../../../../src/main/history/export/export-threads.ts'
import { ThreadImport } from '../../../../src/main/history/export/import-threads.ts'
import { toFileThread } from '../../../../src/main/history/export/thread-file.ts'
import { somePdf } from '../../../support/documents.ts'
import { flatPng } from '../../../support/pictures.ts'
import { someProfile } from '../../../support/profiles.ts'
import { addAsk, askRecord, captureRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

const PDF = somePdf('Kept')
const NAME = 'Annual [report] & more.pdf'
const done = { kind: 'done', text: 'It says so.', end: {} } as const

let opened: OpenStore
let other: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
  other = await openTempStore(() => 1)
})
afterEach(async () => {
  await opened.close()
  await other.close()
})

async function keptDocument(id = 'd'): Promise<DocumentRecord> {
  const kept = await opened.store.pictures.save(PDF, 'pdf')
  return { id, ...kept, name: NAME, takenAt: 1 }
}

async function keptPicture() {
  const kept = await opened.store.pictures.save(flatPng(8, 6, [1, 2, 3]))
  return { ...captureRecord('p'), ...kept, widthPx: 8, heightPx: 6 }
}

async function write(format: ExportFormat, name: string): Promise<string> {
  const { threads, pictures } = opened.store
  const writer = new ThreadExport({
    thread: (threadId) => {
      const found = threads.read(threadId)
      return found && toFileThread(found)
    },
    readPicture: (file) => pictures.read(file),
    words: exportWords(en),
    now: () => 1,
  })
  return (await writer.write({ threadIds: threads.ids(), format, path: join(opened.folder, name) })).path
}

function read(path: string) {
  const { db, history, threads, pictures } = other.store
  return new ThreadImport({
    ...{ db, history, threads },
    rest: () => Promise.resolve(),
    savePicture: (bytes, kind) => pictures.save(bytes, kind),
  }).read(path)
}

test('a document survives a restart beside a picture, in its order, with its name', async () => {
  const [document, picture] = [await keptDocument(), await keptPicture()]
  addAsk(opened.store, askRecord('a', done, { captures: [document, picture] }))
  opened.store.db.close()
  const next = await openStore({ folder: opened.folder, now: () => 1 })
  expect(next.history.ask('a')?.captures).toEqual([document, picture])
  expect(Buffer.from(await next.pictures.read(document.file))).toEqual(PDF)
  next.db.close()
  opened = await openTempStore(() => 1)
})

test('it goes from the disk with its last ask, and not before', async () => {
  const document = await keptDocument()
  const { threads, removePictures } = opened.store
  addAsk(opened.store, askRecord('a', done, { captures: [document] }))
  addAsk(opened.store, askRecord('b', done, { captures: [{ ...document, id: 'd2' }] }))
  const folder = () => readdir(join(opened.folder, 'pictures'))
  await removePictures(threads.remove(['thread-a']))
  expect(await folder()).toEqual([document.file])
  await removePictures(threads.remove(['thread-b']))
  expect(await folder()).toEqual([])
})

test('one that is gone or damaged is said to be missing, and nothing else is sent in its place', async () => {
  const { file } = await keptDocument()
  const path = opened.store.pictures.pathOf(file)
  await writeFile(path, 'something else')
  await expect(opened.store.pictures.read(file)).rejects.toMatchObject({ code: 'document-missing' })
})

test('a thread is sent with each document once, in the turn that brought it', async () => {
  const [document, picture] = [await keptDocument(), await keptPicture()]
  const ask = askRecord('b', done, { captures: [document, picture] })
  const earlier = [{ question: 'First', captures: [document], answer: 'Yes.' }]
  const turns = await turnsOf(ask, earlier, (file) => opened.store.pictures.read(file))
  expect(turns).toMatchObject([
    {
      pictures: [],
      documents: [{ kind: 'bytes', mimeType: 'application/pdf', filename: NAME }],
    },
    { pictures: [{ mimeType: 'image/png', widthPx: 8 }] },
  ])
  expect(turns[1]).not.toHaveProperty('documents')
  const [sent] = turns[0]?.documents ?? []
  expect(sent?.kind === 'bytes' && Buffer.from(sent.bytes)).toEqual(PDF)
})

test('what a question with a document costs is not guessed', async () => {
  const [document, picture] = [await keptDocument(), { ...(await keptPicture()), widthPx: 4_000 }]
  const captures = new Map([document, picture].map((each) => [each.id, each]))
  const next = new NextQuestion({
    profile: () => someProfile({ model: 'gpt-5.4' }),
    turns: () => [{ question: 'First', answer: 'Yes', captures: [document] }],
    capture: (id) => captures.get(id),
    isOnline: () => false,
    http: { connect: () => undefined },
  })
  expect(next.estimate({ text: 'Why?', captureIds: ['d'] })).toEqual({ isUnknownFor: 'document' })
  // What is known of a picture beside it is told all the same; and a follow-up sends the document again.
  expect(next.estimate({ text: 'Why?', captureIds: ['p'], threadId: 't' })).toMatchObject({
    isUnknownFor: 'document',
    sentAt: [{ captureId: 'p' }],
  })
  expect(next.estimate({ text: 'Why?', captureIds: ['p'] })).not.toHaveProperty('isUnknownFor')
})

test('as Markdown it lies in the folder, and the text links to it', async () => {
  const document = await keptDocument()
  addAsk(opened.store, askRecord('a', done, { captures: [document] }))
  const path = await write('markdown', 'Askshot')
  expect(await readFile(join(path, 'pictures', document.file))).toEqual(PDF)
  const text = await readFile(join(path, '001 Question a.md'), 'utf8')
  expect(text).toContain(`\n[Annual \\[report\\] & more.pdf](pictures/${document.file})\n`)
})

test('as HTML it is in the file, to be saved from there', async () => {
  addAsk(opened.store, askRecord('a', done, { captures: [await keptDocument(), await keptPicture()] }))
  const text = await readFile(await write('html', 'all.html'), 'utf8')
  const data = `data:application/pdf;base64,${PDF.toString('base64')}`
  expect(text).toContain(`<a href="${data}" download="Annual [report] &amp; more.pdf">`)
  expect(text.match(/<img /g)).toHaveLength(1)
})

test('as JSON it comes back in, byte for byte', async () => {
  const [document, picture] = [await keptDocument(), await keptPicture()]
  addAsk(opened.store, askRecord('a', done, { captures: [document, picture] }))
  const path = await write('json', 'all.json')
  expect(await read(path)).toMatchObject({ kind: 'imported', threadCount: 1 })
  expect(other.store.history.ask('a')?.captures).toEqual([document, picture])
  expect(Buffer.from(await other.store.pictures.read(document.file))).toEqual(PDF)
})

test('a file put into another form is read as well, and one from before there were documents', async () => {
  addAsk(opened.store, askRecord('a', done, { captures: [await keptDocument()] }))
  const path = await write('json', 'all.json')
  const whole = JSON.parse(await readFile(path, 'utf8')) as object
  await writeFile(path, JSON.stringify({ ...whole, version: 1 }, null, 2))
  expect(await read(path)).toMatchObject({ kind: 'imported', threadCount: 1 })
  expect(Buffer.from(await other.store.pictures.read((await keptDocument()).file))).toEqual(PDF)
})

test('a document that is not what its name says is refused by its line', async () => {
  addAsk(opened.store, askRecord('a', done, { captures: [await keptDocument()] }))
  const path = await write('json', 'all.json')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('.pdf":"JVBER', '.pdf":"AVBER'))
  expect(await read(path)).toMatchObject({ kind: 'refused', fault: 'damaged', line: 4 })
  expect(await readdir(join(other.folder, 'pictures'))).toEqual([])
})
