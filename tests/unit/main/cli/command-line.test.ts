import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCommandLine } from '../../../../src/main/cli/command-line.ts'
import { MAX_QUESTION_LENGTH } from '#shared/limits.ts'
import { en } from '#shared/words/en.ts'

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
    ['--self-test', 'open-self-test'],
    ['--tray', 'tray'],
    ['--quit', 'quit'],
    ['--help', 'help'],
    ['--version', 'version'],
  ] as const)('%s', (word, kind) => {
    expect(packaged(word)).toEqual({ kind })
    expect(fromSource('.', word)).toEqual({ kind })
  })

  test('and none means to start', () => {
    expect(packaged()).toEqual({ kind: 'start' })
    expect(fromSource('/home/me/askshot')).toEqual({ kind: 'start' })
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
  expect(fromSource('--inspect=0', '--remote-debugging-port=0', '/home/me/askshot', '--show')).toEqual({
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
    expect(parsed).toEqual({ kind: 'usage-error', fault: 'key-given' })
    expect(packaged('--api-key=abc', 'ask', 'a.png', 'b')).toEqual(parsed)
    expect(packaged('ask', 'a.png', 'b', '--token', 'abc')).toEqual(parsed)
    expect(en.cli.faults['key-given']).not.toContain('sk-')
  })
})

describe('a delay', () => {
  test('goes with a capture, in either form', () => {
    expect(packaged('--capture', '--delay', '3')).toEqual({ kind: 'capture', delayMs: 3000 })
    expect(fromSource('.', '--delay=0.5', '--capture')).toEqual({ kind: 'capture', delayMs: 500 })
  })

  test.each([['--delay'], ['--delay', 'soon'], ['--delay', '0'], ['--delay', '61'], ['--delay=']])(
    'is a number of seconds: %j %j',
    (...words) => {
      expect(packaged('--capture', ...words)).toEqual({ kind: 'usage-error', fault: 'bad-delay' })
    },
  )

  test('does nothing alone, and that is said', () => {
    expect(packaged('--show', '--delay', '3')).toEqual({ kind: 'usage-error', fault: 'delay-alone' })
  })
})

describe('ask', () => {
  test('takes a file and a question', () => {
    const ask = { kind: 'ask', file: 'a.png', question: 'What is it?', isJson: false }
    expect(packaged('ask', 'a.png', ' What is it? ')).toEqual(ask)
    expect(fromSource('/home/me/askshot', '--no-sandbox', 'ask', 'a.png', 'What is it?')).toEqual(ask)
  })

  test('takes its options anywhere, in either form', () => {
    expect(
      packaged('ask', '--json', '-', '--profile', 'My server', 'Why?', '--model=m/1', '--timeout', '1.5'),
    ).toEqual({
      kind: 'ask',
      file: '-',
      question: 'Why?',
      isJson: true,
      profile: 'My server',
      model: 'm/1',
      timeoutMs: 1500,
    })
  })

  test('takes what follows -- as it is', () => {
    expect(packaged('ask', 'a.png', '--', '--why?')).toMatchObject({ kind: 'ask', question: '--why?' })
  })

  test('passes over the switches of Chromium', () => {
    expect(packaged('ask', '--no-sandbox', 'a.png', 'Why?', '--disable-gpu')).toMatchObject({ kind: 'ask' })
  })

  test.each([
    [['ask'], 'file-missing'],
    [['ask', 'a.png'], 'question-missing'],
    [['ask', 'a.png', '  '], 'question-missing'],
    [['ask', 'a.png', 'What', 'is', 'it?'], 'question-split'],
    [['ask', 'a.png', 'x'.repeat(MAX_QUESTION_LENGTH + 1)], 'question-long'],
    [['ask', 'a.png', 'Why?', '--jsno'], 'unknown-option'],
    [['ask', 'a.png', 'Why?', '--profile'], 'value-missing'],
    [['ask', 'a.png', 'Why?', '--timeout', 'soon'], 'bad-timeout'],
    [['ask', 'a.png', 'Why?', '--timeout=0'], 'bad-timeout'],
    [['ask', 'a.png', 'sk-proj-0123456789'], 'key-given'],
  ] as const)('%j is wrong usage', (words, fault) => {
    expect(packaged(...words)).toEqual({ kind: 'usage-error', fault })
  })

  test('gives help', () => {
    expect(packaged('ask', '--help')).toEqual({ kind: 'help' })
  })
})

test('a link is passed on as it is, and never beside a command', () => {
  expect(packaged('askshot://settings')).toEqual({ kind: 'link', address: 'askshot://settings' })
  expect(packaged('askshot://settings', 'askshot://show')).toMatchObject({ kind: 'usage-error' })
})

test('the help names every command and option, in lines that fit a terminal', () => {
  const help = en.cli.help('askshot')
  const words =
    '--capture --delay --last-region --show --settings --self-test --tray --quit --help --version --json --profile --model --timeout'
  for (const word of words.split(' ')) expect(help).toContain(word)
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
