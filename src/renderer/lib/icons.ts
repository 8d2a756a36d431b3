/** Our own set, on a grid of 16 points, drawn as strokes. */
export const icons = {
  more: 'M3 7.5v1 M8 7.5v1 M13 7.5v1',
  hide: 'M3.5 8h9',
  remove: 'M4.5 4.5l7 7 M11.5 4.5l-7 7',
  down: 'M8 3v10 M4 9l4 4 4-4',
  unfold: 'M4 6l4 4 4-4',
  fold: 'M4 10l4-4 4 4',
  alert: 'M8 2.5l6 11H2z M8 7v3 M8 11.8h.01',
  before: 'M10 4l-4 4 4 4',
  after: 'M6 4l4 4-4 4',
  edit: 'M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z',
  add: 'M8 3.5v9 M3.5 8h9',
  capture: 'M2.5 5.5v-3h3 M10.5 2.5h3v3 M13.5 10.5v3h-3 M5.5 13.5h-3v-3 M5.5 6h5v4h-5z',
  pin: 'M6 2.5h4 M6.5 2.5v4L4.5 9v1h7V9l-2-2.5v-4 M8 10v4',
  window: 'M2.5 3.5h11v9h-11z M2.5 6h11',
  picture: 'M2.5 3.5h11v9h-11z M2.5 10.5l3.5-3 3 2.5 2-1.5 2.5 2 M10.5 6h.01',
} as const

export type IconName = keyof typeof icons
