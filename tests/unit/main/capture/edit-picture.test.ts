import { beforeEach, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import type { Mark } from '#shared/annotate/mark.ts'
import type { Rect } from '#shared/geometry.ts'
import type { Made } from '../../../../src/main/capture/begun-draft.ts'
import { EditedPicture } from '../../../../src/main/capture/edited-picture.ts'
import { flatPng } from '../../../support/pictures.ts'
import { CaptureDesk, right } from './capture-desk.ts'

const box: Mark = {
  kind: 'box',
  colour: 'red',
  widthPx: 4,
  area: { xPx: 1, yPx: 1, widthPx: 4, heightPx: 4 },
}
const whole = { frameId: 'id', selection: 'whole-display' } as const

let desk: CaptureDesk
let replaced: Made[]
let read: () => Promise<Uint8Array>
let place: Rect | undefined

beforeEach(() => {
  desk = new CaptureDesk()
  // Large enough that the picture has room on it.
  desk.displays = [{ ...right, bounds: { x: 100, y: 0, width: 800, height: 600 } }].map((display) => ({
    ...display,
    workArea: display.bounds,
  }))
  replaced = []
  place = undefined
  read = () => Promise.resolve(flatPng(30, 20, [10, 20, 30]))
})

async function open(): Promise<void> {
  const picture = new EditedPicture({
    position: 2,
    read: () => read(),
    place: () => place,
    replace: (made) => replaced.push(made),
    onDone: () => desk.log.push('done'),
  })
  await desk.flow.start({ picture })
  desk.flow.painted('id')
}

test('the picture stands on its display, and nothing is taken of the screen', async () => {
  await open()
  expect(desk.log).toEqual(['hide', 'prepare 2', 'reveal'])
  expect(desk.covers[0]).not.toHaveProperty('areaPx')
  expect(desk.view).toMatchObject({ isPicture: true, width: 300, height: 200, frameWidthPx: 30, prompts: [] })
  expect(desk.view?.window?.bounds).toMatchObject({ width: 800, height: 600 })
  expect(desk.frame?.pixels.slice(0, 4)).toEqual(Uint8Array.of(10, 20, 30, 255))
})

test('it stands on the display that its window is on', async () => {
  desk.displays = [...desk.displays, { ...right, id: 5, bounds: { x: 900, y: 0, width: 800, height: 600 } }]
  place = { x: 1000, y: 100, width: 440, height: 300 }
  await open()
  expect(desk.log).toContain('prepare 5')
})

test('one that no page shows in time is said to be too large, and a screen was not read', async () => {
  const picture = new EditedPicture({
    ...{ position: 1, read: () => read(), place: () => place, replace: () => undefined },
    onDone: () => desk.log.push('done'),
  })
  await desk.flow.start({ picture })
  desk.clock.move(5_000) // a screen would have been given up
  expect(desk.problems).toEqual([])
  desk.clock.move(6_000)
  expect(desk.problems).toEqual([{ code: 'picture-too-large' }])
  expect(desk.log.slice(-3)).toEqual(['close', 'restore', 'done'])
})

test('what is drawn makes another capture, in the place of the old one', async () => {
  await open()
  await desk.flow.select({ ...whole, marks: [box], text: '' })
  expect(replaced).toMatchObject([{ capture: { id: 'id2', widthPx: 30, heightPx: 20 } }])
  expect(desk.encoded).toMatchObject([{ marks: [box], area: { xPx: 0, yPx: 0, widthPx: 30, heightPx: 20 } }])
  expect(desk.log.slice(-4)).toEqual(['release -2', 'close', 'but-ask', 'done'])
  // No display has this region, and no question was begun.
  expect(desk.remembered).toBeUndefined()
  expect([desk.captured, desk.kept, desk.drafts, desk.asks]).toEqual([[], [], [], []])
})

test('a part of it is cut out to the pixel', async () => {
  await open()
  await desk.flow.select({ frameId: 'id', selection: { x: 50, y: 40, width: 100, height: 80 } })
  expect(desk.encoded[0]?.area).toEqual({ xPx: 5, yPx: 4, widthPx: 10, heightPx: 8 })
})

test('numbers on it are told of with its place among the captures', async () => {
  await open()
  const number: Mark = { kind: 'number', colour: 'red', at: { xPx: 9, yPx: 9 }, radiusPx: 4 }
  await desk.flow.select({ ...whole, marks: [number] })
  expect(replaced[0]?.line).toBe('marks 2: 1')
})

test.each([
  ['keeping it', () => desk.flow.select(whole)],
  ['leaving', () => Promise.resolve(desk.flow.leave())],
])('%s with nothing drawn leaves it as it was', async (_name, end) => {
  await open()
  await end()
  expect(replaced).toEqual([])
  expect(desk.encoded).toEqual([])
  expect(desk.log.slice(-3)).toEqual(['close', 'restore', 'done'])
  expect(desk.flow.isIdle).toBe(true)
})

test('another program in front keeps what is drawn', async () => {
  await open()
  desk.flow.report({ frameId: 'id', text: '', selection: 'whole-display', marks: [box] })
  desk.flow.lost()
  await expect.poll(() => replaced.length).toBe(1)
})

test('a disk that is full leaves the overlay open, with what is drawn', async () => {
  await open()
  desk.encode = () => Promise.reject(new AppError('disk-full', 'full'))
  await expect(desk.flow.select({ ...whole, marks: [box] })).rejects.toMatchObject({ code: 'disk-full' })
  expect(desk.log).not.toContain('close')
  expect(desk.flow.isIdle).toBe(false)
})

test('a picture that is gone is told of, and its window is there again', async () => {
  read = () => Promise.reject(new AppError('picture-missing', 'gone'))
  await open()
  expect(desk.problems).toEqual([{ code: 'picture-missing' }])
  expect(desk.log.slice(-2)).toEqual(['close', 'restore'])
  expect(desk.flow.isIdle).toBe(true)
})

test('no display and no question is come to from it', async () => {
  await open()
  expect(() => desk.flow.goTo({ frameId: 'id', display: 1 })).toThrow('no frame')
  await expect(desk.flow.ask({ ...whole, marks: [box], question: 'Why?' })).rejects.toMatchObject({
    code: 'bad-request',
  })
  await expect(desk.flow.pictures.add({ ...whole, marks: [box] })).rejects.toMatchObject({
    code: 'bad-request',
  })
  expect(replaced).toEqual([])
})
