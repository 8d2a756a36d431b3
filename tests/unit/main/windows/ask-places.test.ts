import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Display } from '../../../../src/main/capture/frames.ts'
import { AskPlaces } from '../../../../src/main/windows/ask-places.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

let folder: Awaited<ReturnType<typeof makeTempDir>>
beforeEach(async () => {
  folder = await makeTempDir()
})
const opened: AskPlaces[] = []
afterEach(async () => {
  for (const places of opened.splice(0)) await places.written()
  await folder.remove()
})

function display(id: number, x: number, width = 1600, height = 900): Display {
  const bounds = { x, y: 0, width, height }
  return { id, bounds, workArea: bounds, scaleFactor: 1, originPx: { xPx: x, yPx: 0 }, isPrimary: id === 1 }
}

const left = display(1, 0)
const right = display(2, 1600, 1280, 720)
const both = { displays: [left, right], mode: 'beside-selection' } as const
const leftOnly = { displays: [left], mode: 'beside-selection' } as const
const selection = { x: 100, y: 80, width: 300, height: 200 }

function open(): AskPlaces {
  const places = new AskPlaces({
    path: join(folder.path, 'places.json'),
    onError: (error) => {
      throw error
    },
  })
  opened.push(places)
  return places
}

test('a new capture has its window beside it, as wide as the last one was made', async () => {
  const places = open()
  expect(places.place({ selection }, both)).toEqual({ x: 412, y: 80, width: 440, height: 320 })
  places.keep({ x: 900, y: 40, width: 600, height: 500 }, 'a', both.displays)
  expect(places.place({ selection }, both)).toEqual({ x: 412, y: 80, width: 600, height: 320 })
  await places.written()
  expect(open().place({ selection }, both)).toMatchObject({ width: 600 })
})

test('left where it was, it comes back there: on that display, and on the same spot of another', async () => {
  const places = open()
  const where = { x: 1160, y: 580, width: 440, height: 320 } // the bottom right corner
  places.keep(where, undefined, both.displays)
  await places.written()
  const again = open()
  const ground = { ...both, mode: 'where-left' } as const
  expect(again.place({ selection }, ground)).toEqual(where)
  const onRight = { ...selection, x: 1700 }
  expect(again.place({ selection: onRight }, ground)).toEqual({ x: 2440, y: 400, width: 440, height: 320 })
})

test('a thread comes back to where it was; its display gone, to the same spot of the one with the pointer', () => {
  const places = open()
  const where = { x: 2440, y: 400, width: 440, height: 320 }
  places.keep(where, 'a', both.displays)
  places.keep({ x: 10, y: 10, width: 440, height: 320 }, 'b', both.displays)
  expect(places.place({ threadId: 'a' }, both)).toEqual(where)
  expect(places.place({ threadId: 'a' }, leftOnly)).toEqual({ x: 1160, y: 580, width: 440, height: 320 })
})

test('a display that shrank has all of the window, however large it was', () => {
  const places = open()
  places.keep({ x: 0, y: 0, width: 760, height: 720 }, 'a', both.displays)
  const small = { displays: [display(1, 0, 640, 480)], mode: 'where-left' } as const
  expect(places.place({ threadId: 'a' }, small)).toEqual({ x: 0, y: 0, width: 640, height: 480 })
})

test('without a thread it stays where it is, moved onto a display that is there', () => {
  const current = { x: 2400, y: 300, width: 440, height: 320 }
  expect(open().place({ current }, both)).toEqual(current)
  expect(open().place({ current }, leftOnly)).toEqual({ x: 1160, y: 300, width: 440, height: 320 })
})

test('with nothing remembered and nothing to stand beside, it stands in the corner', () => {
  expect(open().place({}, both)).toEqual({ x: 1144, y: 564, width: 440, height: 320 })
  expect(open().place({ threadId: 'of an earlier start' }, both)).toMatchObject({ x: 1144, y: 564 })
})

test('a thread of an earlier start stands where the last window stood', async () => {
  const places = open()
  const where = { x: 700, y: 90, width: 500, height: 300 }
  places.keep(where, 'a', both.displays)
  await places.written()
  expect(open().place({ threadId: 'a' }, both)).toEqual(where)
})

test('what is not to be read is nothing remembered', () => {
  writeFileSync(join(folder.path, 'places.json'), '{"places":[{"displayId":"x"}]}')
  expect(open().place({ selection }, both)).toEqual({ x: 412, y: 80, width: 440, height: 320 })
})
