import { describe, expect, test } from 'vitest'
import { advanceHotkey } from '../../../../src/main/hotkey/hotkey-state.ts'
import { Hotkeys } from '../../../../src/main/hotkey/hotkeys.ts'
import type { TakeHotkey } from '../../../../src/main/hotkey/hotkeys.ts'

/** Hands chords out once each, as a desktop does. */
class FakeDesktop {
  readonly taken = new Map<string, () => void>()
  readonly foreign = new Set<string>()
  readonly unknown = new Set<string>()

  readonly take: TakeHotkey = (accelerator, onPress) => {
    if (this.unknown.has(accelerator)) return 'invalid'
    if (this.foreign.has(accelerator) || this.taken.has(accelerator)) return undefined
    this.taken.set(accelerator, onPress)
    return () => this.taken.delete(accelerator)
  }

  press(accelerator: string): void {
    this.taken.get(accelerator)?.()
  }

  get chords(): string[] {
    return [...this.taken.keys()].sort()
  }
}

const W = 'Control+Alt+W'
const E = 'Control+Alt+E'
const R = 'Control+Alt+R'

function stage() {
  const desktop = new FakeDesktop()
  const fired: string[] = []
  const hotkeys = new Hotkeys({
    take: desktop.take,
    platform: 'linux',
    commands: {
      capture: () => fired.push('capture'),
      showLast: () => fired.push('showLast'),
      captureLast: () => fired.push('captureLast'),
      captureAfterDelay: () => fired.push('captureAfterDelay'),
      captureDisplay: () => fired.push('captureDisplay'),
    },
    onPrompt: (name) => fired.push(`prompt ${name}`),
    onChange: () => fired.push('change'),
  })
  const start = () => hotkeys.start({ capture: W, showLast: E })
  return { desktop, fired, hotkeys, start }
}

describe('a pause', () => {
  test('gives every chord back, and takes them again at its end', () => {
    const { hotkeys, desktop, start } = stage()
    start()
    hotkeys.pause()
    expect(desktop.chords).toEqual([])
    expect(hotkeys.isPaused).toBe(true)
    hotkeys.resume()
    expect(desktop.chords).toEqual([E, W])
    expect(hotkeys.isPaused).toBe(false)
  })

  test('ends when another chord is bound', () => {
    const { hotkeys, desktop, start } = stage()
    start()
    hotkeys.pause()
    expect(hotkeys.rebind({ capture: R })).toBeUndefined()
    expect(desktop.chords).toEqual([E, R])
    expect(hotkeys.isPaused).toBe(false)
  })

  test('that ends finds a chord that another program took meanwhile', () => {
    const { hotkeys, desktop, start } = stage()
    start()
    hotkeys.pause()
    desktop.foreign.add(W)
    hotkeys.resume()
    expect(hotkeys.view().capture.state).toBe('taken')
  })
})

