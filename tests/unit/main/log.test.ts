import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { AppError } from '../../../src/shared/errors.ts'
import { createLog, LogFile, mask } from '../../../src/main/log.ts'
import { FakeClock } from '../../support/fake-clock.ts'

function stage() {
  const lines: string[] = []
  const log = createLog({ write: (line) => lines.push(line), now: new FakeClock().now, home: '/data/anna' })
  const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  return { log, lines, entries }
}

test('each event is one line, with its time, level, name and fields', () => {
  const { log, lines } = stage()
  log.info('ask sent', { askId: 'a1', attempt: 1, isRetry: false })
  log.warn('no tray')
  expect(lines).toEqual([
    '{"at":"2026-11-22T12:00:00.000Z","level":"info","event":"ask sent","askId":"a1","attempt":1,"isRetry":false}\n',
    '{"at":"2026-11-22T12:00:00.000Z","level":"warn","event":"no tray"}\n',
  ])
})

test('a field cannot begin a new line or grow without end', () => {
  const { log, lines } = stage()
  log.info('event', { value: `a\n${'b '.repeat(1_000)}` })
  expect(lines[0]?.split('\n')).toHaveLength(2)
  expect(lines[0]?.length).toBeLessThan(450)
})

describe('an error', () => {
  test('tells its code, its words and those codes that caused it', () => {
    const { log, entries } = stage()
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND secret.example'), { code: 'ENOTFOUND' })
    const error = new AppError('unreachable', 'The server did not answer', {
      cause: new TypeError('fetch failed', { cause }),
    })
    log.error('send failed', error, { attempt: 2 })
    expect(entries()[0]).toMatchObject({
      level: 'error',
      event: 'send failed',
      attempt: 2,
      code: 'unreachable',
      error: 'AppError',
      message: 'The server did not answer',
      causes: 'TypeError < ENOTFOUND',
    })
    expect(entries()[0]?.['stack']).toMatch(/^at /)
    expect(JSON.stringify(entries()[0])).not.toContain('secret.example')
  })

  test('that is not ours does not quote what it choked on', () => {
    const { log, lines } = stage()
    try {
      JSON.parse('a secret')
    } catch (error) {
      log.error('damaged', error)
    }
    expect(lines[0]).toContain('"code":"SyntaxError"')
    expect(lines[0]).not.toContain('secret')
  })

  test.each([undefined, null, 'sk-0123456789abcdef', { a: 1 }])('may be no error at all: %j', (thrown) => {
    const { log, entries, lines } = stage()
    log.error('odd', thrown)
    expect(entries()[0]).toMatchObject({ code: 'unexpected' })
    expect(lines[0]).not.toContain('sk-')
  })

  test('that is its own cause ends', () => {
    const { log, entries } = stage()
    const error = new Error('round')
    error.cause = error
    log.error('loop', error)
    expect(entries()[0]?.['causes']).toBe(Array(5).fill('Error').join(' < '))
  })
})

test('no call throws, even when nothing can be written', () => {
  const log = createLog({
    write: () => {
      throw new Error('disk full')
    },
    now: () => Number.NaN,
    home: '',
  })
  log.info('a')
  log.warn('b')
  log.error('c', new Error('d'))
})

describe('masking', () => {
  test.each([
    ['sk-proj-AbCdEf0123456789', 'sk-***'],
    ['key sk-ant-api03-xyzxyzxyz in a sentence', 'key sk-*** in a sentence'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
    ['"authorization":"secret-thing"', '"authorization":"***"'],
    ['x-api-key: 12345', 'x-api-key: ***'],
    ['gsk_abcdefghij0123456789', 'gsk-***'],
    ['AIzaSyA0123456789abcdefghijklmnop', '***'],
    ['eyJhbGciOi.eyJzdWIiOi.c2lnbmF0', '***'],
    ['A1b2C3d4E5f6G7h8I9j0A1b2C3d4E5f6G7h8I9j0', '***'],
    ['/data/anna/notes.txt', '~/notes.txt'],
    ['at f (file:///home/bert/app/index.js:3:1)', 'at f (~/app/index.js:3:1)'],
    ['/Users/Carla/x', '~/x'],
    ['C:\\Users\\Dora\\x', '~\\x'],
  ])('%s', (text, masked) => {
    expect(mask(text, '/data/anna')).toBe(masked)
  })

  test.each([
    '01a3b4c5-6d7e-7f80-9123-456789abcdef',
    'api.example.com',
    'gpt-6-luna',
    'req_011CS2hGBDTQk1',
    'The keychain did not answer in time',
    '3f786850e387550fdab836ed7e6dc881de23001b',
  ])('leaves %s readable', (text) => {
    expect(mask(text, '/data/anna')).toBe(text)
  })
})

describe('the log file', () => {
  function inFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'askshot-log-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    return join(folder, 'askshot.log')
  }

  test('is appended to, by its owner alone', () => {
    const path = inFolder()
    new LogFile(path).append('one\n')
    chmodSync(path, 0o644)
    new LogFile(path).append('two\n')
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('never grows beyond its limit, and keeps the one before', () => {
    const path = inFolder()
    const file = new LogFile(path, 10)
    for (const line of ['1234\n', '5678\n', '9abc\n', 'defg\n', 'hijk\n']) file.append(line)
    expect(readFileSync(path, 'utf8')).toBe('hijk\n')
    expect(readFileSync(`${path}.old`, 'utf8')).toBe('9abc\ndefg\n')
  })

  test('counts what was there before', () => {
    const path = inFolder()
    writeFileSync(path, '123456789\n')
    new LogFile(path, 10).append('new\n')
    expect(readFileSync(path, 'utf8')).toBe('new\n')
    expect(readFileSync(`${path}.old`, 'utf8')).toBe('123456789\n')
  })

  test('takes a line that is larger than the limit', () => {
    const path = inFolder()
    new LogFile(path, 10).append(`${'x'.repeat(50)}\n`)
    expect(statSync(path).size).toBe(51)
  })
})
