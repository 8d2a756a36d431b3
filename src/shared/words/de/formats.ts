import { formatsFor } from '../formats.ts'

const formats = formatsFor('de')

export const { number, atLeast, size, dollars, took, minutes, clock, dayAndClock, when, date, list } = formats

/** "1 Frage", "2 Fragen". */
export function count(value: number, one: string, many: string): string {
  return formats.count(value, { one, other: many })
}
