import { beforeEach, describe, expect, test } from 'vitest'
import type { Mark } from '#shared/annotate/mark.ts'
import { AppError } from '#shared/errors.ts'
import { settled } from '../../../support/fake-clock.ts'
import { CaptureDesk, left, right } from './capture-desk.ts'

let desk: CaptureDesk

beforeEach(() => {
  desk = new CaptureDesk()
})

const selection = { x: 10, y: 20, width: 30, height: 25 }
const number: Mark = { kind: 'number', colour: 'red', at: { xPx: 20, yPx: 30 }, radiusPx: 8 }
const cover: Mark = { kind: 'cover', look: 'solid', area: { xPx: 12, yPx: 22, widthPx: 5, heightPx: 5 } }
const part = { frameId: 'id', selection, marks: [number] }

describe('marks', () => {
  test('are burned in, and numbered ones are told below the question', async () => {
    await desk.open()
    await desk.flow.ask({ ...part, question: 'Why?' })
    expect(desk.encoded).toMatchObject([{ marks: [number] }])
    expect(desk.asks).toEqual([{ captureIds: ['id2'], question: 'Why?\nmarks 1: 1' }])
  })

  test('of a question already begun count its captures', async () => {
    desk.opened = { text: 'And', captureIds: ['a'] }
    await desk.open()
    await desk.flow.ask({ ...part, question: 'And?' })
    expect(desk.asks[0]?.question).toBe('And?\nmarks 2: 1')
  })

  test('that were reported go along when the overlay is lost', async () => {
    await desk.open()
    desk.flow.report({ frameId: 'id', text: 'Why', selection, marks: [cover] })
    desk.flow.lost()
    await settled()
    expect(desk.encoded).toMatchObject([{ marks: [cover] }])
    expect(desk.kept).toHaveLength(1)
  })
})

describe('another capture of the same frames', () => {
  test('leaves the overlay open, is on disk, and all are asked about together', async () => {
    await desk.open()
    expect(await desk.flow.pictures.add(part)).toEqual({ captureCount: 1 })
    expect(desk.log).not.toContain('close')
    expect(desk.kept.map(({ id }) => id)).toEqual(['id2'])
    await desk.flow.ask({ ...part, question: 'Which?' })
    expect(desk.asks).toEqual([{ captureIds: ['id2', 'id3'], question: 'Which?\nmarks 1: 1\nmarks 2: 1' }])
  })

  test('is not forgotten when nothing more is selected', async () => {
    await desk.open()
    await desk.flow.pictures.add(part)
    desk.flow.leave()
    expect(desk.drafts.at(-1)).toEqual({ text: 'marks 1: 1', captureIds: ['id2'] })
    expect(desk.log.at(-1)).toBe('draft changed')
  })

  test('is refused when the draft has all its captures', async () => {
    desk.opened = { text: 'And', captureIds: ['1', '2', '3', '4', '5', '6', '7', '8'] }
    await desk.open()
    await expect(desk.flow.pictures.add(part)).rejects.toMatchObject({ code: 'captures-full' })
  })
})

describe('a picture that is not asked about', () => {
  test('is copied as it would be sent, and the overlay stays', async () => {
    await desk.open()
    await desk.flow.pictures.copy(part)
    expect(desk.copied).toEqual([new Uint8Array([1, 2, 3])])
    expect(desk.encoded).toMatchObject([{ marks: [number] }])
    expect(desk.log).not.toContain('close')
    expect(desk.kept).toEqual([])
  })

  test('is saved: the dialog that takes the focus ends nothing, and another program does after it', async () => {
    await desk.open()
    desk.chooseFile = () => {
      desk.flow.lost()
      return Promise.resolve(false)
    }
    expect(await desk.flow.pictures.save(part)).toEqual({ isSaved: false })
    expect(desk.log).not.toContain('close')
    desk.flow.lost()
    expect(desk.log).toContain('close')
  })

  test('of another frame is refused', async () => {
    await desk.open()
    await expect(desk.flow.pictures.copy({ ...part, frameId: 'old' })).rejects.toMatchObject({
      code: 'bad-request',
    })
  })
})

describe('the last region', () => {
  test('is taken at once, without an overlay, from its own display', async () => {
    desk.lastRegion = { kind: 'there', display: left, selection }
    await desk.flow.startLast()
    expect(desk.view).toBeUndefined()
    expect(desk.encoded).toMatchObject([{ frame: { displayId: left.id }, area: { xPx: 10, yPx: 20 } }])
    expect(desk.captured).toMatchObject([{ place: selection, display: left }])
    expect(desk.kept).toHaveLength(1)
    expect(desk.log.slice(-2)).toEqual(['but-ask', 'release 1'])
    await desk.flow.start()
    expect(desk.view).toBeDefined()
  })

  test('that is not there any more opens the overlay, which says why', async () => {
    desk.lastRegion = { kind: 'changed' }
    await desk.flow.startLast()
    expect(desk.view).toMatchObject({ note: 'changed' })
    expect(desk.log).toContain(`prepare ${right.id}`)
  })

  test('that cannot be read is told, and the next press works', async () => {
    desk.lastRegion = { kind: 'there', display: left, selection }
    const take = desk.takeFrame
    desk.takeFrame = () => Promise.reject(new AppError('capture-denied', 'no'))
    await desk.flow.startLast()
    expect(desk.problems).toEqual([{ code: 'capture-denied' }])
    expect(desk.log.at(-1)).toBe('restore')
    desk.takeFrame = take
    await desk.flow.start()
    expect(desk.view).toBeDefined()
  })
})

describe('a page that falls silent', () => {
  test('is closed after two seconds, and what was selected is kept', async () => {
    await desk.open()
    desk.flow.report({ frameId: 'id', text: 'Why', selection })
    desk.flow.beat('id')
    desk.clock.move(1_900)
    desk.flow.beat('id')
    desk.clock.move(1_900)
    expect(desk.log).not.toContain('close')
    desk.clock.move(200)
    await settled()
    expect(desk.log).toContain('close')
    expect(desk.kept).toHaveLength(1)
  })

  test('after it is gone closes nothing', async () => {
    await desk.open()
    desk.flow.beat('id')
    desk.flow.leave()
    await desk.open()
    desk.log.length = 0
    desk.clock.move(2_100)
    expect(desk.log).toEqual([])
  })
})
