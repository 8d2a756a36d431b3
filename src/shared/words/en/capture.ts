import type { CaptureWords } from '../capture-words.ts'

export const capture: CaptureWords = {
  hotkeys: {
    capture: 'Capture and ask',
    showLast: 'Show last answer',
    captureLast: 'Capture last region',
    captureAfterDelay: 'Capture after delay',
    captureDisplay: 'Capture whole display',
  },
  tray: {
    after: 'Capture after',
    seconds: (seconds) => `${seconds} s`,
    stop: 'Stop the countdown',
  },
  countdown: {
    title: 'Askshot countdown',
    left: (seconds) => (seconds === 1 ? 'Capture in 1 second' : `Capture in ${seconds} seconds`),
    stop: 'Esc stops it',
  },
  overlay: {
    asksAtOnce: (name) => `“${name}” is asked as soon as you have selected. Esc closes.`,
    noPreset: (number) => `There is no preset ${number}.`,
  },
  edit: {
    name: 'Draw on the picture',
    action: (position) => `Edit capture ${position}`,
    hint: 'Enter keeps what you have drawn. Esc goes one step back.',
    aimingHint: 'Drag to keep only a part, or click for all of it. Esc leaves the picture as it was.',
    changed: (position) => `Capture ${position} changed`,
  },
  sentAt: (widthPx, heightPx) => `sent at ${widthPx}×${heightPx}`,
  pin: {
    title: 'Pinned capture',
    action: 'Pin on the screen',
    done: 'Pinned on the screen',
    picture: (widthPx, heightPx) => `Pinned capture, ${widthPx}×${heightPx}`,
    ask: 'Ask about this',
    copy: 'Copy',
    save: 'Save',
    close: 'Close',
    copied: 'Copied',
    saved: 'Saved',
    tools: 'What to do with it',
    missing: 'This picture is gone.',
  },
}
