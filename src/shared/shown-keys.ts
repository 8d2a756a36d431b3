import type { KeyName, KeyWords } from './words/key-words.ts'

/** The desktops whose keyboards differ. */
export type KeyPlatform = 'linux' | 'darwin' | 'win32'

/** On a Mac's keys there are signs, the same in every language. */
const MAC: Readonly<Record<string, string>> = {
  ...{ Control: '⌃', Alt: '⌥', Shift: '⇧', Command: '⌘', Super: '⌘' },
  ...{ Return: '↩', Escape: '⎋', Tab: '⇥', Backspace: '⌫', Delete: '⌦' },
  ...{ Home: '↖', End: '↘', PageUp: '⇞', PageDown: '⇟', Capslock: '⇪' },
}
/** In which order they stand there, whatever order the chord has. */
const MAC_ORDER = ['Control', 'Alt', 'Shift', 'Command']

const SYNONYMS: Readonly<Record<string, string>> = {
  ...{ Ctrl: 'Control', Option: 'Alt', Cmd: 'Command', Meta: 'Super', Enter: 'Return', Esc: 'Escape' },
}
const SIGNS: Readonly<Record<string, string>> = { Plus: '+', Up: '↑', Down: '↓', Left: '←', Right: '→' }
const NUMPAD: Readonly<Record<string, string>> = { dec: '.', add: '+', sub: '−', mult: '×', div: '÷' }

/** A chord, written as an accelerator, as it stands on the keyboards of this desktop and language. */
export function shownKeys(accelerator: string, platform: KeyPlatform, words: KeyWords): string {
  const parts = accelerator.split('+').map((part) => standardName(part, platform))
  const isMac = platform === 'darwin'
  const ordered = isMac
    ? [...MAC_ORDER.filter((each) => parts.includes(each)), ...parts.filter(isNoModifier)]
    : parts
  return ordered.map((part) => keyOf(part, platform, words)).join(isMac ? '' : '+')
}

function isNoModifier(part: string): boolean {
  return !MAC_ORDER.includes(part)
}

function standardName(part: string, platform: KeyPlatform): string {
  const name = SYNONYMS[part] ?? part
  if (name === 'CommandOrControl' || name === 'CmdOrCtrl')
    return platform === 'darwin' ? 'Command' : 'Control'
  return platform === 'darwin' && name === 'Super' ? 'Command' : name
}

function keyOf(name: string, platform: KeyPlatform, { names, numpad }: KeyWords): string {
  if (platform === 'darwin' && MAC[name] !== undefined) return MAC[name]
  if (platform === 'win32' && name === 'Super') return 'Win'
  const onPad = /^num(\d|dec|add|sub|mult|div)$/.exec(name)?.[1]
  if (onPad !== undefined) return numpad(NUMPAD[onPad] ?? onPad)
  return SIGNS[name] ?? names[name as KeyName] ?? name
}

/** A line that names keys in words, as in lists of keys: on a Mac with the signs of its keys. */
export function onKeyboard(
  line: string,
  {
    platform,
    words,
    main,
  }: { readonly platform: KeyPlatform; readonly words: KeyWords; readonly main: '⌘' | '⌃' },
): string {
  if (platform !== 'darwin') return line
  const { Control, Shift, Alt } = words.names
  const signs: readonly (readonly [string, string])[] = [[Control, main], [Shift, '⇧'], [Alt, '⌥']] // prettier-ignore
  return signs.reduce((text, [name, sign]) => text.replaceAll(`${name}+`, sign), line)
}
