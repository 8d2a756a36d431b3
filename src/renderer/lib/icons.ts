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
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z M10.3 10.3l3.2 3.2',
  star: 'M8 2l1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.2l-3.7 2.1.8-4.1L2 6.3l4.2-.5z',
  list: 'M6 4h7.5 M6 8h7.5 M6 12h7.5 M2.5 4h.01 M2.5 8h.01 M2.5 12h.01',
  grid: 'M2.5 2.5h4.5v4.5h-4.5z M9 2.5h4.5v4.5H9z M2.5 9h4.5v4.5h-4.5z M9 9h4.5v4.5H9z',
  trash: 'M3 4.5h10 M6.5 4.5v-2h3v2 M4.5 4.5l.6 9h5.8l.6-9 M7 7v4 M9 7v4',
  up: 'M8 13V3 M4 7l4-4 4 4',
  text: 'M3 4h10 M3 8h10 M3 12h6',
  copy: 'M5.5 5.5h8v8h-8z M10.5 5.5v-3h-8v8h3',
  outbox: 'M2.5 9v4.5h11V9 M8 10V2.5 M5 5.5l3-3 3 3',
} as const

export type IconName = keyof typeof icons
