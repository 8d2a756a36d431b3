/** Our own set, on a grid of 16 points, drawn as strokes. */
export const icons = {
  more: 'M3 7.5v1 M8 7.5v1 M13 7.5v1',
  hide: 'M3.5 8h9',
  remove: 'M4.5 4.5l7 7 M11.5 4.5l-7 7',
  down: 'M8 3v10 M4 9l4 4 4-4',
  unfold: 'M4 6l4 4 4-4',
  fold: 'M4 10l4-4 4 4',
  alert: 'M8 2.5l6 11H2z M8 7v3 M8 11.8h.01',
  picture: 'M2.5 3.5h11v9h-11z M2.5 10.5l3.5-3 3 2.5 2-1.5 2.5 2 M10.5 6h.01',
} as const

export type IconName = keyof typeof icons
