import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OverlayMemory } from '../../../../src/main/capture/overlay-memory.ts'
import { displayAt } from '../../../support/fake-frames.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import type { TempDir } from '../../../support/temp-dir.ts'

const display = displayAt(1, { width: 1600, height: 900 })
const selection = { x: 1, y: 2, width: 3, height: 4 }
let temp: TempDir
let folder: string
let errors: unknown[]

beforeEach(async () => {
  temp = await makeTempDir()
  folder = temp.path
  errors = []
})
afterEach(() => temp.remove())

const remember = (path = join(folder, 'overlay.json')) =>
  new OverlayMemory({ path, onError: (error) => errors.push(error) })

test('the last selection of each display outlive the app, for its user alone', async () => {
  const memory = remember()
  expect(memory.lastSelection(display)).toBeUndefined()
  memory.keepSelection(display, selection)
  memory.keepSelection(displayAt(2, { width: 800, height: 600 }), { ...selection, x: 9 })
  await memory.written()
  expect(remember().lastSelection(display)).toEqual(selection)
  expect(readdirSync(folder)).toEqual(['overlay.json'])
  expect(statSync(join(folder, 'overlay.json')).mode & 0o777).toBe(0o600)
})

test('the last region is that of the last capture, as long as its display is there and the same', async () => {
  const memory = remember()
  expect(memory.lastRegion([display])).toEqual({ kind: 'none' })
  const other = displayAt(2, { width: 800, height: 600 })
  memory.keepSelection(display, selection)
  memory.keepSelection(other, selection)
  expect(memory.lastRegion([display, other])).toEqual({ kind: 'there', display: other, selection })
  expect(memory.lastRegion([display])).toEqual({ kind: 'gone' })
  expect(memory.lastRegion([display, { ...other, scaleFactor: 2 }])).toEqual({ kind: 'changed' })
  await memory.written()
})

test('a display of another size or scale has none', async () => {
  const memory = remember()
  memory.keepSelection(display, selection)
  expect(memory.lastSelection(displayAt(1, { width: 1599, height: 900 }))).toBeUndefined()
  expect(memory.lastSelection(displayAt(1, { width: 1600, height: 900 }, 2))).toBeUndefined()
  await memory.written()
})

test.each(['', '{', '[]', '{"lastSelections":"yes"}', '{"lastSelections":[{}]}'])(
  'a file that says %j is forgotten, and the next thing is kept',
  async (text) => {
    writeFileSync(join(folder, 'overlay.json'), text)
    const memory = remember()
    expect(memory.lastSelection(display)).toBeUndefined()
    memory.keepSelection(display, selection)
    await memory.written()
    expect(JSON.parse(readFileSync(join(folder, 'overlay.json'), 'utf8'))).toMatchObject({
      lastSelections: [{ selection }],
    })
  },
)

test('what cannot be written is told, and holds only for now', async () => {
  const memory = remember(join(folder, 'gone', 'overlay.json'))
  memory.keepSelection(display, selection)
  await memory.written()
  expect(memory.lastSelection(display)).toEqual(selection)
  expect(errors).toHaveLength(1)
})
