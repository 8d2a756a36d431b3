import { beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { settled } from '../../../support/fake-clock.ts'
import { CaptureDesk, frameOf, right } from './capture-desk.ts'

let desk: CaptureDesk

beforeEach(() => {
  desk = new CaptureDesk()
})

const selection = { x: 10, y: 20, width: 30, height: 25 }

describe('asking on the overlay', () => {
  test('the ask is on disk before the overlay goes, about this capture alone', async () => {
    desk.opened = { text: '', captureIds: ['an old one'] }
    await desk.open()
    desk.submit = (ask) => {
      expect(desk.log).not.toContain('close')
      desk.asks.push(ask)
      return { askId: 'ask' }
    }
    expect(await desk.flow.ask({ frameId: 'id', selection, question: 'Why?' })).toEqual({ askId: 'ask' })
    expect(desk.asks).toEqual([{ captureIds: ['id2'], question: 'Why?' }])
    expect(desk.added.map(({ id }) => id)).toEqual(['id2'])
    expect(desk.captured).toMatchObject([{ askId: 'ask', place: { ...selection, x: 110 } }])
    expect(desk.log.slice(-2)).toEqual(['close', 'but-ask'])
  })

  test('a question already begun takes its captures along', async () => {
    desk.opened = { text: 'And', captureIds: ['a', 'b'] }
    await desk.open()
    expect(desk.view?.draft).toEqual({ text: 'And', captureCount: 2 })
    await desk.flow.ask({ frameId: 'id', selection, question: 'And this?' })
    expect(desk.asks).toEqual([{ captureIds: ['a', 'b', 'id2'], question: 'And this?' }])
  })

  test('a preset is asked with what it is set to; where nobody fits it, nothing is asked', async () => {
    await desk.open()
    const request = { frameId: 'id', selection, question: 'Explain.', preset: 'Explain' }
    desk.choicesOf = () => {
      throw new AppError('preset-unfit', 'no such model')
    }
    await expect(desk.flow.ask(request)).rejects.toMatchObject({ code: 'preset-unfit' })
    expect([desk.asks, desk.added]).toEqual([[], []])
    desk.choicesOf = (name) => ({ profileId: `of ${name}`, model: 'm' })
    await desk.flow.ask(request)
    expect(desk.asks).toMatchObject([{ choices: { profileId: 'of Explain', model: 'm' } }])
  })

  test('one that cannot be kept leaves the overlay, and can be tried again', async () => {
    await desk.open()
    desk.submit = () => {
      throw new AppError('disk-full', 'full')
    }
    const request = { frameId: 'id', selection, question: 'Why?' }
    await expect(desk.flow.ask(request)).rejects.toMatchObject({ code: 'disk-full' })
    expect(desk.log).not.toContain('close')
    expect(desk.captured).toEqual([])
    desk.submit = () => ({ askId: 'ask' })
    await expect(desk.flow.ask(request)).resolves.toEqual({ askId: 'ask' })
  })

  test('a ninth capture is refused before anything is kept', async () => {
    desk.opened = { text: 'And', captureIds: ['1', '2', '3', '4', '5', '6', '7', '8'] }
    await desk.open()
    await expect(desk.flow.ask({ frameId: 'id', selection, question: 'x' })).rejects.toMatchObject({
      code: 'captures-full',
    })
    expect(desk.added).toEqual([])
  })
})

describe('what was typed is kept', () => {
  test('as it grows, beside the captures it is about', async () => {
    desk.opened = { text: 'And', captureIds: ['a'] }
    await desk.open()
    desk.flow.report({ frameId: 'id', text: 'And this' })
    desk.flow.report({ frameId: 'id', text: 'And this' })
    expect(desk.drafts).toEqual([{ text: 'And this', captureIds: ['a'] }])
    desk.flow.leave()
    expect(desk.log.at(-1)).toBe('draft changed')
  })

  test('and taken back, the draft is as it was', async () => {
    desk.opened = { text: '', captureIds: ['a'] }
    await desk.open()
    desk.flow.report({ frameId: 'id', text: 'W' })
    desk.flow.report({ frameId: 'id', text: '' })
    expect(desk.drafts).toEqual([{ text: 'W', captureIds: [] }, desk.opened])
    desk.flow.leave()
    expect(desk.log).not.toContain('draft changed')
  })

  test('with the capture, in the ask window', async () => {
    await desk.open()
    await desk.flow.select({ frameId: 'id', selection, text: 'Later' })
    expect(desk.drafts).toEqual([{ text: 'Later', captureIds: [] }])
    expect(desk.kept.map(({ id }) => id)).toEqual(['id2'])
    expect(desk.captured[0]).not.toHaveProperty('askId')
  })
})

describe('a selection that is being adjusted', () => {
  beforeEach(async () => {
    await desk.open()
    desk.flow.report({ frameId: 'id', text: 'Why?', selection })
  })

  test.each([
    ['another app takes the focus', () => desk.flow.dismiss()],
    ['the displays change', () => desk.flow.dismiss({ code: 'display-changed' })],
    ['five minutes pass', () => desk.clock.move(5 * 60_000)],
  ])('goes on in the ask window when %s', async (_name, lose) => {
    lose()
    expect(desk.log).toContain('close')
    await expect.poll(() => desk.captured.length).toBe(1)
    expect(desk.captured[0]?.place).toEqual({ ...selection, x: 110 })
    expect(desk.drafts).toEqual([{ text: 'Why?', captureIds: [] }])
    expect(desk.problems).toEqual([])
  })

  test('is kept for five minutes, and only while it is there', () => {
    desk.clock.move(5 * 60_000 - 1)
    expect(desk.log).not.toContain('close')
    desk.flow.report({ frameId: 'id', text: 'Why?' })
    desk.clock.move(60_000)
    expect(desk.log).toContain('close')
    expect(desk.kept).toEqual([])
  })

  test('is told when it cannot be kept', async () => {
    desk.encode = () => Promise.reject(new AppError('disk-full', 'full'))
    desk.flow.dismiss()
    await expect.poll(() => desk.problems).toEqual([{ code: 'disk-full' }])
    expect(desk.log).toContain('restore')
  })

  test('goes without a word when the user leaves', () => {
    desk.flow.leave()
    expect(desk.kept).toEqual([])
    expect(desk.log).toContain('restore')
  })
})

describe('other displays', () => {
  test('are gone to with the frame of the press and what was typed', async () => {
    await desk.open()
    desk.flow.report({ frameId: 'id', text: 'Why?' })
    desk.flow.goTo({ frameId: 'id', display: 1 })
    expect(desk.log.filter((entry) => entry === 'take')).toHaveLength(1)
    expect(desk.log.at(-1)).toBe('prepare 1')
    expect(desk.view).toMatchObject({ frameId: 'id2', draft: { text: 'Why?' } })
    desk.flow.painted('id2')
    await desk.flow.select({ frameId: 'id2', selection })
    expect(desk.captured[0]?.place).toEqual(selection)
    expect(desk.log.filter((entry) => entry.startsWith('release')).sort()).toEqual(['release 1', 'release 2'])
  })

  test('are numbered from the left; one that is not there is refused', async () => {
    await desk.open()
    desk.flow.goTo({ frameId: 'id', display: 2 })
    expect(desk.log.at(-1)).toBe('reveal')
    expect(() => desk.flow.goTo({ frameId: 'id', display: 3 })).toThrow(AppError)
    expect(() => desk.flow.goTo({ frameId: 'other', display: 1 })).toThrow(AppError)
  })

  test('are gone to when the pointer is there', async () => {
    await desk.open()
    desk.flow.goTo({ frameId: 'id', display: 'pointer' })
    expect(desk.log.at(-1)).toBe('reveal')
    desk.pointerId = 1
    desk.flow.goTo({ frameId: 'id', display: 'pointer' })
    expect(desk.log.at(-1)).toBe('prepare 1')
  })

  test('that gave no frame are refused', async () => {
    desk.takeFrame = () => Promise.resolve([frameOf(right)])
    await desk.open()
    expect(() => desk.flow.goTo({ frameId: 'id', display: 1 })).toThrow(AppError)
  })
})

test('the windows are told once the overlay is seen; a desktop that gives no list has none', async () => {
  const seen = [{ title: 'One', x: 1, y: 2, width: 50, height: 50 }]
  desk.windows = () => Promise.resolve(seen)
  await desk.flow.start()
  await settled()
  expect(desk.shownWindows).toEqual([])
  desk.flow.painted('id')
  await settled()
  expect(desk.shownWindows).toEqual([{ frameId: 'id', windows: seen }])
  desk.flow.leave()
  desk.windows = () => Promise.reject(new Error('Wayland'))
  await desk.open()
  await settled()
  expect(desk.shownWindows.at(-1)).toEqual({ frameId: 'id', windows: [] })
})
