import { beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { OverlayView } from '#shared/views.ts'
import type { PixelRect, Rect } from '#shared/geometry.ts'
import { CaptureFlow } from '../../../../src/main/capture/capture.ts'
import type { Captured } from '../../../../src/main/capture/capture.ts'
import type { Display, Frame } from '../../../../src/main/capture/frames.ts'
import type { CaptureRecord } from '../../../../src/main/history/ask-row.ts'
import { FakeClock, settled } from '../../../support/fake-clock.ts'

const left: Display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 100, height: 60 },
  workArea: { x: 0, y: 0, width: 100, height: 60 },
  originPx: { xPx: 0, yPx: 0 },
  scaleFactor: 1,
  isPrimary: true,
}
const right: Display = { ...left, id: 2, bounds: { x: 100, y: 0, width: 100, height: 60 }, isPrimary: false }

function frameOf(display: Display, value = 1, ratio = 1): Frame {
  const [widthPx, heightPx] = [display.bounds.width * ratio, display.bounds.height * ratio]
  return {
    displayId: display.id,
    widthPx,
    heightPx,
    pixels: new Uint8Array(widthPx * heightPx * 4).fill(value),
    order: 'rgba',
  }
}

let clock: FakeClock
let log: string[]
let view: OverlayView | undefined
let problems: Failure[]
let captured: Captured[]
let kept: CaptureRecord[]
let encoded: { frame: Frame; area: PixelRect }[]
let places: readonly Rect[]
let takeFrame: () => Promise<readonly Frame[]>
let encode: () => Promise<Uint8Array>
let flow: CaptureFlow

beforeEach(() => {
  clock = new FakeClock()
  log = []
  view = undefined
  problems = []
  captured = []
  kept = []
  encoded = []
  places = []
  takeFrame = () => Promise.resolve([frameOf(right), frameOf(left)])
  encode = () => Promise.resolve(new Uint8Array([1, 2, 3]))
  flow = new CaptureFlow({
    frames: {
      warm: () => Promise.resolve(),
      take: () => {
        log.push('take')
        return takeFrame()
      },
      release: ({ displayId }) => log.push(`release ${displayId}`),
    },
    displays: () => [left, right],
    pointerDisplayId: () => 2,
    ownWindows: {
      places: () => places,
      hide: () => {
        log.push('hide')
        return (which) => log.push(which ?? 'restore')
      },
    },
    overlay: {
      prepare: (display, given) => {
        log.push(`prepare ${display.id}`)
        view = given
      },
      reveal: () => log.push('reveal'),
      close: () => log.push('close'),
    },
    encode: (frame, area) => {
      encoded.push({ frame, area })
      return encode()
    },
    savePicture: () => Promise.resolve({ file: 'f.png' }),
    keep: (capture) => kept.push(capture),
    onCaptured: (each) => captured.push(each),
    onProblem: (failure) => problems.push(failure),
    shouldHint: () => true,
    newId: () => 'id',
    now: clock.now,
    after: clock.after,
  })
})

async function open(): Promise<void> {
  await flow.start()
  flow.painted('id')
}

test('the frame is taken before anything is shown, and the overlay is seen once its page has painted', async () => {
  await flow.start()
  expect(log).toEqual(['hide', 'take', 'release 1', 'prepare 2'])
  expect(view).toMatchObject({ frameId: 'id', width: 100, height: 60, frameWidthPx: 100 })
  flow.painted('id')
  expect(log.at(-1)).toBe('reveal')
})

test('the frame is let go of once nobody looks at it, and not before', async () => {
  await open()
  expect(log).not.toContain('release 2')
  await flow.select({ frameId: 'id', selection: 'whole-display' })
  expect(log.filter((entry) => entry === 'release 2')).toHaveLength(1)
  await open()
  flow.dismiss()
  expect(log.filter((entry) => entry === 'release 2')).toHaveLength(2)
})

test('a second press while one is under way is ignored', async () => {
  await Promise.all([flow.start(), flow.start()])
  await flow.start()
  expect(log.filter((entry) => entry === 'take')).toHaveLength(1)
})

test('a selection becomes a capture, and its place is told in points of the desktop', async () => {
  await open()
  const selection = { x: 10, y: 20, width: 30, height: 25 }
  expect(await flow.select({ frameId: 'id', selection })).toEqual({ captureId: 'id' })
  expect(encoded[0]?.area).toEqual({ xPx: 10, yPx: 20, widthPx: 30, heightPx: 25 })
  expect(kept).toEqual([
    { id: 'id', file: 'f.png', widthPx: 30, heightPx: 25, bytes: 3, takenAt: clock.now() },
  ])
  expect(captured[0]?.place).toEqual({ ...selection, x: 110 })
  expect(log.slice(-2)).toEqual(['close', 'but-ask'])
})

