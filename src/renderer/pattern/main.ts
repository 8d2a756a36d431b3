import { PATTERN_COLOURS, PATTERN_SIDE } from '#shared/pattern.ts'
import './pattern.css'

const number = Number(location.hash.slice(1)) || 0

for (let index = 0; index < PATTERN_SIDE ** 2; index++) {
  const field = document.createElement('i')
  const row = Math.floor(index / PATTERN_SIDE)
  field.style.backgroundColor = PATTERN_COLOURS[(index + row + number) % PATTERN_COLOURS.length] ?? ''
  document.body.append(field)
}
