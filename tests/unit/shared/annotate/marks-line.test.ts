import { describe, expect, test } from 'vitest'
import type { Mark } from '#shared/annotate/mark.ts'
import { marksLine, withLines } from '#shared/annotate/marks-line.ts'
import { numbersOf } from '#shared/annotate/mark-places.ts'
import { MAX_QUESTION_LENGTH } from '#shared/limits.ts'
import { marksSchema } from '#shared/schemas/mark.ts'
import { en } from '#shared/words/en.ts'

const number = (xPx: number, yPx: number): Mark => ({
  kind: 'number',
  colour: 'red',
  at: { xPx, yPx },
  radiusPx: 12,
})
const area = { xPx: 100, yPx: 50, widthPx: 400, heightPx: 200 }
const cover: Mark = { kind: 'cover', look: 'solid', area }

describe('numbered marks', () => {
  test('are told in percent of the picture, with the numbers they are seen with', () => {
    const marks = [number(192, 130), cover, number(20, 20), number(500, 250)]
    expect(marksLine(en.annotate.marksLine, 2, { marks, area })).toBe(
      'Marks on capture 2: 1 at 23 % across, 40 % down; 3 at 100 % across, 100 % down',
    )
  })

  test('close up when one is gone', () => {
    expect(numbersOf([number(1, 1), cover, number(2, 2)])).toEqual([1, 1, 2])
    expect(numbersOf([cover, number(2, 2)])).toEqual([0, 1])
  })

  test('other marks are not told', () => {
    expect(marksLine(en.annotate.marksLine, 1, { marks: [cover], area })).toBeUndefined()
  })
})

describe('the lines below a question', () => {
  test('stand apart from it, one below the other', () => {
    expect(withLines('Why?', ['a', 'b'])).toBe('Why?\na\nb')
    expect(withLines('Why?', [])).toBe('Why?')
    expect(withLines('', ['a'])).toBe('a')
  })

  test('never push a question beyond what can be asked', () => {
    const long = 'x'.repeat(MAX_QUESTION_LENGTH - 1)
    expect(withLines(long, ['a line'])).toBe(long)
  })
})

describe('what a page may send', () => {
  const valid = (marks: unknown) => marksSchema.safeParse(marks).success
  const area10 = { xPx: 0, yPx: 0, widthPx: 10, heightPx: 10 }
  const text = { kind: 'text', colour: 'red', area: area10, sizePx: 12, lines: ['x'] }

  test('is marks with whole pixels, known colours and bounded size', () => {
    expect(valid([cover, number(1, 1), { ...text, ink: new Uint8Array(100) }])).toBe(true)
    expect(valid([{ ...cover, look: 'blur' }])).toBe(false)
    expect(valid([{ ...cover, area: { ...area10, xPx: 0.5 } }])).toBe(false)
    expect(valid([{ ...text, ink: new Uint8Array(99) }])).toBe(false)
    expect(valid([{ ...number(1, 1), at: { xPx: Number.NaN, yPx: 1 } }])).toBe(false)
    expect(valid(Array.from({ length: 201 }, () => cover))).toBe(false)
  })

  test('has no more points and ink in all than one picture needs', () => {
    const points = Array.from({ length: 15_000 }, () => ({ xPx: 1, yPx: 1 }))
    const pen = { kind: 'pen', colour: 'red', widthPx: 2, points }
    expect(valid([pen])).toBe(true)
    expect(valid([pen, pen])).toBe(false)
    const big = { xPx: 0, yPx: 0, widthPx: 3_000, heightPx: 2_000 }
    const written = { ...text, area: big, ink: new Uint8Array(6_000_000) }
    expect(valid([written])).toBe(true)
    expect(valid([written, written])).toBe(false)
  })
})
