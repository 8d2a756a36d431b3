import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  advance,
  highlightedOf,
  noKeys,
  selectionOf,
  waiting,
} from '../../../../src/renderer/overlay/overlay-state.ts'
import type { Model, OverlayEvent } from '../../../../src/renderer/overlay/overlay-state.ts'
import { FreshKeys } from '../../../../src/renderer/overlay/overlay-keys.ts'

const ground = { width: 1600, height: 900, pxPerPointX: 1.5, pxPerPointY: 1.5 }
const front = { title: 'Front', x: 100, y: 100, width: 400, height: 300 }
const back = { title: 'Back', x: 300, y: 200, width: 600, height: 400 }
let model: Model

function after(...events: readonly OverlayEvent[]): Model {
  return (model = events.reduce(advance, model))
}
const drag = (
  from: readonly [number, number],
  to: readonly [number, number],
  keys = noKeys,
): OverlayEvent[] => [
  { type: 'press', point: { x: from[0], y: from[1] } },
  { type: 'drag', point: { x: to[0], y: to[1] }, keys },
]
const release = { type: 'release' } as const
const nudge = (
  columnsPx: number,
  rowsPx: number,
  part: 'whole' | 'start' | 'end' = 'whole',
): OverlayEvent => ({
  type: 'nudge',
  columnsPx,
  rowsPx,
  part,
})

beforeEach(() => {
  model = advance(waiting, { type: 'show', ground })
})

describe('by mouse', () => {
  test('a drag in any direction is adjusted after its release', () => {
    after(...drag([300, 200], [100, 50]), release)
    expect(model.mode).toEqual({ kind: 'adjusting', rect: { x: 100, y: 50, width: 200, height: 150 } })
  })

  test('a drag that leaves the display ends at its edge', () => {
    after(...drag([1500, 800], [5000, -40]))
    expect(selectionOf(model)).toEqual({ x: 1500, y: 0, width: 100, height: 800 })
  })

  test('under 8 points both ways it is a click: the window under it, else the whole display', () => {
    after({ type: 'windows', windows: [front, back] }, ...drag([350, 250], [357, 257]), release)
    expect(selectionOf(model)).toEqual({ x: 100, y: 100, width: 400, height: 300 })
    after({ type: 'back' }, ...drag([1000, 800], [1007, 807]), release)
    expect(selectionOf(model)).toEqual({ x: 0, y: 0, width: 1600, height: 900 })
  })

  test('8 points one way is a drag, unless the other way is under 4 pixels', () => {
    after(...drag([100, 100], [108, 104]), release)
    expect(selectionOf(model)).toMatchObject({ width: 8, height: 4 })
    after({ type: 'back' }, ...drag([100, 100], [300, 102]), release)
    expect(selectionOf(model)).toMatchObject({ width: 1600 })
  })

  test('a click beside a selection changes nothing; a drag begins another', () => {
    after(...drag([100, 100], [200, 200]), release, ...drag([500, 500], [503, 503]), release)
    expect(selectionOf(model)).toEqual({ x: 100, y: 100, width: 100, height: 100 })
    after(...drag([500, 500], [600, 550]), release)
    expect(selectionOf(model)).toEqual({ x: 500, y: 500, width: 100, height: 50 })
  })

  test('after Esc in the middle of a drag, its release selects nothing', () => {
    after(...drag([100, 100], [200, 200]), { type: 'back' }, release)
    expect(model.mode.kind).toBe('aiming')
  })
})

describe('by keyboard', () => {
  test('Enter twice and arrows between make a selection, one pixel a step', () => {
    after({ type: 'enter' })
    expect(model.mode).toEqual({ kind: 'aiming', cursor: { x: 800, y: 450 } })
    after({ type: 'enter' }, nudge(150, 0), nudge(0, -75), { type: 'enter' })
    expect(model.mode).toEqual({ kind: 'adjusting', rect: { x: 800, y: 400, width: 100, height: 50 } })
  })

  test('the second Enter waits for something to be selected', () => {
    after(nudge(1, 1), { type: 'enter' }, { type: 'enter' })
    expect(model.mode.kind).toBe('drawing')
  })

  test('Tab highlights the windows in turn until the mouse moves; Enter takes one', () => {
    after({ type: 'windows', windows: [front, back] }, { type: 'hover', point: { x: 5, y: 5 } })
    expect(highlightedOf(model)).toBeUndefined()
    after({ type: 'next-window', step: -1 }, { type: 'hover', point: { x: 5, y: 5 } })
    expect(highlightedOf(model)).toBe(back)
    after({ type: 'next-window', step: 1 }, { type: 'next-window', step: 1 })
    expect(highlightedOf(model)).toBe(back)
    after({ type: 'hover', point: { x: 350, y: 250 } })
    expect(highlightedOf(model)).toBe(front)
    expect(selectionOf(after({ type: 'enter' }))).toMatchObject({ x: 100, y: 100 })
  })

  test('a selection and its corners move by pixels', () => {
    after({ type: 'take', rect: { x: 100, y: 100, width: 200, height: 100 } })
    after(nudge(3, 0), nudge(0, 15, 'end'), nudge(-30, 0, 'start'))
    expect(selectionOf(model)).toEqual({ x: 82, y: 100, width: 220, height: 110 })
  })
})

