import { MAX_QUESTION_LENGTH } from '#shared/limits.ts'
import type { UsageFault } from '#shared/words/cli-words.ts'

/** What the words after the program's name ask for. */
export type CommandLine =
  | { readonly kind: SimpleCommand | 'start' }
  | { readonly kind: 'capture'; readonly delayMs?: number }
  | { readonly kind: 'link'; readonly address: string }
  | ({ readonly kind: 'ask' } & AskWords)
  | { readonly kind: 'usage-error'; readonly fault: UsageFault }

type SimpleCommand =
  'tray' | 'capture-last' | 'show-last' | 'open-settings' | 'open-self-test' | 'quit' | 'help' | 'version'

/** What `askshot ask` was given. */
export type AskWords = {
  /** As typed; `-` is standard input. */
  readonly file: string
  readonly question: string
  readonly isJson: boolean
  /** A profile's name. */
  readonly profile?: string
  readonly model?: string
  readonly timeoutMs?: number
}

export const EXIT_CODES = {
  done: 0,
  failed: 1,
  wrongUsage: 2,
  waiting: 3,
  needsUser: 4,
  cutOff: 5,
  interrupted: 130,
} as const

const FLAGS: Readonly<Record<string, SimpleCommand | 'capture'>> = {
  '--capture': 'capture',
  '--tray': 'tray',
  '--last-region': 'capture-last',
  '--show': 'show-last',
  '--settings': 'open-settings',
  '--self-test': 'open-self-test',
  '--quit': 'quit',
  '--help': 'help',
  '--version': 'version',
}

const MAX_DELAY_SECONDS = 60
const MAX_TIMEOUT_SECONDS = 24 * 3600
const LINK = /^askshot:/i
/** Keys as the known providers make them; nobody asks about one. */
const KEY = /^(sk|key|gsk|xai|pk)[-_][\w-]{12,}$/
const KEY_OPTION = /^--?(api-?)?(key|token|secret|auth|authorization)(=|$)/i
/** Switches of Chromium and Electron, which are none of ours to judge. */
const FOREIGN =
  /^--(no-sandbox|disable-|enable-|force-|ozone-|inspect|remote-debugging-|user-data-dir|js-flags|lang=|gtk-|use-|allow-|host-rules)/

type ParseOptions = {
  readonly argv: readonly string[]
  /** Run from source, Electron's first word without a dash is the folder of the app. */
  readonly isPackaged: boolean
}

/** Reads `process.argv`. Switches that are not ours are passed over: Chromium adds its own. */
export function parseCommandLine({ argv, isPackaged }: ParseOptions): CommandLine {
  const words = withoutFolder(argv.slice(1), isPackaged)
  if (words.some((word) => KEY.test(word) || KEY_OPTION.test(word))) return fault('key-given')
  const first = words.findIndex((word) => word !== '' && !word.startsWith('-'))
  if (words[first] === 'ask' && !words.slice(0, first).some((word) => flagOf(word) !== undefined))
    return parseAsk(words.slice(first + 1))
  return parseFlags(words)
}

function withoutFolder(words: readonly string[], isPackaged: boolean): readonly string[] {
  if (isPackaged) return words
  const folder = words.findIndex((word) => word !== '' && !word.startsWith('-'))
  return words.filter((_word, index) => index !== folder)
}

function parseFlags(words: readonly string[]): CommandLine {
  const delay = readDelay(words)
  if (delay === 'bad') return fault('bad-delay')
  const [link, ...others] = delay.words.filter((word) => word !== '' && !word.startsWith('-'))
  if (others.length > 0 || (link !== undefined && !LINK.test(link))) return fault('unknown-word')
  if (delay.words.some((word) => word.includes('=') && flagOf(word.split('=', 1)[0] ?? '') !== undefined))
    return fault('takes-no-value')
  return commandOf(delay, link)
}

function commandOf({ words, delayMs }: Delay, link: string | undefined): CommandLine {
  const [first, ...others] = new Set(words.map(flagOf).filter((flag) => flag !== undefined))
  if (others.length > 0) return fault('several-commands')
  if (delayMs !== undefined) return first === 'capture' ? { kind: first, delayMs } : fault('delay-alone')
  if (link !== undefined && first === undefined) return { kind: 'link', address: link }
  return { kind: first ?? 'start' }
}

