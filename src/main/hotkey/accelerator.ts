import type { KeyPlatform } from '#shared/shown-keys.ts'

type AcceleratorFault =
  'empty' | 'unknown-key' | 'no-key' | 'several-keys' | 'repeated-modifier' | 'needs-modifier' | 'reserved'

/** A chord that may be asked for, in one spelling however it was written, or why it may not. */
export type ParsedAccelerator =
  | { readonly kind: 'valid'; readonly accelerator: string }
  | { readonly kind: 'invalid'; readonly fault: AcceleratorFault }

const MODIFIERS = ['Super', 'Control', 'Alt', 'Shift', 'Command'] as const
type Modifier = (typeof MODIFIERS)[number]

// AltGr is missing on purpose: with it people type letters.
const MODIFIER_NAMES: Readonly<Record<string, Modifier | 'main' | 'logo'>> = {
  control: 'Control',
  ctrl: 'Control',
  alt: 'Alt',
  option: 'Alt',
  shift: 'Shift',
  commandorcontrol: 'main',
  cmdorctrl: 'main',
  super: 'logo',
  meta: 'logo',
  command: 'logo',
  cmd: 'logo',
}

const NAMED_KEYS = [
  ...['Plus', 'Space', 'Tab', 'Backspace', 'Delete', 'Insert', 'Return', 'Escape', 'PrintScreen'],
  ...['Up', 'Down', 'Left', 'Right', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Capslock', 'Numlock', 'Scrolllock'],
  ...['numdec', 'numadd', 'numsub', 'nummult', 'numdiv'],
  ...Array.from({ length: 10 }, (_, digit) => `num${digit}`),
  ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
]
const KEY_NAMES: ReadonlyMap<string, string> = new Map([
  ...NAMED_KEYS.map((name) => [name.toLowerCase(), name] as const),
  ['esc', 'Escape'],
  ['enter', 'Return'],
])
const CHARACTER_KEY = /^[A-Za-z0-9)!@#$%^&*(:;<,_\->.?/~`{}\]["'=|\\]$/

// What a desktop keeps for itself, and the chords of copying: taken from every program at once they would be missed.
const RESERVED: Readonly<Record<KeyPlatform, ReadonlySet<string>>> = {
  linux: new Set([
    ...['Alt+Tab', 'Alt+Shift+Tab', 'Alt+F4', 'Control+Alt+Delete', 'Control+Alt+Backspace'],
    ...Array.from({ length: 12 }, (_, index) => `Control+Alt+F${index + 1}`),
    ...withLetters('Control', 'ACVXZ'),
  ]),
  win32: new Set([
    ...['Alt+Tab', 'Alt+Shift+Tab', 'Alt+F4', 'Control+Alt+Delete', 'Control+Shift+Escape', 'Super+Tab'],
    ...withLetters('Control', 'ACVXZ'),
    ...withLetters('Super', 'DELRX'),
  ]),
  darwin: new Set([
    ...['Command+Tab', 'Shift+Command+Tab', 'Command+Space', 'Control+Command+Q', 'Alt+Command+Escape'],
    ...['Shift+Command+3', 'Shift+Command+4', 'Shift+Command+5'],
    ...withLetters('Command', 'ACHMQVWXZ'),
  ]),
}

/** Reads a chord as it is written for Electron, with the modifiers in a fixed order. Takes any text and never throws. */
export function parseAccelerator(text: string, platform: KeyPlatform): ParsedAccelerator {
  if (text.trim() === '') return { kind: 'invalid', fault: 'empty' }
  const modifiers: Modifier[] = []
  const keys: string[] = []
  for (const word of text.split('+').map((each) => each.trim())) {
    const modifier = modifierOf(word, platform)
    const key = modifier === undefined ? keyOf(word) : undefined
    if (modifier !== undefined) modifiers.push(modifier)
    else if (key !== undefined) keys.push(key)
    else return { kind: 'invalid', fault: 'unknown-key' }
  }
  const ordered = MODIFIERS.filter((each) => modifiers.includes(each))
  const accelerator = [...ordered, ...keys].join('+')
  const fault = faultOf(modifiers, keys, RESERVED[platform].has(accelerator))
  return fault === undefined ? { kind: 'valid', accelerator } : { kind: 'invalid', fault }
}

function faultOf(
  modifiers: readonly Modifier[],
  keys: readonly string[],
  isReserved: boolean,
): AcceleratorFault | undefined {
  if (keys.length === 0) return 'no-key'
  if (keys.length > 1) return 'several-keys'
  if (new Set(modifiers).size < modifiers.length) return 'repeated-modifier'
  // Shift with a letter is typing.
  if (!modifiers.some((each) => each !== 'Shift')) return 'needs-modifier'
  return isReserved ? 'reserved' : undefined
}

function modifierOf(word: string, platform: KeyPlatform): Modifier | undefined {
  const lower = word.toLowerCase()
  const name = Object.hasOwn(MODIFIER_NAMES, lower) ? MODIFIER_NAMES[lower] : undefined
  if (name === 'main') return platform === 'darwin' ? 'Command' : 'Control'
  if (name === 'logo') return platform === 'darwin' ? 'Command' : 'Super'
  return name
}

function keyOf(word: string): string | undefined {
  return CHARACTER_KEY.test(word) ? word.toUpperCase() : KEY_NAMES.get(word.toLowerCase())
}

function withLetters(modifier: Modifier, letters: string): string[] {
  return [...letters].map((letter) => `${modifier}+${letter}`)
}
