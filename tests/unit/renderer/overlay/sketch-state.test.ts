import { describe, expect, test } from 'vitest'
import type { Tool } from '#shared/annotate/mark.ts'
import { blank, sketched } from '../../../../src/renderer/overlay/sketch-state.ts'
import type { Sketch, SketchEvent } from '../../../../src/renderer/overlay/sketch-state.ts'
import { wrapped } from '../../../../src/renderer/overlay/text-ink.ts'

const area = { xPx: 100, yPx: 100, widthPx: 400, heightPx: 300 }
const sheet = { area, pxPerPoint: 1 }
const at = (xPx: number, yPx: number) => ({ xPx, yPx })

function after(events: readonly SketchEvent[], sketch: Sketch = blank): Sketch {
  return events.reduce(sketched, sketch)
}

function draw(tool: Tool, from: [number, number], to: [number, number], isStraight = false): SketchEvent[] {
  return [
    { type: 'tool', tool },
    { type: 'press', point: at(...from), sheet },
    { type: 'drag', point: at(...to), area, isStraight },
    { type: 'release' },
    { type: 'tool', tool },
  ]
}

describe('drawing', () => {
  test('stays in the selection', () => {
    const { marks } = after(draw('cover', [450, 350], [900, 900]))
    expect(marks).toMatchObject([{ area: { xPx: 450, yPx: 350, widthPx: 50, heightPx: 50 } }])
  })

  test('a cover is of whole pixels, and of all that it touches', () => {
    const { marks } = after(draw('cover', [110.6, 120.2], [150.1, 160.9]))
    expect(marks).toMatchObject([{ area: { xPx: 110, yPx: 120, widthPx: 41, heightPx: 41 } }])
  })

  test('a slip of the hand leaves nothing', () => {
    for (const tool of ['box', 'cover', 'arrow'] as const)
      expect(after(draw(tool, [200, 200], [202, 201])).marks).toEqual([])
  })

  test('Shift makes a square, and an arrow straight', () => {
    expect(after(draw('box', [200, 200], [260, 230], true)).marks).toMatchObject([
      { area: { widthPx: 30, heightPx: 30 } },
    ])
    const [arrow] = after(draw('arrow', [200, 200], [300, 206], true)).marks
    expect(arrow?.kind === 'arrow' && arrow.to.yPx).toBeCloseTo(200)
  })

  test('what is half drawn is dropped, and what is half moved goes back', () => {
    const half = after(draw('box', [200, 200], [300, 300]).slice(0, 3))
    expect(after([{ type: 'drop' }], half).marks).toEqual([])
    const drawn = after(draw('number', [200, 200], [200, 200]))
    const moved = after(
      [
        { type: 'press', point: at(200, 200), sheet },
        { type: 'drag', point: at(250, 250), area, isStraight: false },
      ],
      drawn,
    )
    expect(moved.marks).toMatchObject([{ at: at(250, 250) }])
    expect(after([{ type: 'drop' }], moved).marks).toEqual(drawn.marks)
  })

  test('another frame begins without marks and with the same style', () => {
    const sketch = after([
      { type: 'style', style: { colour: 'blue' } },
      ...draw('box', [200, 200], [300, 300]),
    ])
    expect(after([{ type: 'clear' }], sketch)).toEqual({
      ...blank,
      style: { ...blank.style, colour: 'blue' },
    })
  })
})

describe('taking hold', () => {
  const sketch = after([...draw('box', [200, 200], [300, 300]), ...draw('cover', [350, 200], [400, 250])])
  const pressed = (x: number, y: number) => after([{ type: 'press', point: at(x, y), sheet }], sketch)

  test('of a box is by its line, of a cover anywhere', () => {
    expect(pressed(203, 250).selected).toBe(0)
    expect(pressed(250, 250).selected).toBeUndefined()
    expect(pressed(375, 225).selected).toBe(1)
  })

  test('a change of style is of what is selected, as far as it has such a thing', () => {
    const green = after([{ type: 'style', style: { colour: 'green', look: 'mosaic' } }], pressed(203, 250))
    expect(green.marks[0]).toMatchObject({ colour: 'green' })
    expect(green.marks[1]).toMatchObject({ look: 'solid' })
  })

  test('Delete removes what is selected and nothing else', () => {
    expect(after([{ type: 'delete' }], pressed(375, 225)).marks).toEqual([sketch.marks[0]])
    expect(after([{ type: 'delete' }], sketch).marks).toEqual(sketch.marks)
  })
})

describe('text', () => {
  const measure = (part: string) => part.length

  test('is broken between words, and inside one only when it is too long alone', () => {
    expect(wrapped('one two three', 7, measure)).toEqual(['one two', 'three'])
    expect(wrapped('abcdefghij', 4, measure)).toEqual(['abcd', 'efgh', 'ij'])
    expect(wrapped('a\n\nb', 9, measure)).toEqual(['a', '', 'b'])
  })

  test('keeps every letter, whatever the room', () => {
    for (let room = 1; room < 14; room += 1)
      expect(wrapped('one two three', room, measure).join('').replaceAll(' ', '')).toBe('onetwothree')
  })
})
