import { beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { settled } from '../../../support/fake-clock.ts'
import { CaptureDesk, frameOf, left, right } from './capture-desk.ts'

let desk: CaptureDesk

beforeEach(() => {
  desk = new CaptureDesk()
})

test('the frame is taken before anything is shown, and the overlay is seen once its page has painted', async () => {
  await desk.flow.start()
  expect(desk.log).toEqual(['hide', 'take', 'prepare 2'])
  expect(desk.view).toMatchObject({ frameId: 'id', width: 100, height: 60, frameWidthPx: 100 })
  desk.flow.painted('id')
  expect(desk.log.at(-1)).toBe('reveal')
})

test('the frame is let go of once nobody looks at it, and not before', async () => {
  await desk.open()
  expect(desk.log).not.toContain('release 2')
  await desk.flow.select({ frameId: 'id', selection: 'whole-display' })
  expect(desk.log.filter((entry) => entry === 'release 2')).toHaveLength(1)
  await desk.open()
  desk.flow.dismiss()
  expect(desk.log.filter((entry) => entry === 'release 2')).toHaveLength(2)
})

test('a second press while one is under way is ignored', async () => {
  await Promise.all([desk.flow.start(), desk.flow.start()])
  await desk.flow.start()
  expect(desk.log.filter((entry) => entry === 'take')).toHaveLength(1)
})

test('a selection becomes a capture, and its place is told in points of the desktop', async () => {
  await desk.open()
  const selection = { x: 10, y: 20, width: 30, height: 25 }
  await desk.flow.select({ frameId: 'id', selection })
  expect(desk.encoded[0]?.area).toEqual({ xPx: 10, yPx: 20, widthPx: 30, heightPx: 25 })
  expect(desk.kept).toEqual([
    { id: 'id2', file: 'f.png', widthPx: 30, heightPx: 25, bytes: 3, takenAt: desk.clock.now() },
  ])
  expect(desk.captured[0]?.place).toEqual({ ...selection, x: 110 })
  expect(desk.log.slice(-2)).toEqual(['close', 'but-ask'])
  expect(desk.remembered).toEqual(selection)
})

test('the crop follows the real frame, not a scale', async () => {
  desk.takeFrame = (wanted) => Promise.resolve(wanted.map((display) => frameOf(display, 1, 1.5)))
  await desk.open()
  await desk.flow.select({ frameId: 'id', selection: { x: 10, y: 20, width: 30, height: 20 } })
  expect(desk.encoded[0]?.area).toEqual({ xPx: 15, yPx: 30, widthPx: 45, heightPx: 30 })
})

test('the whole display is all of its frame', async () => {
  await desk.open()
  await desk.flow.select({ frameId: 'id', selection: 'whole-display' })
  expect(desk.encoded[0]?.area).toEqual({ xPx: 0, yPx: 0, widthPx: 100, heightPx: 60 })
})

test('a selection that cannot be kept leaves the overlay open, and can be tried again', async () => {
  await desk.open()
  desk.encode = () => Promise.reject(new AppError('disk-full', 'full'))
  const request = { frameId: 'id', selection: 'whole-display' } as const
  await expect(desk.flow.select(request)).rejects.toMatchObject({ code: 'disk-full' })
  expect(desk.log).not.toContain('close')
  desk.encode = () => Promise.resolve(new Uint8Array([1]))
  await desk.flow.select(request)
  expect(desk.kept).toMatchObject([{ id: 'id2' }])
})

test('a selection on a frame that is no longer there is refused', async () => {
  await desk.open()
  desk.flow.dismiss()
  await expect(desk.flow.select({ frameId: 'id', selection: 'whole-display' })).rejects.toMatchObject({
    code: 'bad-request',
  })
})

test('closing the overlay brings back what was hidden and lets go of the frame', async () => {
  await desk.open()
  desk.flow.leave()
  expect(desk.log.slice(-2)).toEqual(['close', 'restore'])
  await expect(desk.flow.select({ frameId: 'id', selection: 'whole-display' })).rejects.toMatchObject({
    code: 'bad-request',
  })
  await desk.open()
  expect(desk.log.filter((entry) => entry === 'take')).toHaveLength(2)
})

test('a display that changes in the middle closes the overlay and is told', async () => {
  await desk.open()
  desk.flow.dismiss({ code: 'display-changed' })
  expect(desk.problems).toEqual([{ code: 'display-changed' }])
})

describe('the overlay never stays behind', () => {
  test('a page that does not paint is closed after two seconds, with a word', async () => {
    await desk.flow.start()
    desk.clock.move(2_000)
    expect(desk.log).toContain('close')
    expect(desk.problems).toEqual([{ code: 'capture-failed' }])
  })

  test('it closes after a minute without a touch, and each touch begins the minute again', async () => {
    await desk.open()
    desk.clock.move(59_999)
    desk.flow.touch()
    desk.clock.move(59_999)
    expect(desk.log).not.toContain('close')
    desk.clock.move(1)
    expect(desk.log).toContain('close')
  })

  test('what is being saved when the focus goes is saved', async () => {
    await desk.open()
    const saving = desk.flow.select({ frameId: 'id', selection: 'whole-display' })
    desk.flow.dismiss()
    await saving
    expect(desk.captured).toHaveLength(1)
  })
})

describe('a screen that cannot be read', () => {
  test.each(['capture-denied', 'capture-empty', 'capture-failed'] as const)('%s is told', async (code) => {
    desk.takeFrame = () => Promise.reject(new AppError(code, 'x'))
    await desk.flow.start()
    expect(desk.problems).toEqual([{ code }])
    expect(desk.log).toContain('restore')
    desk.takeFrame = () => Promise.resolve([frameOf(right)])
    await desk.open()
    expect(desk.log.at(-1)).toBe('reveal')
  })

  test('one that takes longer than three seconds is told', async () => {
    desk.takeFrame = () => new Promise(() => undefined)
    const pressed = desk.flow.start()
    await desk.clock.moveAndSettle(3_000)
    await pressed
    expect(desk.problems).toEqual([{ code: 'capture-failed' }])
  })

  test('a frame of another display only is no frame', async () => {
    desk.takeFrame = () => Promise.resolve([frameOf(left)])
    await desk.flow.start()
    expect(desk.problems).toEqual([{ code: 'capture-failed' }])
  })
})

test('keys let go of before the overlay is painted do not keep it', async () => {
  await desk.flow.start()
  desk.clock.move(1_000)
  desk.flow.touch()
  desk.clock.move(1_000)
  expect(desk.log).toContain('close')
})

describe('our own windows', () => {
  test('that others cover are not waited for', async () => {
    desk.places = [{ x: 110, y: 10, width: 20, height: 20 }]
    await desk.open()
    expect(desk.log.filter((entry) => entry === 'take')).toHaveLength(5)
  })

  test('are waited for until their pixels have changed and stand still', async () => {
    desk.places = [{ x: 110, y: 10, width: 20, height: 20 }]
    const stills = [9, 9, 5, 3, 3]
    desk.takeFrame = ([first]) =>
      Promise.resolve(first === right ? [frameOf(right, stills.shift() ?? 0)] : [frameOf(left)])
    await desk.open()
    expect(desk.log.filter((entry) => entry === 'take')).toHaveLength(6)
    expect(desk.frame?.pixels[0]).toBe(3)
  })

  test('on another display are gone from its frame too', async () => {
    desk.places = [{ x: 10, y: 10, width: 20, height: 20 }]
    const stills = [9, 9, 5, 5]
    desk.takeFrame = ([first]) =>
      Promise.resolve(first === left ? [frameOf(left, stills.shift() ?? 0)] : [frameOf(right)])
    await desk.open()
    desk.flow.goTo({ frameId: 'id', display: 1 })
    expect(desk.frame?.pixels[0]).toBe(5)
  })

  test('over a video are not waited for without end', async () => {
    desk.places = [{ x: 110, y: 10, width: 20, height: 20 }]
    let value = 0
    desk.takeFrame = (wanted) => Promise.resolve(wanted.map((display) => frameOf(display, ++value)))
    await desk.open()
    await settled()
    expect(desk.log.at(-1)).toBe('reveal')
  })
})

describe('what happens while frames are being taken', () => {
  test('a display change gives the capture up, and says so', async () => {
    const pressed = desk.flow.start()
    desk.flow.dismiss({ code: 'display-changed' })
    await pressed
    expect(desk.problems).toEqual([{ code: 'display-changed' }])
    expect(desk.log).toContain('restore')
    expect(desk.log).not.toContain('prepare 2')
    expect(desk.log.filter((entry) => entry.startsWith('release'))).toHaveLength(2)
    await desk.open()
    expect(desk.log.at(-1)).toBe('reveal')
  })

  test('a lock of the screen gives it up without a word', async () => {
    const pressed = desk.flow.start()
    desk.flow.dismiss()
    await pressed
    expect(desk.problems).toEqual([])
    expect(desk.flow.isIdle).toBe(true)
  })
})

test('a frame that its page cannot show closes the overlay, with a word', async () => {
  await desk.flow.start()
  desk.flow.fail('id')
  expect(desk.problems).toEqual([{ code: 'capture-failed' }])
  expect(desk.flow.isIdle).toBe(true)
})

test('all of the display under the pointer is taken at once', async () => {
  await desk.flow.startDisplay()
  expect(desk.encoded[0]?.area).toEqual({ xPx: 0, yPx: 0, widthPx: 100, heightPx: 60 })
  expect(desk.captured[0]?.place).toEqual(right.bounds)
  expect(desk.remembered).toBeUndefined()
})

test('a preset that is asked at once goes to the page, on every display', async () => {
  await desk.flow.start({ asksAtOnce: { name: 'Explain', text: 'Explain this.' } })
  expect(desk.view?.atOnce).toEqual({ kind: 'ask', prompt: { name: 'Explain', text: 'Explain this.' } })
})

test('what is set to happen after a selection goes to the page, but not for one more capture of a question', async () => {
  desk.afterSelection = { kind: 'window' }
  await desk.flow.start()
  expect(desk.view?.atOnce).toEqual({ kind: 'window' })
  desk.flow.leave()
  await desk.flow.start({ asksAtOnce: { name: 'Explain', text: 'Explain this.' } })
  expect(desk.view?.atOnce).toMatchObject({ kind: 'ask' })
  desk.flow.leave()
  desk.isMore = true
  await desk.flow.start()
  expect(desk.view?.atOnce).toBeUndefined()
})

test('a pinned picture stands where it was taken, and the overlay is gone', async () => {
  await desk.open()
  await desk.flow.pictures.pin({ frameId: 'id', selection: { x: 10, y: 20, width: 30, height: 25 } })
  expect(desk.pinned).toEqual([{ widthPx: 30, place: { x: 110, y: 20, width: 30, height: 25 } }])
  expect(desk.flow.isIdle).toBe(true)
  expect(desk.captured).toEqual([])
})

describe('with all displays covered', () => {
  beforeEach(async () => {
    desk.isAcross = true
    await desk.flow.start()
  })

  test('each has an overlay, that under the pointer first, and all are seen at once', () => {
    expect(desk.log).toContain('prepare 2 1')
    expect(desk.covers.map(({ view }) => view.window)).toMatchObject([
      { displayId: 2, isLead: true, bounds: { x: 100, y: 0, width: 100, height: 60 } },
      { displayId: 1, isLead: false, bounds: { x: 0, y: 0, width: 100, height: 60 } },
    ])
    expect(desk.view).toMatchObject({ width: 200, height: 60, frameWidthPx: 200 })
    desk.flow.painted('id')
    expect(desk.log).not.toContain('reveal')
    desk.flow.painted('id')
    expect(desk.log).toContain('reveal')
  })

  test('one selection spans both, and its place is told in points of the desktop', async () => {
    desk.flow.painted('id')
    desk.flow.painted('id')
    await desk.flow.select({ frameId: 'id', selection: { x: 80, y: 10, width: 40, height: 20 } })
    expect(desk.encoded[0]?.area).toEqual({ xPx: 80, yPx: 10, widthPx: 40, heightPx: 20 })
    expect(desk.captured[0]?.place).toEqual({ x: 80, y: 10, width: 40, height: 20 })
    expect(desk.remembered).toBeUndefined()
  })

  test('one that lies on a single display is remembered as a region of that display', async () => {
    desk.flow.painted('id')
    desk.flow.painted('id')
    await desk.flow.select({ frameId: 'id', selection: { x: 120, y: 10, width: 40, height: 20 } })
    expect(desk.remembered).toEqual({ x: 20, y: 10, width: 40, height: 20 })
  })

  test('the pointer on the other display hands it over, but not while something is selected', () => {
    desk.flow.painted('id')
    desk.flow.painted('id')
    desk.pointerId = 1
    desk.flow.goTo({ frameId: 'id', display: 'pointer' })
    expect(desk.leads).toMatchObject([{ displayId: 1 }])
    desk.flow.report({ frameId: 'id', text: '', selection: { x: 1, y: 1, width: 20, height: 20 } })
    desk.pointerId = 2
    desk.flow.goTo({ frameId: 'id', display: 'pointer' })
    expect(desk.leads).toHaveLength(1)
  })
})