describe('at the start', () => {
  test('each command has its chord, asked for but not proven', () => {
    const { hotkeys, desktop, start } = stage()
    start()
    expect(hotkeys.view()).toMatchObject({
      capture: { accelerator: W, state: 'asked' },
      showLast: { accelerator: E, state: 'asked' },
    })
    expect(desktop.chords).toEqual([E, W])
  })

  test('a chord is proven by the first press, and that is told once', () => {
    const { hotkeys, desktop, fired, start } = stage()
    start()
    desktop.press(W)
    desktop.press(W)
    expect(fired).toEqual(['capture', 'change', 'capture'])
    expect(hotkeys.view().capture.state).toBe('proven')
    expect(hotkeys.view().showLast.state).toBe('asked')
  })

  test('a chord that another program has is told as taken, and the other one works', () => {
    const { hotkeys, desktop, start } = stage()
    desktop.foreign.add(W)
    start()
    expect(hotkeys.view().capture).toEqual({ accelerator: W, state: 'taken' })
    expect(hotkeys.view().showLast.state).toBe('asked')
  })

  test.each([['Foo+Bar+☃'], ['W'], ['Control+C']])(
    'a chord that cannot be used, %s, is told as invalid',
    (chord) => {
      const { hotkeys, desktop } = stage()
      hotkeys.start({ capture: chord, showLast: E })
      expect(hotkeys.view().capture).toEqual({ accelerator: chord, state: 'invalid' })
      expect(desktop.chords).toEqual([E])
    },
  )

  test('a chord that both commands are to have goes to the first', () => {
    const { hotkeys } = stage()
    hotkeys.start({ capture: W, showLast: W })
    expect(hotkeys.view().capture.state).toBe('asked')
    expect(hotkeys.view().showLast.state).toBe('invalid')
  })

  test('a chord that only the desktop refuses is told as invalid', () => {
    const { hotkeys, desktop, start } = stage()
    desktop.unknown.add(W)
    start()
    expect(hotkeys.view().capture).toEqual({ accelerator: W, state: 'invalid' })
  })

  test('an empty chord is off', () => {
    const { hotkeys, desktop } = stage()
    hotkeys.start({ capture: '', showLast: E })
    expect(hotkeys.view().capture).toEqual({ accelerator: '', state: 'off' })
    expect(desktop.chords).toEqual([E])
  })
})

describe('giving a command another chord', () => {
  test('gives the old one back, and the new one works', () => {
    const { hotkeys, desktop, fired, start } = stage()
    start()
    expect(hotkeys.rebind({ capture: 'alt+ctrl+r' })).toBeUndefined()
    expect(desktop.chords).toEqual([E, R])
    desktop.press(R)
    expect(fired[0]).toBe('capture')
    expect(hotkeys.view().capture).toEqual({ accelerator: R, state: 'proven' })
  })

  test.each([
    ['hotkey-taken', R],
    ['hotkey-invalid', 'Foo+Bar+☃'],
    ['hotkey-invalid', 'Shift+R'],
    ['hotkey-invalid', E],
  ])('is refused as %s for %s, and the old one stays in force', (code, chord) => {
    const { hotkeys, desktop, fired, start } = stage()
    desktop.foreign.add(R)
    start()
    desktop.press(W)
    const before = hotkeys.view()
    expect(hotkeys.rebind({ capture: chord })).toEqual({ code })
    expect(hotkeys.view()).toEqual(before)
    expect(desktop.chords).toEqual([E, W])
    desktop.press(W)
    expect(fired.filter((each) => each === 'capture')).toHaveLength(2)
  })

  test('changes both or none', () => {
    const { hotkeys, desktop, start } = stage()
    desktop.foreign.add('Control+Alt+T')
    start()
    expect(hotkeys.rebind({ capture: R, showLast: 'Control+Alt+T' })).toEqual({ code: 'hotkey-taken' })
    expect(desktop.chords).toEqual([E, W])
    expect(hotkeys.rebind({ capture: R, showLast: R })).toEqual({ code: 'hotkey-invalid' })
    expect(desktop.chords).toEqual([E, W])
  })

  test('lets two commands trade theirs, and neither is free for a moment', () => {
    const { hotkeys, desktop, fired, start } = stage()
    start()
    desktop.press(W)
    expect(hotkeys.rebind({ capture: E, showLast: W })).toBeUndefined()
    expect(hotkeys.view()).toMatchObject({
      capture: { accelerator: E, state: 'asked' },
      showLast: { accelerator: W, state: 'proven' },
    })
    desktop.press(E)
    expect(fired.at(-2)).toBe('capture')
  })

  test('to the one it has changes nothing; to one that was taken tries again', () => {
    const { hotkeys, desktop, start } = stage()
    desktop.foreign.add(W)
    start()
    expect(hotkeys.rebind({ showLast: E, capture: W })).toEqual({ code: 'hotkey-taken' })
    desktop.foreign.clear()
    expect(hotkeys.rebind({ showLast: E, capture: W })).toBeUndefined()
    expect(hotkeys.view().capture).toEqual({ accelerator: W, state: 'asked' })
  })

  test('to none turns it off', () => {
    const { hotkeys, desktop, start } = stage()
    start()
    expect(hotkeys.rebind({ capture: '' })).toBeUndefined()
    expect(desktop.chords).toEqual([E])
    expect(hotkeys.view().capture).toEqual({ accelerator: '', state: 'off' })
  })
})

