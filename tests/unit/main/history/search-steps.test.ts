import fc from 'fast-check'
import { expect, test } from 'vitest'
import { walkDown } from '../../../../src/main/history/search-steps.ts'

/** All of it, part by part, with what was looked at each time. */
function parts(there: ReadonlySet<number>, limit: number, tookMs: (size: number) => number) {
  const looks: number[][] = []
  const found: number[][] = []
  let ms = 0
  for (let end = 1_000; ;) {
    const inPart: number[] = []
    const walked = walkDown({
      numbers: { first: 0, end },
      step: 4,
      look: (numbers, most) => {
        const size = numbers.end - numbers.first
        inPart.push(size)
        ms += tookMs(size)
        const all = Array.from({ length: size }, (_unused, at) => numbers.end - 1 - at)
        return all.filter((number) => there.has(number)).slice(0, most)
      },
      limit,
      withinMs: 4,
      clock: () => ms,
    })
    looks.push(inPart)
    found.push([...walked.found])
    const last = walked.found.length < limit ? walked.next : walked.found.at(-1)
    if (last === undefined) return { looks, found }
    end = last
  }
}

const descending = (numbers: ReadonlySet<number>) => [...numbers].sort((one, other) => other - one)

test('however long each look takes, all is found once and in order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 999 })),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }),
      (numbers, limit, took) => {
        let looks = 0
        const there = new Set(numbers)
        const { found } = parts(there, limit, () => took[looks++ % took.length] ?? 0)
        expect(found.flat()).toEqual(descending(there))
        expect(found.every((part) => part.length <= limit)).toBe(true)
      },
    ),
  )
})

test('what costs next to nothing is over in a few looks, and what costs much is given in parts', () => {
  expect(parts(new Set(), 10, () => 0).looks).toEqual([[4, 64, 932]])
  const slow = parts(new Set(), 10, (size) => size / 4) // in a part's time, sixteen numbers
  expect(slow.looks.length).toBeGreaterThan(40)
  expect(slow.looks.flat().every((size) => size <= 16)).toBe(true)
})
