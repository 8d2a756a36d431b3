/** What people read in the tray menu. */
export type TrayWords = {
  readonly captureLast: string
  readonly capture: string
  readonly history: string
  readonly showLast: string
  readonly recent: string
  readonly settings: string
  readonly quit: string
  readonly quitWaiting: (count: number) => string
  readonly recentLine: (state: string, firstWords: string) => string
  /** A line of the menu with the keys that do the same, as the desktop writes them. */
  readonly withKeys: (label: string, keys: string) => string
  readonly tooltip: string
  /** What the program is, where desktops list programs. */
  readonly comment: string
}

/** Why it does not start; what could not be saved is not yet there. */
export type StartWords = {
  readonly failed: string
  readonly unwritable: (folder: string) => string
  readonly full: (folder: string) => string
}

/** What notifications say. */
export type NoticeWords = {
  readonly answered: string
  readonly approval: string
  /** The tool and its server. */
  readonly approvalText: (name: string, server: string | undefined) => string
}

/** The question before a link opens. */
export type LinkWords = {
  readonly title: string
  readonly message: (host: string) => string
  readonly unencrypted: string
  readonly open: string
  readonly cancel: string
}
