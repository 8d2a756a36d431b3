import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KeyPlatform } from '#shared/shown-keys.ts'
import { parseAccelerator } from '../../../../src/main/hotkey/accelerator.ts'

const platforms: readonly KeyPlatform[] = ['linux', 'win32', 'darwin']

describe('a chord is written one way, however it was given', () => {
  test.each([
    ['ctrl+alt+w', 'linux', 'Control+Alt+W'],
    ['Shift+Alt+Control+W', 'linux', 'Control+Alt+Shift+W'],
    [' Alt + Control + w ', 'linux', 'Control+Alt+W'],
    ['CmdOrCtrl+Shift+9', 'linux', 'Control+Shift+9'],
    ['CommandOrControl+Shift+9', 'darwin', 'Shift+Command+9'],
    ['Meta+Alt+x', 'win32', 'Super+Alt+X'],
    ['Super+Alt+x', 'darwin', 'Alt+Command+X'],
    ['Option+Cmd+esc', 'linux', 'Super+Alt+Escape'],
    ['Control+enter', 'linux', 'Control+Return'],
    ['Control+Plus', 'linux', 'Control+Plus'],
    ['Control+f24', 'linux', 'Control+F24'],
    ['Control+num7', 'linux', 'Control+num7'],
    ['Control+;', 'linux', 'Control+;'],
  ] as const)('%s on %s is %s', (text, platform, accelerator) => {
    expect(parseAccelerator(text, platform)).toEqual({ kind: 'valid', accelerator })
  })
})

describe('a chord is refused', () => {
  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['Foo+Bar+☃', 'unknown-key'],
    ['Control+☃', 'unknown-key'],
    ['Control+ß', 'unknown-key'],
    ['Control+ı', 'unknown-key'],
    ['Control+AltGr+W', 'unknown-key'],
    ['Control+F25', 'unknown-key'],
    ['Control+', 'unknown-key'],
    ['+', 'unknown-key'],
    ['Control++', 'unknown-key'],
    ['Control W', 'unknown-key'],
    ['constructor+W', 'unknown-key'],
    ['__proto__+W', 'unknown-key'],
    ['Control+Alt', 'no-key'],
    ['Control+A+B', 'several-keys'],
    ['Control+Control+W', 'repeated-modifier'],
    ['W', 'needs-modifier'],
    ['Shift+W', 'needs-modifier'],
    ['F5', 'needs-modifier'],
    ['PrintScreen', 'needs-modifier'],
    ['Control+C', 'reserved'],
    ['Alt+F4', 'reserved'],
    ['Control+Alt+Delete', 'reserved'],
  ] as const)('%j, for being %s', (text, fault) => {
    expect(parseAccelerator(text, 'linux')).toEqual({ kind: 'invalid', fault })
  })

  test('where it is the desktop’s own, and elsewhere not', () => {
    expect(parseAccelerator('Command+Q', 'darwin')).toEqual({ kind: 'invalid', fault: 'reserved' })
    expect(parseAccelerator('Super+L', 'win32')).toEqual({ kind: 'invalid', fault: 'reserved' })
    expect(parseAccelerator('Super+Q', 'linux')).toEqual({ kind: 'valid', accelerator: 'Super+Q' })
  })
})

test('any text is either a chord in its final spelling or refused; nothing throws', () => {
  const words = fc.constantFrom(
    'Control',
    'Alt',
    'Shift',
    'Super',
    'cmd',
    'W',
    '5',
    'F3',
    'esc',
    '+',
    '',
    ' ',
    '☃',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((each) => each.join('+')),
  )
  fc.assert(
    fc.property(texts, fc.constantFrom(...platforms), (text, platform) => {
      const parsed = parseAccelerator(text, platform)
      if (parsed.kind === 'valid') expect(parseAccelerator(parsed.accelerator, platform)).toEqual(parsed)
    }),
    { numRuns: 500 },
  )
})