describe('handing over', () => {
  beforeEach(() => after({ type: 'take', rect: 'whole-display' }, { type: 'hand-over' }))

  test('nothing changes it meanwhile', () => {
    const before = model
    after(...drag([5, 5], [50, 50]), release, { type: 'back' }, nudge(1, 1), { type: 'enter' })
    expect(model).toBe(before)
  })

  test('refused, the selection is there to be tried again', () => {
    after({ type: 'refused' })
    expect(model.mode).toEqual({ kind: 'adjusting', rect: { x: 0, y: 0, width: 1600, height: 900 } })
  })
})

test('whatever happens in whatever order, a selection lies on the display and what is adjusted is of whole pixels', () => {
  const point = fc.record({ x: fc.integer({ min: -50, max: 1700 }), y: fc.integer({ min: -50, max: 1000 }) })
  const keys = fc.record({ isSquare: fc.boolean(), isFromCentre: fc.boolean(), isCarrying: fc.boolean() })
  const step = fc.integer({ min: -150, max: 150 })
  const event: fc.Arbitrary<OverlayEvent> = fc.oneof(
    fc.record({ type: fc.constantFrom('hover' as const, 'press' as const), point }),
    fc.record({ type: fc.constant('drag' as const), point, keys }),
    fc.record({
      type: fc.constantFrom(...(['release', 'back', 'enter', 'hand-over', 'refused'] as const)),
    }),
    fc.record({
      type: fc.constant('nudge' as const),
      columnsPx: step,
      rowsPx: step,
      part: fc.constantFrom(...(['whole', 'start', 'end'] as const)),
    }),
    fc.record({ type: fc.constant('next-window' as const), step: fc.constantFrom(1 as const, -1 as const) }),
    fc.constant<OverlayEvent>({ type: 'take', rect: 'whole-display' }),
    fc.constant<OverlayEvent>({ type: 'windows', windows: [front, back] }),
  )
  const gesture = fc
    .tuple(point, point, keys)
    .map(([from, to, held]): OverlayEvent[] => [
      { type: 'press', point: from },
      { type: 'drag', point: to, keys: held },
      { type: 'release' },
    ])
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          gesture,
          event.map((one) => [one]),
        ),
        { maxLength: 20 },
      ),
      (events) => {
        let now = advance(waiting, { type: 'show', ground })
        for (const each of events.flat()) {
          now = advance(now, each)
          const rect = selectionOf(now)
          if (rect === undefined) continue
          expect(Math.min(rect.x, rect.y)).toBeGreaterThanOrEqual(-1e-9)
          expect(rect.x + rect.width).toBeLessThanOrEqual(1600 + 1e-9)
          expect(rect.y + rect.height).toBeLessThanOrEqual(900 + 1e-9)
          if (now.mode.kind === 'adjusting' && now.mode.held === undefined)
            expect((rect.x * 1.5 + 0.5) % 1).toBeCloseTo(0.5, 6)
        }
      },
    ),
  )
})

describe('keys', () => {
  const press = (key: string, more: object = {}) => ({
    key,
    code: key,
    repeat: false,
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    ...more,
  })

  test('a key held since before the overlay opened means nothing until it is let go', () => {
    const keys = new FreshKeys()
    expect(keys.down(press('Enter', { repeat: true }), 'display')).toBeUndefined()
    keys.up({ code: 'Enter' })
    expect(keys.down(press('Enter'), 'display')).toEqual({ kind: 'enter' })
  })

  test('a held arrow goes on; a held Enter does not', () => {
    const keys = new FreshKeys()
    keys.down(press('ArrowLeft', { shiftKey: true }), 'display')
    expect(keys.down(press('ArrowLeft', { shiftKey: true, repeat: true }), 'display')).toEqual({
      kind: 'nudge',
      columnsPx: -10,
      rowsPx: 0,
      part: 'whole',
    })
    keys.down(press('Enter'), 'display')
    expect(keys.down(press('Enter', { repeat: true }), 'display')).toBeUndefined()
  })

  test('with the modifiers of a hotkey still down, Space and Enter are not meant for the overlay', () => {
    const keys = new FreshKeys()
    expect(keys.down(press(' ', { ctrlKey: true, altKey: true }), 'display')).toBeUndefined()
    expect(keys.down(press('Enter', { ctrlKey: true }), 'display')).toBeUndefined()
  })

  test('a key that is still held when the field has come is not for the field', () => {
    const keys = new FreshKeys()
    keys.down(press(' '), 'display')
    keys.moveOn()
    expect(keys.isStale(press(' ', { repeat: true }))).toBe(true)
    keys.up({ code: ' ' })
    expect(keys.isStale(press(' ', { repeat: true }))).toBe(false)
  })

  test.each(['r', 'm', 'l', '3', ' ', '?', 'Tab', 'Enter'])('in the field %j is typed', (key) => {
    expect(new FreshKeys().down(press(key), 'field')).toBeUndefined()
  })

  test('in the field, Esc goes back, F6 on, and Ctrl+O to the window', () => {
    const keys = new FreshKeys()
    expect(keys.down(press('Escape'), 'field')).toEqual({ kind: 'step-back' })
    expect(keys.down(press('F6'), 'field')).toEqual({ kind: 'next-stop', step: 1 })
    expect(keys.down(press('o', { ctrlKey: true }), 'field')).toEqual({ kind: 'open-window' })
  })
})
