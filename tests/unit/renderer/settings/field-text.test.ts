import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hostOf,
  readJson,
  readLines,
  readList,
  readNumber,
  writeJson,
} from '../../../../src/renderer/settings/field-text.ts'

describe('a number', () => {
  const range = { min: 0, max: 2 }

  test.each([
    ['', undefined],
    ['  ', undefined],
    ['0', 0],
    ['2', 2],
    ['0.7', 0.7],
    ['.5', 0.5],
    [' 1,5 ', 1.5],
  ])('%j is %s', (text, value) => {
    expect(readNumber(text, range)).toEqual({ ok: true, value })
  })

  test.each(['2.1', '-0.1', 'warm', '0x1', '1e0', 'Infinity', '1.', '1.2.3', '1 2'])('%j is none', (text) => {
    expect(readNumber(text, range)).toEqual({ ok: false })
  })

  test('that must be whole is not half', () => {
    expect(readNumber('16', { min: 16, max: 20, isWhole: true })).toEqual({ ok: true, value: 16 })
    expect(readNumber('16.5', { min: 16, max: 20, isWhole: true })).toEqual({ ok: false })
  })
})

describe('a list', () => {
  test('has one entry to a line or between commas, each once and none empty', () => {
    expect(readList(' a.example\n\nb.example, a.example,\r\n c ')).toEqual(['a.example', 'b.example', 'c'])
    expect(readList(' \n , ')).toEqual([])
  })

  test('of arguments keeps its commas, spaces and doubles', () => {
    expect(readLines('--a=1,2\n\n x \n--a=1,2')).toEqual(['--a=1,2', ' x ', '--a=1,2'])
  })
})

describe('JSON', () => {
  test('is an object or nothing', () => {
    expect(readJson('{"a":[1,null]}')).toEqual({ ok: true, value: { a: [1, null] } })
    expect(readJson(' \n')).toEqual({ ok: true, value: undefined })
    for (const text of ['[1]', '"a"', 'null', '1', 'true'])
      expect(readJson(text)).toEqual({ ok: false, problem: { kind: 'not-object' } })
  })

  test('that is none says where, as far as can be told', () => {
    expect(readJson('{"a": 1,\n "b" 2}')).toEqual({
      ok: false,
      problem: { kind: 'not-json', line: 2, column: 6 },
    })
    for (const text of ['{"a":', '{"a": x}'])
      expect(readJson(text)).toEqual({ ok: false, problem: { kind: 'not-json' } })
  })

  test('that is written is read back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
        const reading = readJson(writeJson(value))
        const again: unknown = JSON.parse(JSON.stringify(value))
        const expected = Object.keys(value).length === 0 ? undefined : again
        expect(reading).toEqual({ ok: true, value: expected })
      }),
    )
  })

  test('whatever is typed is read or refused, and nothing breaks', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readJson(text).ok === 'boolean'))
  })
})

test.each([
  ['https://api.openai.com/v1', 'api.openai.com'],
  ['localhost:8080/v1', 'localhost:8080'],
  ['api.example.com', 'api.example.com'],
  ['', ''],
  ['not a host', ''],
])('the host of %j is %j', (address, host) => {
  expect(hostOf(address)).toBe(host)
})
