import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { colourAt, dismissed, openOverlay, sendFrame } from './overlay-page.ts'

test.use({ viewport: { width: 1280, height: 720 } })

const large = { frameWidthPx: 2560, frameHeightPx: 1440 }
const half = { frameId: 'frame-1', frameWidthPx: 1280, frameHeightPx: 720 }
const painted = (page: Page) => page.evaluate(() => fake.callsOf('overlay:painted').length)

test('of a large frame, half its size is seen at once and the whole of it when it is there', async ({
  page,
  openPage,
}) => {
  await openPage('overlay')
  await page.evaluate(
    (sent) =>
      fake.push('overlay:show', {
        ...{ frameId: 'frame-1', width: 1280, height: 720, showHint: false, isMagnified: false },
        ...{ workArea: { x: 0, y: 0, width: 1280, height: 720 }, draft: { text: '', captureCount: 0 } },
        ...sent,
      }),
    large,
  )
  await sendFrame(page, half, 0x102030)
  await expect.poll(() => painted(page)).toBe(1)
  expect(await colourAt(page, 2559, 1439)).toEqual([0x10, 0x20, 0x30])
  await sendFrame(page, { ...half, ...large }, 0x405060)
  await expect.poll(() => colourAt(page, 2559, 1439)).toEqual([0x40, 0x50, 0x60])
  expect(await painted(page)).toBe(1)
})

test('every colour is drawn as it was taken', async ({ page, openPage }) => {
  await openOverlay(page, openPage, {}, 0xfe017f)
  expect(await colourAt(page, 1, 1)).toEqual([0xfe, 0x01, 0x7f])
})

test('a frame of another capture is not drawn', async ({ page, openPage }) => {
  await openOverlay(page, openPage, {}, 0x00ff00)
  await sendFrame(page, { ...half, frameId: 'frame-0' }, 0xff0000)
  expect(await colourAt(page, 1, 1)).toEqual([0, 0xff, 0])
})

test('pixels that are no picture close the overlay, which would cover the display', async ({
  page,
  openPage,
}) => {
  await openOverlay(page, openPage)
  await page.evaluate(() => {
    const pixels = new ArrayBuffer(16)
    const broken = { frameId: 'frame-1', widthPx: 1280, heightPx: 720, order: 'bgrx', pixels }
    window.postMessage(broken, location.origin)
  })
  await expect.poll(() => dismissed(page)).toBe(1)
})
