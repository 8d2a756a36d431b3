import { describe, expect, test } from 'vitest'
import { eachOnce, readCitation } from '../../../../../src/main/responses/answer/citations.ts'
import type { Citation } from '#shared/ask-state.ts'

const address = 'https://example.com/a'

describe('a citation', () => {
  test.each<[object, Citation]>([
    [
      { type: 'url_citation', url: address, title: 'A', start_index: 0, end_index: 1 },
      { kind: 'url', url: address, title: 'A' },
    ],
    [
      { type: 'url_citation', url: address },
      { kind: 'url', url: address },
    ],
    [
      { type: 'url_citation', url: address, title: null },
      { kind: 'url', url: address },
    ],
    [
      { type: 'url_citation', url: address, title: ' ' },
      { kind: 'url', url: address },
    ],
    [
      { type: 'url_citation', url: address, title: address },
      { kind: 'url', url: address },
    ],
    [
      { type: 'url_citation', url: address, title: '12' },
      { kind: 'url', url: address },
    ],
    [
      { type: 'url_citation', url: address, title: ' A\n B\u0000' },
      { kind: 'url', url: address, title: 'A B' },
    ],
    [
      { type: 'url_citation', url_citation: { url: address, title: 'A' } },
      { kind: 'url', url: address, title: 'A' },
    ],
    [
      { type: 'file_citation', file_id: 'file-1', filename: 'a.pdf', index: 3 },
      { kind: 'file', fileId: 'file-1', filename: 'a.pdf' },
    ],
    [
      { type: 'container_file_citation', container_id: 'c', file_id: 'cfile', filename: 'b.png' },
      { kind: 'file', fileId: 'cfile', filename: 'b.png' },
    ],
    [
      { type: 'file_path', file_id: 'file-2', index: 3 },
      { kind: 'file', fileId: 'file-2' },
    ],
  ])('%j is read as %j', (raw, citation) => {
    expect(readCitation(raw)).toEqual(citation)
  })

  test.each([
    [null],
    ['text'],
    [{}],
    [{ type: 'url_citation' }],
    [{ type: 'url_citation', url: 'javascript:alert(1)' }],
    [{ type: 'url_citation', url: 'file:///etc/passwd' }],
    [{ type: 'url_citation', url: 'https://' }],
    [{ type: 'url_citation', url: `https://example.com/${'a'.repeat(3_000)}` }],
    [{ type: 'file_citation' }],
    [{ type: 'of_the_future' }],
  ])('is not %j', (raw) => {
    expect(readCitation(raw)).toBeUndefined()
  })

  test('has a name that fits on a line, cut between characters', () => {
    expect(readCitation({ type: 'url_citation', url: address, title: '🙂'.repeat(1_000) })).toEqual({
      kind: 'url',
      url: address,
      title: '🙂'.repeat(300),
    })
  })

  test('nested in itself without end is none', () => {
    const nested = (depth: number): object =>
      depth === 0 ? { url: address } : { type: 'url_citation', url_citation: nested(depth - 1) }
    expect(readCitation(nested(500))).toBeUndefined()
  })
})

describe('sources', () => {
  const one: Citation = { kind: 'url', url: address }
  const file: Citation = { kind: 'file', fileId: address }

  test('are told once each, in their order, with the first name there is', () => {
    expect(
      eachOnce([one, file, { ...one, title: 'A' }, { ...one, title: 'B' }, { ...file, filename: 'a.pdf' }]),
    ).toEqual([
      { ...one, title: 'A' },
      { ...file, filename: 'a.pdf' },
    ])
  })

  test('are not told without bound', () => {
    const many = Array.from({ length: 1_000 }, (_, n): Citation => ({ kind: 'url', url: `${address}${n}` }))
    expect(eachOnce(many)).toHaveLength(200)
  })
})