test('stopping gives every chord back', () => {
  const { hotkeys, desktop, start } = stage()
  start()
  hotkeys.stop()
  expect(desktop.chords).toEqual([])
  expect(hotkeys.view().capture).toEqual({ accelerator: W, state: 'off' })
})

test('only a chord that was asked for is proven by firing', () => {
  expect(advanceHotkey('asked', 'fire')).toBe('proven')
  expect(advanceHotkey('proven', 'fire')).toBe('proven')
  expect(advanceHotkey('off', 'fire')).toBe('off')
  expect(advanceHotkey('proven', 'ask')).toBe('asked')
})

describe('a preset with a chord of its own', () => {
  const explain = { name: 'Explain', hotkey: R }

  test('fires by its name, and shows its state', () => {
    const { hotkeys, desktop, fired, start } = stage()
    start()
    hotkeys.bindPrompts([explain, { name: 'Without' }])
    expect(desktop.chords).toEqual([E, R, W])
    desktop.press(R)
    expect(fired).toContain('prompt Explain')
    expect(hotkeys.promptViews().get('Explain')).toEqual({ accelerator: R, state: 'proven' })
  })

  test('keeps its chord while it stays the same, and gives it back when it goes', () => {
    const { hotkeys, desktop, start } = stage()
    start()
    hotkeys.bindPrompts([explain])
    desktop.press(R)
    hotkeys.bindPrompts([explain])
    expect(hotkeys.promptViews().get('Explain')?.state).toBe('proven')
    hotkeys.bindPrompts([])
    expect(desktop.chords).toEqual([E, W])
  })

  test('cannot have a chord of a command, nor a command one of a preset', () => {
    const { hotkeys, desktop, fired, start } = stage()
    start()
    hotkeys.bindPrompts([{ name: 'Explain', hotkey: W }])
    expect(hotkeys.promptViews().get('Explain')?.state).toBe('invalid')
    desktop.press(W)
    expect(fired).toContain('capture')
    hotkeys.bindPrompts([explain])
    expect(desktop.chords).toEqual([E, R, W])
    expect(hotkeys.rebind({ capture: R })).toEqual({ code: 'hotkey-invalid' })
  })

  test('is paused with the others', () => {
    const { hotkeys, desktop, start } = stage()
    start()
    hotkeys.bindPrompts([explain])
    hotkeys.pause()
    expect(desktop.chords).toEqual([])
    hotkeys.resume()
    expect(desktop.chords).toEqual([E, R, W])
  })
})

test('in front of some programs the chords are theirs, and what is known of ours stays', () => {
  const { desktop, hotkeys } = stage()
  hotkeys.start({ capture: W, showLast: E })
  desktop.press(W)
  hotkeys.giveWay(true)
  expect(desktop.chords).toEqual([])
  expect(hotkeys.view().capture.state).toBe('proven')
  hotkeys.giveWay(false)
  expect(desktop.chords).toEqual([E, W].sort())
  expect(hotkeys.view().capture.state).toBe('proven')
  expect(hotkeys.view().showLast.state).toBe('asked')

  hotkeys.giveWay(true)
  desktop.foreign.add(E)
  hotkeys.giveWay(false)
  expect(hotkeys.view().showLast.state).toBe('taken')
})

test('paused, giving way changes nothing; going on in front of such a program takes nothing from it', () => {
  const { desktop, hotkeys } = stage()
  hotkeys.start({ capture: W })
  hotkeys.pause()
  hotkeys.giveWay(true)
  hotkeys.resume()
  expect(desktop.chords).toEqual([])
  hotkeys.giveWay(false)
  expect(desktop.chords).toEqual([W])
})
