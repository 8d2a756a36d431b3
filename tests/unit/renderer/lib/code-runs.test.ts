import hljs from 'highlight.js/lib/core'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeKinds } from '../../../../src/renderer/lib/code-run.ts'
import { codeRuns } from '../../../../src/renderer/lib/code-runs.ts'

hljs.registerLanguage('typescript', typescript)
hljs.registerLanguage('xml', xml)

const words = (chunk: string, runs: readonly number[]) => {
  let at = 0
  return Array.from({ length: runs.length / 2 }, (_, index) => {
    const text = chunk.slice(at, (at += runs[index * 2] ?? 0))
    return [text, codeKinds[runs[index * 2 + 1] ?? -1]] as const
  }).filter(([, kind]) => kind !== undefined)
}

test('words of code have their kinds, also where one language stands in another', () => {
  const [runs = []] = codeRuns(['const a = "b" // c'], 'ts')
  expect(words('const a = "b" // c', runs)).toEqual([
    ['const', 'keyword'],
    ['"b"', 'string'],
    ['// c', 'comment'],
  ])
  expect(codeRuns(['x'], 'nothing')).toEqual([])
})

test('the runs of each piece cover exactly its characters, wherever it was cut', () => {
  const line = fc.constantFrom('const a = 1', '/* open', 'still */ let b = `x${1}`', '', '<a href="x">')
  fc.assert(
    fc.property(fc.array(fc.array(line, { minLength: 1 }), { minLength: 1, maxLength: 6 }), (parts) => {
      const chunks = parts.map((lines) => lines.join('\n'))
      const all = codeRuns(chunks, 'ts')
      expect(
        all.map((runs) => runs.filter((_, index) => index % 2 === 0).reduce((a, b) => a + b, 0)),
      ).toEqual(chunks.map(({ length }) => length))
    }),
    { numRuns: 200 },
  )
})
