/** Keys that have a word on them, which is another one from keyboard to keyboard. By the names of accelerators. */
export type KeyName =
  | 'Control' | 'Alt' | 'Shift' | 'Super'
  | 'Return' | 'Escape' | 'Space' | 'Tab' | 'Backspace' | 'Delete' | 'Insert' | 'PrintScreen'
  | 'Home' | 'End' | 'PageUp' | 'PageDown'
  | 'Capslock' | 'Numlock' | 'Scrolllock' // prettier-ignore

export type KeyWords = {
  readonly names: Readonly<Record<KeyName, string>>
  /** A key of the block of numbers: a digit or a sign of arithmetic. */
  readonly numpad: (sign: string) => string
}
