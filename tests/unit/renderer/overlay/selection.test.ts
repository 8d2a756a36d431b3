import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { dragged } from '../../../../src/renderer/overlay/drag.ts'
import { LABEL, labelPlace, outside } from '../../../../src/renderer/overlay/drawn.ts'
import { FreshKeys } from '../../../../src/renderer/overlay/fresh-keys.ts'
import { Selection } from '../../../../src/renderer/overlay/selection.svelte.ts'

const plain = { isSquare: false, isFromCentre: false }
const display = { width: 1600, height: 900 }
let selection: Selection

beforeEach(() => {
  selection = new Selection()
  selection.aim({ ...display, pxPerPointX: 1.5, pxPerPointY: 1.5 })
})

function drag(from: [number, number], to: [number, number], keys = plain) {
  selection.press({ x: from[0], y: from[1] })
  selection.drag({ x: to[0], y: to[1] }, keys)
}

describe('by mouse', () => {
  test('a drag in any direction is handed over on release', () => {
    drag([300, 200], [100, 50])
    expect(selection.release()).toEqual({ x: 100, y: 50, width: 200, height: 150 })
    expect(selection.state.kind).toBe('handing-over')
  })

  test('a drag that leaves the display ends at its edge', () => {
    drag([1500, 800], [5000, -40])
    expect(selection.rect).toEqual({ x: 1500, y: 0, width: 100, height: 800 })
  })

  test('under 8 points both ways it is a click and takes the whole display', () => {
    drag([100, 100], [107, 107])
    expect(selection.release()).toBe('whole-display')
  })

  test('8 points one way is a drag, unless the other way is under 4 pixels', () => {
    drag([100, 100], [108, 103])
    expect(selection.release()).toEqual({ x: 100, y: 100, width: 8, height: 3 })
    selection.aim({ ...display, pxPerPointX: 1.5, pxPerPointY: 1.5 })
    drag([100, 100], [300, 102])
    expect(selection.release()).toBe('whole-display')
  })

  test('the size is told in pixels of the frame', () => {
    drag([0, 0], [640, 360])
    expect(selection.sizePx(selection.rect!)).toEqual({ widthPx: 960, heightPx: 540 })
  })

  test('nothing is drawn before the frame is there, nor while it is handed over', () => {
    selection.reset()
    drag([0, 0], [100, 100])
    expect(selection.state.kind).toBe('waiting')
    selection.aim({ ...display, pxPerPointX: 1, pxPerPointY: 1 })
    drag([0, 0], [100, 100])
    selection.release()
    selection.press({ x: 5, y: 5 })
    expect(selection.release()).toBeUndefined()
    expect(selection.state.kind).toBe('handing-over')
  })
})

describe('a selection that could not be handed over', () => {
  test('stays, with the reason, and can be tried again', () => {
    drag([0, 0], [100, 100])
    const choice = selection.release()
    selection.refuse({ code: 'disk-full' })
    expect(selection.state).toMatchObject({ kind: 'selected', failure: { code: 'disk-full' } })
    expect(selection.enter()).toEqual(choice)
  })

  test('gives way to a new drag', () => {
    drag([0, 0], [100, 100])
    selection.release()
    selection.refuse({ code: 'disk-full' })
    drag([200, 200], [400, 300])
    expect(selection.release()).toEqual({ x: 200, y: 200, width: 200, height: 100 })
  })
})

describe('by keyboard', () => {
  test('Enter twice and arrows between make a selection, one pixel a step', () => {
    selection.enter()
    expect(selection.state).toEqual({ kind: 'aiming', cursor: { x: 800, y: 450 } })
    selection.enter()
    selection.nudge(150, 0)
    selection.nudge(0, -75)
    expect(selection.rect).toEqual({ x: 800, y: 400, width: 100, height: 50 })
    expect(selection.enter()).toEqual({ x: 800, y: 400, width: 100, height: 50 })
  })

  test('the second Enter waits for something to be selected', () => {
    selection.nudge(1, 1)
    selection.enter()
    expect(selection.enter()).toBeUndefined()
    expect(selection.state.kind).toBe('drawing')
  })

  test('Space takes the whole display', () => {
    expect(selection.takeWholeDisplay()).toBe('whole-display')
  })
})

test('a step back leaves drawing first and closes only then', () => {
  drag([0, 0], [100, 100])
  expect(selection.stepBack()).toBe(false)
  expect(selection.state.kind).toBe('aiming')
  expect(selection.stepBack()).toBe(true)
})

test('any drag with any keys stays on the display, and a square is one', () => {
  const area = { x: 0, y: 0, ...display }
  const place = fc.record({ x: fc.integer({ min: 0, max: 1600 }), y: fc.integer({ min: 0, max: 900 }) })
  fc.assert(
    fc.property(place, place, fc.boolean(), fc.boolean(), (anchor, corner, isSquare, isFromCentre) => {
      const rect = dragged(anchor, corner, { isSquare, isFromCentre }, area)
      expect(rect.x).toBeGreaterThanOrEqual(0)
      expect(rect.y).toBeGreaterThanOrEqual(0)
      expect(rect.x + rect.width).toBeLessThanOrEqual(display.width)
      expect(rect.y + rect.height).toBeLessThanOrEqual(display.height)
      if (isSquare) expect(rect.width).toBe(rect.height)
    }),
  )
})

test('the label is wholly on the display wherever the selection is', () => {
  const side = fc.integer({ min: 0, max: 1600 })
  fc.assert(
    fc.property(side, side, side, side, (x, y, width, height) => {
      const place = labelPlace({ x, y, width, height }, display)
      expect(place.x).toBeGreaterThanOrEqual(0)
      expect(place.y).toBeGreaterThanOrEqual(0)
      expect(place.x + LABEL.width).toBeLessThanOrEqual(display.width)
      expect(place.y + LABEL.height).toBeLessThanOrEqual(display.height)
    }),
  )
  expect(labelPlace({ x: 100, y: 100, width: 50, height: 50 }, display)).toMatchObject({ x: 100, y: 68 })
})

test('what is dimmed and what is selected make up the display', () => {
  const rect = { x: 10, y: 20, width: 300, height: 200 }
  const areas = outside(rect, display).map(({ width, height }) => width * height)
  expect(areas.reduce((sum, area) => sum + area, rect.width * rect.height)).toBe(1600 * 900)
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
    expect(keys.down(press('Enter', { repeat: true }))).toBeUndefined()
    keys.up({ code: 'Enter' })
    expect(keys.down(press('Enter'))).toEqual({ kind: 'enter' })
  })

  test('a held arrow goes on; a held Enter does not', () => {
    const keys = new FreshKeys()
    keys.down(press('ArrowLeft', { shiftKey: true }))
    expect(keys.down(press('ArrowLeft', { shiftKey: true, repeat: true }))).toEqual({
      kind: 'nudge',
      columnsPx: -10,
      rowsPx: 0,
    })
    keys.down(press('Enter'))
    expect(keys.down(press('Enter', { repeat: true }))).toBeUndefined()
  })

  test('with the modifiers of a hotkey still down, Space and Enter are not meant for the overlay', () => {
    const keys = new FreshKeys()
    expect(keys.down(press(' ', { ctrlKey: true, altKey: true }))).toBeUndefined()
    expect(keys.down(press('Enter', { ctrlKey: true }))).toBeUndefined()
  })
})
