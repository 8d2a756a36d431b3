import type { SettingsView } from '#shared/views.ts'

type Platform = SettingsView['platform']
type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** What a key press says while a hotkey is recorded. */
export type Chord =
  | { readonly kind: 'chord'; readonly accelerator: string }
  /** Only modifiers so far. */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'needs-modifier' }

const modifierKeys = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'Super', 'OS', 'CapsLock', 'Fn'])

/** Keys whose name in an accelerator is not what the page calls them. */
const names: Readonly<Record<string, string>> = {
  ' ': 'Space', '+': 'Plus', Enter: 'Return',
  ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right',
  AudioVolumeUp: 'VolumeUp', AudioVolumeDown: 'VolumeDown', AudioVolumeMute: 'VolumeMute',
} // prettier-ignore

const kept = /^(F([1-9]|1\d|2[0-4])|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown|PrintScreen|[!-~])$/

/** The chord of a key press, as Electron writes it. */
export function chordOf(press: Press, platform: Platform): Chord {
  const key = keyName(press)
  if (modifierKeys.has(press.key) || key === undefined) return { kind: 'unfinished' }
  if (!press.ctrlKey && !press.altKey && !press.metaKey) return { kind: 'needs-modifier' }
  return { kind: 'chord', accelerator: [...modifiersOf(press, platform), key].join('+') }
}

function modifiersOf({ ctrlKey, altKey, shiftKey, metaKey }: Press, platform: Platform): readonly string[] {
  const held: readonly (readonly [boolean, string])[] = [
    [ctrlKey, 'Control'],
    [altKey, 'Alt'],
    [shiftKey, 'Shift'],
    [metaKey, platform === 'darwin' ? 'Command' : 'Super'],
  ]
  return held.flatMap(([isHeld, name]) => (isHeld ? [name] : []))
}

// Letters go by what is printed on the key, digits by their place; Alt can turn either into a sign of its own.
function keyName({ key, code }: Press): string | undefined {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return /^[a-z]$/i.test(key) ? key.toUpperCase() : letter
  const name = names[key] ?? key
  return name in names || kept.test(name) || Object.values(names).includes(name) ? name : undefined
}

/** Whether two accelerators are the same keys, however they are ordered and spelled. */
export function isSameChord(one: string, other: string): boolean {
  const normal = (accelerator: string) =>
    accelerator
      .toLowerCase()
      .split('+')
      .map((part) => synonyms[part] ?? part)
      .sort()
      .join('+')
  return one !== '' && normal(one) === normal(other)
}

const synonyms: Readonly<Record<string, string>> = {
  ctrl: 'control', cmd: 'command', option: 'alt', meta: 'super', enter: 'return', esc: 'escape',
} // prettier-ignore
