import type { HotkeyView } from '../../src/main/hotkey/hotkeys.ts'

const off: HotkeyView = { accelerator: '', state: 'off' }

/** The commands that have no key unless somebody gives them one. */
export const withoutKeys = { captureLast: off, captureAfterDelay: off, captureDisplay: off } as const