test('the crop follows the real frame, not a scale', async () => {
  takeFrame = () => Promise.resolve([frameOf(right, 1, 1.5)])
  await open()
  await flow.select({ frameId: 'id', selection: { x: 10, y: 20, width: 30, height: 20 } })
  expect(encoded[0]?.area).toEqual({ xPx: 15, yPx: 30, widthPx: 45, heightPx: 30 })
})

test('the whole display is all of its frame', async () => {
  await open()
  await flow.select({ frameId: 'id', selection: 'whole-display' })
  expect(encoded[0]?.area).toEqual({ xPx: 0, yPx: 0, widthPx: 100, heightPx: 60 })
})

test('a selection that cannot be kept leaves the overlay open, and can be tried again', async () => {
  await open()
  encode = () => Promise.reject(new AppError('disk-full', 'full'))
  const request = { frameId: 'id', selection: 'whole-display' } as const
  await expect(flow.select(request)).rejects.toMatchObject({ code: 'disk-full' })
  expect(log).not.toContain('close')
  encode = () => Promise.resolve(new Uint8Array([1]))
  await expect(flow.select(request)).resolves.toEqual({ captureId: 'id' })
})

test('a selection on a frame that is no longer there is refused', async () => {
  await open()
  flow.dismiss()
  await expect(flow.select({ frameId: 'id', selection: 'whole-display' })).rejects.toMatchObject({
    code: 'bad-request',
  })
})

test('closing the overlay brings back what was hidden and lets go of the frame', async () => {
  await open()
  flow.dismiss()
  expect(log.slice(-2)).toEqual(['close', 'restore'])
  expect(flow.frame('id')).toBeUndefined()
  await open()
  expect(log.filter((entry) => entry === 'take')).toHaveLength(2)
})

test('a display that changes in the middle closes the overlay and is told', async () => {
  await open()
  flow.dismiss({ code: 'display-changed' })
  expect(problems).toEqual([{ code: 'display-changed' }])
})

describe('the overlay never stays behind', () => {
  test('a page that does not paint is closed after two seconds, with a word', async () => {
    await flow.start()
    clock.move(2_000)
    expect(log).toContain('close')
    expect(problems).toEqual([{ code: 'capture-failed' }])
  })

  test('it closes after a minute without a touch, and each touch begins the minute again', async () => {
    await open()
    clock.move(59_999)
    flow.touch()
    clock.move(59_999)
    expect(log).not.toContain('close')
    clock.move(1)
    expect(log).toContain('close')
  })

  test('what is being saved when the focus goes is saved', async () => {
    await open()
    const saving = flow.select({ frameId: 'id', selection: 'whole-display' })
    flow.dismiss()
    await saving
    expect(captured).toHaveLength(1)
  })
})

describe('a screen that cannot be read', () => {
  test.each(['capture-denied', 'capture-empty', 'capture-failed'] as const)('%s is told', async (code) => {
    takeFrame = () => Promise.reject(new AppError(code, 'x'))
    await flow.start()
    expect(problems).toEqual([{ code }])
    expect(log).toContain('restore')
    takeFrame = () => Promise.resolve([frameOf(right)])
    await open()
    expect(log.at(-1)).toBe('reveal')
  })

  test('one that takes longer than three seconds is told', async () => {
    takeFrame = () => new Promise(() => undefined)
    const pressed = flow.start()
    await clock.moveAndSettle(3_000)
    await pressed
    expect(problems).toEqual([{ code: 'capture-failed' }])
  })

  test('a frame of another display only is no frame', async () => {
    takeFrame = () => Promise.resolve([frameOf(left)])
    await flow.start()
    expect(problems).toEqual([{ code: 'capture-failed' }])
  })
})

test('keys let go of before the overlay is painted do not keep it', async () => {
  await flow.start()
  clock.move(1_000)
  flow.touch()
  clock.move(1_000)
  expect(log).toContain('close')
})

describe('our own windows', () => {
  test('that others cover are not waited for', async () => {
    places = [{ x: 110, y: 10, width: 20, height: 20 }]
    await open()
    expect(log.filter((entry) => entry === 'take')).toHaveLength(4)
  })

  test('are waited for until their pixels have changed and stand still', async () => {
    places = [{ x: 110, y: 10, width: 20, height: 20 }]
    const stills = [9, 9, 5, 3, 3]
    takeFrame = () => Promise.resolve([frameOf(right, stills.shift() ?? 0)])
    await open()
    expect(log.filter((entry) => entry === 'take')).toHaveLength(5)
    expect(flow.frame('id')?.pixels[0]).toBe(3)
  })

  test('on another display cost nothing', async () => {
    places = [{ x: 10, y: 10, width: 20, height: 20 }]
    await open()
    expect(log.filter((entry) => entry === 'take').length).toBeLessThanOrEqual(2)
  })

  test('over a video are not waited for without end', async () => {
    places = [{ x: 110, y: 10, width: 20, height: 20 }]
    let value = 0
    takeFrame = () => Promise.resolve([frameOf(right, ++value)])
    await open()
    await settled()
    expect(log.at(-1)).toBe('reveal')
  })
})
