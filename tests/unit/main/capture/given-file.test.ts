import { expect, test } from 'vitest'
import { MAX_DOCUMENT_BYTES } from '#shared/limits.ts'
import { documentName, keepGiven } from '../../../../src/main/capture/given-file.ts'
import { somePdf } from '../../../support/documents.ts'
import { decodePng, flatPng } from '../../../support/pictures.ts'

function desk() {
  const saved: { kind: string; bytes: Uint8Array }[] = []
  return {
    saved,
    given: {
      save: (bytes: Uint8Array, kind: string) => {
        saved.push({ kind, bytes })
        return Promise.resolve({ file: `f.${kind}`, bytes: bytes.length })
      },
      decodeHeic: () => Promise.resolve(undefined),
      newId: () => 'c1',
      now: () => 5,
    },
  }
}

test('a document is kept byte for byte, with its name', async () => {
  const { saved, given } = desk()
  const bytes = somePdf()
  expect(await keepGiven({ bytes, name: 'Annual report.pdf' }, given)).toEqual({
    ...{ id: 'c1', file: 'f.pdf', bytes: bytes.length, takenAt: 5 },
    name: 'Annual report.pdf',
  })
  expect(saved).toEqual([{ kind: 'pdf', bytes }])
})

test('a picture that calls itself a document is a picture', async () => {
  const { saved, given } = desk()
  const png = flatPng(5, 4, [200, 100, 50])
  const kept = await keepGiven({ bytes: png, name: 'a.pdf' }, given)
  expect(kept).toMatchObject({ file: 'f.png', widthPx: 5, heightPx: 4 })
  expect(kept).not.toHaveProperty('name')
  expect(decodePng(Buffer.from(saved[0]?.bytes ?? []))).toEqual(decodePng(png))
})

test.each([
  ['cut short', somePdf().subarray(0, 200), 'document-unreadable'],
  ['encrypted', somePdf('Hello', 'encrypted'), 'document-locked'],
  ['too large', Buffer.concat([somePdf(), Buffer.alloc(MAX_DOCUMENT_BYTES)]), 'file-too-large'],
  ['a text', Buffer.from('Dear Sir'), 'picture-unreadable'],
])('what is %s is refused before anything is written', async (_, bytes, code) => {
  const { saved, given } = desk()
  await expect(keepGiven({ bytes, name: 'a.pdf' }, given)).rejects.toMatchObject({ code })
  expect(saved).toEqual([])
})

test.each([
  ['/home/me/Bills/May.PDF', 'May.pdf'],
  ['C:\\Users\\me\\May.pdf', 'May.pdf'],
  ['May', 'May.pdf'],
  ['', 'document.pdf'],
  ['-', 'document.pdf'],
  ['\u202Efdp.exe\u0000\n.pdf', 'fdp.exe.pdf'],
  [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(196)}.pdf`],
])('the name %j is kept as %j', (given, kept) => {
  expect(documentName(given)).toBe(kept)
})
