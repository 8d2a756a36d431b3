import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { helpText, parseCommandLine, usageErrorText } from '../../../../src/main/cli/command-line.ts'

const packaged = (...words: string[]) =>
  parseCommandLine({ argv: ['/usr/bin/askshot', ...words], isPackaged: true })
const fromSource = (...words: string[]) =>
  parseCommandLine({ argv: ['/x/electron', ...words], isPackaged: false })

describe('each command has its word', () => {
  test.each([
    ['--capture', 'capture'],
    ['--last-region', 'capture-last'],
    ['--show', 'show-last'],
    ['--settings', 'open-settings'],
    ['--quit', 'quit'],
    ['--help', 'help'],
    ['--version', 'version'],
  ] as const)('%s', (word, kind) => {
    expect(packaged(word)).toEqual({ kind })
    expect(fromSource('.', word)).toEqual({ kind })
  })

  test('and none means to start', () => {
    expect(packaged()).toEqual({ kind: 'start' })
    expect(fromSource('/work/askshot')).toEqual({ kind: 'start' })
    expect(parseCommandLine({ argv: [], isPackaged: true })).toEqual({ kind: 'start' })
  })
})

test('switches of Chromium and Electron are passed over, wherever they stand', () => {
  expect(
    packaged(
      '--allow-file-access-from-files',
      '--enable-avfoundation',
      '--capture',
      '--ozone-platform=x11',
      '--no-sandbox',
      '--',
      '-psn_0_1234',
    ),
  ).toEqual({ kind: 'capture' })
  expect(fromSource('--inspect=0', '--remote-debugging-port=0', '/work/askshot', '--show')).toEqual({
    kind: 'show-last',
  })
})

test('the same command twice is that command', () => {
  expect(packaged('--capture', '--capture')).toEqual({ kind: 'capture' })
})

describe('wrong usage is said', () => {
  test('for two commands', () => {
    expect(packaged('--capture', '--quit')).toEqual({ kind: 'usage-error', fault: 'several-commands' })
  })

  test('for a command with a value', () => {
    expect(packaged('--capture=3')).toEqual({ kind: 'usage-error', fault: 'takes-no-value' })
  })

  test('for a word that is no command', () => {
    expect(packaged('capture')).toEqual({ kind: 'usage-error', fault: 'unknown-word' })
    expect(fromSource('.', 'capture')).toEqual({ kind: 'usage-error', fault: 'unknown-word' })
  })

  test('for a key, which is not repeated', () => {
    const parsed = packaged('sk-proj-0123456789')
    expect(parsed).toEqual({ kind: 'usage-error', fault: 'unknown-word' })
    expect(usageErrorText('askshot', 'unknown-word')).not.toContain('sk-')
  })
})

test('the help names every command, in lines that fit a terminal', () => {
  const help = helpText('askshot')
  for (const word of [
    '--capture',
    '--last-region',
    '--show',
    '--settings',
    '--quit',
    '--help',
    '--version',
  ]) {
    expect(help).toContain(word)
  }
  for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test('no words at all can make it throw', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('--capture', '--__proto__', '--capture=', ''),
  )
  fc.assert(
    fc.property(fc.array(word), fc.boolean(), (words, isPackaged) => {
      expect(parseCommandLine({ argv: ['askshot', ...words], isPackaged })).toHaveProperty('kind')
    }),
  )
})
