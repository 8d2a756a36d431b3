import { expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { checkPdf, isPdf } from '../../../../src/main/capture/pdf.ts'
import { somePdf } from '../../../support/documents.ts'

function codeOf(bytes: Uint8Array): string | undefined {
  try {
    checkPdf(bytes)
    return undefined
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

test('a document is known by its content, with what mail programs put before it', () => {
  expect(isPdf(somePdf())).toBe(true)
  expect(isPdf(Buffer.concat([Buffer.from('\r\nContent-Type: x\r\n'), somePdf()]))).toBe(true)
  expect(isPdf(Buffer.from('a text about %PD'))).toBe(false)
  expect(isPdf(Buffer.concat([Buffer.alloc(2_000), somePdf()]))).toBe(false)
  expect(isPdf(new Uint8Array())).toBe(false)
})

test('a whole document passes, whatever its table of contents looks like and whatever stands behind it', () => {
  expect(codeOf(somePdf())).toBeUndefined()
  expect(codeOf(somePdf('Hello', 'compressed-table'))).toBeUndefined()
  expect(codeOf(Buffer.concat([somePdf(), Buffer.alloc(20_000)]))).toBeUndefined()
  // Saved once more: the changes, and a table of contents of their own, stand at the end.
  const place = somePdf().length
  const change = `\n7 0 obj\n<< >>\nendobj\nxref\n0 0\ntrailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n${place}\n%%EOF`
  expect(codeOf(Buffer.concat([somePdf(), Buffer.from(change)]))).toBeUndefined()
})

test('a page that writes of encryption is not encrypted', () => {
  expect(codeOf(somePdf('trailer << /Encrypt 9 0 R >>'))).toBeUndefined()
})

test('a document that was cut short anywhere is refused, and nothing else is thrown', () => {
  const whole = somePdf()
  const end = whole.lastIndexOf('startxref') + 'startxref\n'.length
  for (let length = 0; length <= end; length++)
    expect(codeOf(whole.subarray(0, length)), String(length)).toBe('document-unreadable')
})

test('an encrypted document is refused', () => {
  expect(codeOf(somePdf('Hello', 'encrypted'))).toBe('document-locked')
  expect(codeOf(somePdf('Hello', 'compressed-table-encrypted'))).toBe('document-locked')
})

test('a table of contents that is not where the end says is looked for at the end', () => {
  const astray = (kind: 'plain' | 'encrypted') =>
    Buffer.from(
      somePdf('Hello', kind)
        .toString('latin1')
        .replace(/startxref\n\d+/, 'startxref\n999999999'),
      'latin1',
    )
  expect(codeOf(astray('plain'))).toBeUndefined()
  expect(codeOf(astray('encrypted'))).toBe('document-locked')
})
