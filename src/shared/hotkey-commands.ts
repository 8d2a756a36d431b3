/** The commands that may have a key, in the order in which they are shown. */
export const hotkeyCommands = [
  'capture',
  'showLast',
  'captureLast',
  'captureAfterDelay',
  'captureDisplay',
] as const
export type HotkeyCommand = (typeof hotkeyCommands)[number]
