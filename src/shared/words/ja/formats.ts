import { formatsFor } from '../formats.ts'

export const { number, atLeast, size, dollars, took, minutes, clock, dayAndClock, when, date, list } =
  formatsFor('ja')
