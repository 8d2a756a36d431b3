import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CaptureRegions } from '../../../../src/main/capture/capture-regions.ts'
import type { Display } from '../../../../src/main/capture/frames.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

const bounds = { x: 1600, y: 0, width: 1280, height: 720 }
const display: Display = {
  id: 7,
  bounds,
  workArea: bounds,
  scaleFactor: 1,
  originPx: { xPx: 1600, yPx: 0 },
  isPrimary: false,
}
const capture = (id: string) => ({ id, file: id, widthPx: 10, heightPx: 10, bytes: 1, takenAt: 0 })
const place = { x: 1700, y: 20, width: 300, height: 200 }

test('the newest region of a thread is known after a restart, as long as its display is as it was', async () => {
  const { path: folder, remove } = await makeTempDir()
  const open = () =>
    new CaptureRegions({
      path: join(folder, 'regions.json'),
      onError: (error) => {
        throw error
      },
    })
  const regions = open()
  regions.keep({ capture: capture('a'), place: { ...place, x: 1600 }, display })
  regions.keep({ capture: capture('b'), place, display })
  regions.keep({ capture: capture('other'), place, display })
  await regions.written()
  const again = open()
  expect(again.find(['a', 'b'], [display])).toEqual({
    kind: 'there',
    display,
    selection: { x: 100, y: 20, width: 300, height: 200 },
  })
  expect(again.find(['pasted'], [display])).toEqual({ kind: 'none' })
  expect(again.find(['b'], [])).toEqual({ kind: 'gone' })
  expect(again.find(['b'], [{ ...display, scaleFactor: 2 }])).toEqual({ kind: 'changed' })
  await remove()
})

test('a picture that was drawn on is of the same place, and no newer than it was', async () => {
  const { path: folder, remove } = await makeTempDir()
  const regions = new CaptureRegions({ path: join(folder, 'regions.json'), onError: () => undefined })
  regions.keep({ capture: capture('a'), place: { ...place, x: 1600 }, display })
  regions.keep({ capture: capture('b'), place, display })
  regions.follow('a', 'drawn')
  regions.follow('pasted', 'drawn too')
  expect(regions.find(['drawn'], [display])).toMatchObject({ kind: 'there', selection: { x: 0 } })
  expect(regions.find(['drawn', 'b'], [display])).toMatchObject({ selection: { x: 100 } })
  expect(regions.find(['a'], [display])).toMatchObject({ kind: 'there' })
  expect(regions.find(['drawn too'], [display])).toEqual({ kind: 'none' })
  await regions.written()
  await remove()
})
