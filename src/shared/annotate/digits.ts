/** A place in the box of a digit: 0 to `DIGIT_WIDTH` across, 0 to 1 down. */
type Place = readonly [x: number, y: number]
type Stroke = readonly Place[]

export const DIGIT_WIDTH = 0.6

/** Part of an ellipse, clockwise from one angle to another; 0° is to the right, 90° down. */
function arc([x, y]: Place, [across, down]: Place, from: number, to: number): Stroke {
  const steps = Math.ceil((to - from) / 15)
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180
    return [x + across * Math.cos(angle), y + down * Math.sin(angle)]
  })
}

const six: readonly Stroke[] = [
  arc([0.62, 0.66], [0.58, 0.62], 180, 255),
  arc([0.3, 0.68], [0.26, 0.28], 0, 360),
]
const turned = (stroke: Stroke): Stroke => stroke.map(([x, y]) => [DIGIT_WIDTH - x, 1 - y])

/** 0 to 9 as strokes: the page and the burned picture show the very same ones, whatever the fonts. */
export const digits: readonly (readonly Stroke[])[] = [
  [arc([0.3, 0.5], [0.26, 0.46], 0, 360)],
  [[[0.1, 0.24], [0.36, 0.04], [0.36, 0.96]]],
  [[...arc([0.3, 0.31], [0.25, 0.27], 190, 380), [0.06, 0.96], [0.57, 0.96]]],
  [[...arc([0.28, 0.28], [0.24, 0.24], 200, 450), ...arc([0.28, 0.73], [0.27, 0.23], 270, 520)]],
  [[[0.44, 0.96], [0.44, 0.04], [0.03, 0.7], [0.6, 0.7]]],
  [[[0.53, 0.04], [0.14, 0.04], [0.1, 0.45], ...arc([0.29, 0.67], [0.26, 0.29], 230, 500)]],
  six,
  [[[0.04, 0.04], [0.56, 0.04], [0.22, 0.96]]],
  [arc([0.3, 0.27], [0.22, 0.23], 0, 360), arc([0.3, 0.73], [0.26, 0.23], 0, 360)],
  six.map(turned),
] // prettier-ignore
