import { describe, expect, test } from 'vitest'
import { toFailure } from '#shared/errors.ts'
import type { Frame } from '../../../../src/main/capture/frames.ts'
import { distinctFrames, permittedFrames } from '../../../../src/main/capture/judged-frames.ts'
import { seesOnlyWallpaper } from '../../../../src/main/capture/screen-permission.ts'
import type { NamedWindow } from '../../../../src/main/capture/screen-permission.ts'
import { withoutTwins } from '../../../../src/main/capture/twins.ts'
import { displayAt, FakeFrames, plainFrame, positionFrame } from '../../../support/fake-frames.ts'

const own = { isOwn: true, name: 'Askshot' }
const titled = { isOwn: false, name: 'Letter.txt' }
const untitled = { isOwn: false, name: '' }

describe('only the wallpaper is in a picture', () => {
  test.each<[string, string, readonly NamedWindow[], boolean]>([
    ['the titles of all others are kept from us', 'denied', [own, untitled, untitled], true],
    ['nobody has been asked yet, and titles are kept from us', 'not-determined', [untitled], true],
    ['the system says denied, and yet a title can be read', 'denied', [untitled, titled], false],
    ['the system says granted', 'granted', [untitled], false],
    ['there is no other window to tell by', 'denied', [own], false],
  ])('when %s', (_when, status, windows, isOnly) => {
    expect(seesOnlyWallpaper({ status, windows })).toBe(isOnly)
  })
})

describe('a Mac', () => {
  const displays = [displayAt(1, { width: 40, height: 30 }), displayAt(2, { x: 40, width: 40, height: 30 })]
  const stage = (status: string, windows: readonly NamedWindow[]) => {
    const source = new FakeFrames()
    const permission = { status: () => status, windows: () => Promise.resolve(windows) }
    return { source, frames: permittedFrames(source, permission) }
  }
  const codeOf = (work: Promise<unknown>) => work.then(String, (error: unknown) => toFailure(error).code)

  test('whose status lies and whose picture is real gives it, without a word', async () => {
    const { frames } = stage('denied', [titled])
    expect(await frames.take(displays, 1)).toHaveLength(2)
  })

  test('that gives the wallpaper is told as one that denies, and the frames are given back', async () => {
    const { source, frames } = stage('denied', [untitled])
    expect(await codeOf(frames.take(displays, 1))).toBe('capture-denied')
    expect(source.released).toHaveLength(2)
  })

  test.each([
    ['denied', 'capture-empty', 'capture-denied'],
    ['not-determined', 'capture-failed', 'capture-denied'],
    ['granted', 'capture-empty', 'capture-empty'],
  ] as const)('with the status %s and %s is told as %s', async (status, fault, code) => {
    const { source, frames } = stage(status, [])
    source.faults.set(1, fault)
    expect(await codeOf(frames.take(displays, 1))).toBe(code)
  })
})

describe('displays whose frames are the same to the byte', () => {
  const frame = (id: number, width = 40): Frame => positionFrame(width, 30, id)
  const idsOf = (frames: readonly Frame[]) => frames.map(({ displayId }) => displayId)

  test('keep one, as long as it is not the one under the pointer, which comes first', () => {
    expect(idsOf(withoutTwins([frame(4, 44), frame(2), frame(1), frame(3)]))).toEqual([4, 2])
    expect(() => withoutTwins([frame(2), frame(1)])).toThrow(
      expect.objectContaining({ code: 'capture-same' }),
    )
  })

  test('of another size, or with another pixel, keep theirs', () => {
    const other = {
      ...frame(3),
      pixels: Uint8Array.from(frame(3).pixels, (byte, at) => (at === 99 ? 7 : byte)),
    }
    expect(idsOf(withoutTwins([frame(1), frame(2, 44), other]))).toEqual([1, 2, 3])
  })

  test('of a single colour are nobody’s mistake', () => {
    const blue = (id: number) => plainFrame(40, 30, [0, 0, 255, 255], id)
    expect(idsOf(withoutTwins([blue(1), blue(2)]))).toEqual([1, 2])
  })

  test('on Windows end the capture, and all are given back', async () => {
    const source = new FakeFrames()
    const twins = [displayAt(1, { width: 40, height: 30 }), displayAt(2, { x: 40, width: 40, height: 30 })]
    await expect(distinctFrames(source).take(twins, 2)).rejects.toMatchObject({ code: 'capture-same' })
    expect(idsOf(source.released)).toEqual([2, 1])
  })
})
