import type { ErrorCode } from './errors.ts'

/** What the first steps are about on this computer. */
export type SetupView = {
  /** Whether a program may look at the screen as it likes, or who has to be asked. */
  readonly screen: 'free' | 'macos' | 'wayland'
  readonly dataFolder: string
}

/** A server on this computer that answers. */
export type LocalServer = {
  readonly preset: string
  readonly name: string
  readonly host: string
  /** Those that see pictures first. */
  readonly models: readonly string[]
}

/** What a try to look at the screen gave. */
export type ScreenCheck = { readonly kind: 'works' } | { readonly kind: 'failed'; readonly code: ErrorCode }

/** The checks that main can make by itself, in the order of the page. */
export const selfTestChecks = ['screen', 'keychain', 'data', 'network', 'desktop'] as const
export type SelfTestCheck = (typeof selfTestChecks)[number]

/** The words of the page: Works, Look at this, Does not work, Not here. */
export type CheckResult = 'works' | 'look' | 'fails' | 'absent'

export type FindingCode =
  | 'frame-right'
  | 'frame-black'
  | 'frame-same'
  | 'frame-other'
  | 'frame-failed'
  | 'own-out'
  | 'own-in'
  | 'keychain-works'
  | 'keychain-locked'
  | 'keychain-unavailable'
  | 'keychain-denied'
  | 'data-works'
  | 'data-low'
  | 'data-failed'
  | 'network-direct'
  | 'network-proxy'
  | 'network-web-page'
  | 'network-no-address'
  | 'network-failed'
  | 'desktop-facts'

export type Facts = Readonly<Record<string, string | number>>

/** What one check found; `facts` is what its sentence names, and holds nothing that must not go into a report. */
export type Finding = {
  readonly check: SelfTestCheck
  readonly result: CheckResult
  readonly code: FindingCode
  readonly facts: Facts
  readonly tookMs: number
}

/** What the user says they can see. */
export type Seen = { readonly tray?: boolean | undefined; readonly notification?: boolean | undefined }
