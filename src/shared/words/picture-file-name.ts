/** Sorts by time in every folder, and is the same in every language. */
export function pictureFileName(at: Date): string {
  return `Askshot ${dayOf(at)} ${timeOf(at)}.png`
}

const two = (value: number): string => String(value).padStart(2, '0')
const dayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
const timeOf = (at: Date): string => `${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}`
