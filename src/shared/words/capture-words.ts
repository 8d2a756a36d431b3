import type { HotkeyCommand } from '../hotkey-commands.ts'

/** What people read about the ways to capture, and about what is done with a capture besides asking. */
export type CaptureWords = {
  readonly hotkeys: Readonly<Record<HotkeyCommand, string>>
  readonly tray: {
    readonly after: string
    readonly seconds: (seconds: number) => string
    readonly stop: string
  }
  readonly countdown: {
    readonly title: string
    readonly left: (seconds: number) => string
    readonly stop: string
  }
  readonly overlay: {
    /** A preset of this name is asked as soon as something is selected. */
    readonly asksAtOnce: (name: string) => string
    readonly noPreset: (number: number) => string
  }
  /** A picture of a question is drawn on. */
  readonly edit: {
    /** The name of the window. */
    readonly name: string
    readonly action: (position: number) => string
    readonly hint: string
    /** While nothing is selected. */
    readonly aimingHint: string
    readonly changed: (position: number) => string
  }
  /** The size in which a picture is sent, where that is smaller than its own. */
  readonly sentAt: (widthPx: number, heightPx: number) => string
  readonly pin: {
    readonly title: string
    readonly action: string
    readonly done: string
    readonly picture: (widthPx: number, heightPx: number) => string
    readonly ask: string
    readonly copy: string
    readonly save: string
    readonly close: string
    readonly copied: string
    readonly saved: string
    readonly tools: string
    readonly missing: string
  }
}
