import { formatsFor } from '../formats.ts'

const formats = formatsFor('en', 'en-GB')

export const { number, atLeast, size, dollars, took, minutes, clock, dayAndClock, when, date, list } = formats

/** "1 ask", "2 asks". */
export function count(value: number, one: string, many: string): string {
  return formats.count(value, { one, other: many })
}
