import { formatsFor } from '../formats.ts'

export const {
  number,
  size,
  dollars,
  minutes,
  clock,
  weekdayAndClock,
  day,
  dayAndYear,
  dayAndClock,
  date,
  list,
  count: counted,
} = formatsFor('en', 'en-GB')

/** "1 ask", "2 asks". */
export function count(value: number, one: string, many: string): string {
  return counted(value, { one, other: many })
}
