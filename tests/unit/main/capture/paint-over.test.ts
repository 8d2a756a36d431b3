import { describe, expect, test } from 'vitest'
import { isNever, takeWithout } from '../../../../src/main/capture/paint-over.ts'
import type { DesktopWindow, WindowSource } from '../../../../src/main/capture/window-list.ts'
import { displayAt, positionFrame } from '../../../support/fake-frames.ts'

const left = displayAt(1, { width: 80, height: 60 })
const right = displayAt(2, { x: 80, width: 40, height: 30 }, 2)
const monitors = [
  { id: 1, bounds: { x: 0, y: 0, width: 80, height: 60 } },
  { id: 2, bounds: { x: 80, y: 0, width: 80, height: 60 } },
]

function window(x: number, y: number, width: number, height: number, more: Partial<DesktopWindow> = {}) {
  const bounds = { x, y, width, height }
  const named = { title: () => 'Vault', appName: () => 'KeePassXC' }
  return { bounds, isOwn: false, isMinimized: false, ...named, ...more }
}

/** The list changes from one look to the next. */
function source(...lists: readonly (readonly DesktopWindow[])[]): () => Promise<WindowSource> {
  const left = [...lists]
  return () => {
    const windows = left.length > 1 ? (left.shift() ?? []) : (left[0] ?? [])
    return Promise.resolve({ monitors: () => monitors, windows: () => Promise.resolve(windows) })
  }
}

const frames = () => [positionFrame(80, 60, 1), positionFrame(80, 60, 2)]

async function grey(never: readonly string[], ...lists: readonly (readonly DesktopWindow[])[]) {
  const taken = await takeWithout(() => Promise.resolve(frames()), {
    never,
    displays: [left, right],
    source: source(...lists),
  })
  return taken.map((frame) => {
    const clean = positionFrame(80, 60, frame.displayId)
    const places: string[] = []
    for (let y = 0; y < 60; y++)
      for (let x = 0; x < 80; x++) {
        const at = (y * 80 + x) * 4
        const pixel = frame.pixels.subarray(at, at + 3)
        if (pixel.every((value) => value === 0x50)) places.push(`${x},${y}`)
        else expect([...pixel]).toEqual([...clean.pixels.subarray(at, at + 3)])
      }
    return { count: places.length, first: places[0], last: places.at(-1) }
  })
}

describe('a program on the list', () => {
  test('is painted over edge to edge, and nothing else is', async () => {
    expect(await grey(['keepassxc'], [window(10, 5, 20, 8)])).toEqual([
      { count: 160, first: '10,5', last: '29,12' },
      { count: 0, first: undefined, last: undefined },
    ])
  })

  test('is painted over on each display that it reaches, in the pixels of that display', async () => {
    expect(await grey(['KeePass'], [window(70, 50, 20, 40)])).toEqual([
      { count: 100, first: '70,50', last: '79,59' },
      { count: 100, first: '0,50', last: '9,59' },
    ])
  })

  test('is found where it was before and where it is after', async () => {
    const [first] = await grey(['vault'], [window(0, 0, 4, 4)], [window(20, 0, 4, 4)])
    expect(first).toMatchObject({ count: 32, first: '0,0', last: '23,3' })
  })

  test('is painted over with its title and border, where only its inner size is told', async () => {
    expect(await grey(['vault'], [window(20, 20, 10, 10, { edge: { top: 6, side: 2 } })])).toMatchObject([
      { count: 14 * 18, first: '18,14', last: '31,31' },
      { count: 0 },
    ])
  })

  test('is left alone while it is minimised', async () => {
    expect(await grey(['vault'], [window(0, 0, 4, 4, { isMinimized: true })])).toMatchObject([
      { count: 0 },
      { count: 0 },
    ])
  })
})

test('a part of the name or of the title is enough, in any case; another program is not meant', () => {
  const named = (appName: string, title: string) => ({ appName: () => appName, title: () => title })
  expect(isNever(named('org.keepassxc.KeePassXC', ''), ['keepassxc'])).toBe(true)
  expect(isNever(named('firefox', 'Online bank – Mozilla Firefox'), ['online bank'])).toBe(true)
  expect(isNever(named('firefox', 'News'), ['online bank', 'keepassxc'])).toBe(false)
})

test('when windows cannot be listed nothing is captured, unless nothing is on the list', async () => {
  const broken = () => Promise.reject(new Error('no list'))
  const given = { displays: [left, right], source: broken }
  const take = () => Promise.resolve(frames())
  await expect(takeWithout(take, { ...given, never: ['x'] })).rejects.toMatchObject({
    code: 'capture-failed',
  })
  await expect(takeWithout(take, { ...given, never: [] })).resolves.toHaveLength(2)
})
