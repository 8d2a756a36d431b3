import type { CheckResult, Facts, FindingCode, SelfTestCheck } from '../setup-views.ts'

/** The first steps. */
export type SetupWords = {
  readonly windowTitle: string
  readonly title: string
  readonly lead: string
  readonly whoTitle: string
  readonly whoHelp: string
  readonly localTitle: string
  readonly localServer: (name: string, host: string, models: number) => string
  readonly useLocal: (name: string) => string
  readonly localUsed: (name: string, model: string) => string
  readonly looking: string
  readonly screenTitle: string
  readonly screenFree: string
  readonly screenHelp: Readonly<Record<'macos' | 'wayland', string>>
  readonly screenRestart: string
  readonly openScreenSettings: string
  readonly checkScreen: string
  readonly screenWorks: string
  readonly tryTitle: string
  readonly pressNow: (keys: string) => string
  readonly noKeys: string
  readonly afterPress: string
  readonly tryKeys: string
  readonly waitingForKeys: (keys: string, seconds: number) => string
  readonly keysWork: string
  readonly askAnything: (keys: string) => string
  readonly keysTaken: (keys: string) => string
  /** The desktop decides on keys, and gave none. */
  readonly keysNotGiven: string
  readonly keysSilent: (keys: string) => string
  readonly otherKeys: string
  readonly byHand: string
  readonly copyCommand: string
  readonly copied: string
  readonly captureNow: string
  readonly dataLies: (folder: string) => string
  readonly nothingSent: string
  readonly startAtLogin: string
  readonly startAtLoginHelp: string
  readonly startAtLoginShort: string
  readonly desktopTitle: string
  readonly openSelfTest: string
  readonly selfTestHelp: string
  readonly done: string
  readonly doneHelp: string
}

/** The self-test. */
export type SelfTestWords = {
  readonly windowTitle: string
  readonly title: string
  readonly lead: string
  readonly runAll: string
  readonly run: (check: string) => string
  readonly runShort: string
  readonly running: string
  readonly results: Readonly<Record<CheckResult | 'unknown', string>>
  readonly checks: Readonly<
    Record<
      SelfTestCheck | 'hotkeys' | 'tray' | 'notifications',
      { readonly name: string; readonly help: string }
    >
  >
  readonly findings: Readonly<Record<FindingCode, (facts: Facts, reason: string) => string>>
  readonly took: (milliseconds: number) => string
  readonly hotkey: (command: string, keys: string) => string
  readonly hotkeyNone: (command: string) => string
  readonly pressIt: string
  readonly canYouSee: string
  readonly yes: string
  readonly no: string
  readonly notify: string
  readonly noNotifications: string
  readonly testNotification: string
  readonly notSeen: Readonly<Record<'tray' | 'notifications', string>>
  readonly copyReport: string
  readonly copied: string
  readonly copyHelp: string
  readonly openSettings: string
}
