import { expect, test } from 'vitest'
import { importPicture } from '../../../../src/main/capture/import-picture.ts'
import { flatPng } from '../../../support/pictures.ts'

test('a picture from elsewhere becomes a PNG of the same size', async () => {
  const { bytes, widthPx, heightPx } = await importPicture(flatPng(7, 5, [1, 2, 3]))
  expect([widthPx, heightPx]).toEqual([7, 5])
  expect([...bytes.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47])
})

test.each([
  ['text', new TextEncoder().encode('<svg onload="x">')],
  ['nothing', new Uint8Array()],
  ['half a PNG', flatPng(7, 5, [1, 2, 3]).subarray(0, 40)],
  ['a name of BMP and no more', new Uint8Array([0x42, 0x4d])],
])('%s is no picture', async (_, bytes) => {
  await expect(importPicture(bytes)).rejects.toMatchObject({ code: 'picture-unreadable' })
})