type Delay = { readonly words: readonly string[]; readonly delayMs?: number }

/** `--delay 3` and `--delay=3`, taken out of the words. */
function readDelay(words: readonly string[]): Delay | 'bad' {
  const at = words.findIndex((word) => word === '--delay' || word.startsWith('--delay='))
  const word = words[at]
  if (word === undefined) return { words }
  const isJoined = word.startsWith('--delay=')
  const delayMs = milliseconds(isJoined ? word.slice('--delay='.length) : words[at + 1], MAX_DELAY_SECONDS)
  if (delayMs === undefined) return 'bad'
  const rest = words.filter((_word, index) => index !== at && (isJoined || index !== at + 1))
  return { words: rest, delayMs }
}

type Option = 'profile' | 'model' | 'timeout'
type Collected = {
  readonly bare: string[]
  readonly values: Partial<Record<Option, string>>
  isJson: boolean
  wantsHelp: boolean
}

function parseAsk(words: readonly string[]): CommandLine {
  const found: Collected = { bare: [], values: {}, isJson: false, wantsHelp: false }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') {
      found.bare.push(...words.slice(at + 1))
      break
    }
    const taken = takeWord(found, word, words[at + 1])
    if (taken === 'unknown-option' || taken === 'value-missing') return fault(taken)
    if (taken === 'with-value') at += 1
  }
  return found.wantsHelp ? { kind: 'help' } : askOf(found)
}

function takeWord(
  found: Collected,
  word: string,
  next: string | undefined,
): 'alone' | 'with-value' | UsageFault {
  if (word === '-' || !word.startsWith('-')) {
    found.bare.push(word)
    return 'alone'
  }
  const [, name, joined] = /^--(profile|model|timeout)(?:=(.*))?$/s.exec(word) ?? []
  if (name !== undefined) return takeOption(found, name as Option, joined, next)
  if (word === '--json') found.isJson = true
  else if (word === '--help') found.wantsHelp = true
  else if (!FOREIGN.test(word)) return 'unknown-option'
  return 'alone'
}

function takeOption(
  found: Collected,
  name: Option,
  joined: string | undefined,
  next: string | undefined,
): 'alone' | 'with-value' | UsageFault {
  const value = joined ?? next
  if (value === undefined || value.trim() === '') return 'value-missing'
  found.values[name] = value.trim()
  return joined === undefined ? 'with-value' : 'alone'
}

function askOf({ bare, values, isJson }: Collected): CommandLine {
  const [file = '', question = ''] = bare
  const { profile, model, timeout } = values
  const timeoutMs = milliseconds(timeout, MAX_TIMEOUT_SECONDS)
  const wrong =
    faultOfAsk(bare) ?? (timeout !== undefined && timeoutMs === undefined ? 'bad-timeout' : undefined)
  if (wrong !== undefined) return fault(wrong)
  return {
    kind: 'ask',
    file,
    question: question.trim(),
    isJson,
    ...(profile === undefined ? {} : { profile }),
    ...(model === undefined ? {} : { model }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  }
}

function faultOfAsk([file = '', question = '', ...more]: readonly string[]): UsageFault | undefined {
  if (file === '') return 'file-missing'
  if (question.trim() === '') return 'question-missing'
  if (more.length > 0) return 'question-split'
  return question.length > MAX_QUESTION_LENGTH ? 'question-long' : undefined
}

/** Seconds as people type them, in milliseconds. */
function milliseconds(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^\d{1,6}([.,]\d{1,3})?$/.test(text)) return undefined
  const seconds = Number(text.replace(',', '.'))
  return seconds > 0 && seconds <= most ? Math.round(seconds * 1000) : undefined
}

function fault(kind: UsageFault): CommandLine {
  return { kind: 'usage-error', fault: kind }
}

function flagOf(word: string): SimpleCommand | 'capture' | undefined {
  return Object.hasOwn(FLAGS, word) ? FLAGS[word] : undefined
}
