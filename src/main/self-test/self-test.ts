import { AppError, toFailure } from '#shared/errors.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { CheckResult, Facts, Finding, FindingCode, Seen, SelfTestCheck } from '#shared/setup-views.ts'
import type { Display, Frame, FrameSource } from '../capture/frames.ts'
import { KeychainTimeout } from '../keychain/keychain-calls.ts'
import type { RawKeychain } from '../keychain/keychain-calls.ts'
import { hasPattern, judgeFrame } from './pattern.ts'
import { reportText } from './report.ts'
import type { ReportParts } from './report.ts'

type Dependencies = {
  readonly frames: FrameSource
  readonly displays: () => readonly Display[]
  readonly showPattern: (display: Display, number: number) => Promise<() => void>
  /** A frame of this display as captures take it: without our own windows, which come back afterwards. */
  readonly takeWithoutOwn: (display: Display) => Promise<Frame>
  readonly keychain: RawKeychain
  /** Writes, syncs, reads and searches; throws what is wrong. Gives the bytes that are free. */
  readonly checkData: () => Promise<number>
  /** The server of the profile that answers, and the way to it. */
  readonly reachServer: () => Promise<Reached>
  readonly facts: () => Facts
  /** What the desktop itself has to be asked for. */
  readonly desktopFacts: () => Promise<Facts>
  readonly hotkeys: () => ReportParts['hotkeys']
  readonly privateWords: () => readonly string[]
  readonly notify: () => boolean
  readonly copyText: (text: string) => Promise<void>
  readonly now: () => number
}

export type Reached =
  | { readonly kind: 'no-address' }
  | { readonly kind: 'reached'; readonly host: string; readonly proxy: string; readonly isWebPage: boolean }
  | { readonly kind: 'failed'; readonly host: string; readonly code: ErrorCode }

type Found = { readonly result: CheckResult; readonly code: FindingCode; readonly facts?: Facts }

const TEST_ACCOUNT = 'askshot-self-test'
const TEST_SECRET = 'self-test'
const LOW_BYTES = 500_000_000

/** Looks at what the app stands on, and says what it found in words and facts that may be shown to anybody. */
export class SelfTest {
  readonly #given: Dependencies
  readonly #found = new Map<SelfTestCheck, readonly Finding[]>()

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Never throws: what goes wrong is what it finds. */
  async run(check: SelfTestCheck): Promise<readonly Finding[]> {
    const { now } = this.#given
    const begin = now()
    const found = await this.#look(check)
    const tookMs = now() - begin
    const findings = found.map(({ facts = {}, ...rest }) => ({ check, ...rest, facts, tookMs }))
    this.#found.set(check, findings)
    return findings
  }

  notify(): boolean {
    return this.#given.notify()
  }

  async copyReport(seen: Seen): Promise<void> {
    const { copyText, hotkeys, privateWords } = this.#given
    const findings = [...this.#found.values()].flat()
    const facts = this.#found.get('desktop')?.[0]?.facts ?? this.#given.facts()
    const parts = { findings, seen, facts, hotkeys: hotkeys(), privateWords: privateWords() }
    await copyText(reportText(parts))
  }

  #look(check: SelfTestCheck): Promise<readonly Found[]> | readonly Found[] {
    switch (check) {
      case 'screen':
        return this.#screen()
      case 'keychain':
        return this.#keychain()
      case 'data':
        return this.#data()
      case 'network':
        return this.#network()
      case 'desktop':
        return this.#desktop()
    }
  }

  async #desktop(): Promise<readonly Found[]> {
    const { facts, desktopFacts } = this.#given
    const asked = await desktopFacts().catch(() => ({}))
    return [{ result: 'works', code: 'desktop-facts', facts: { ...facts(), ...asked } }]
  }

  async #screen(): Promise<readonly Found[]> {
    const found: Found[] = []
    for (const [index, display] of this.#given.displays().entries())
      found.push(...(await this.#display(display, { number: index + 1, looksForOwn: index === 0 })))
    return found
  }

  async #display(
    display: Display,
    { number, looksForOwn }: { readonly number: number; readonly looksForOwn: boolean },
  ): Promise<readonly Found[]> {
    const { frames, showPattern } = this.#given
    const hide = await showPattern(display, number).catch(() => undefined)
    try {
      const [frame] = await frames.take([display], display.id)
      if (hide === undefined || frame === undefined)
        throw new AppError('capture-failed', 'No frame, or no pattern')
      const found = ofFrame(frame, display, number)
      frames.release(frame)
      // Only where our window is in the picture it can be told that it stays out of another.
      return looksForOwn && found.code === 'frame-right' ? [found, await this.#own(display, number)] : [found]
    } catch (error) {
      const facts = { display: number, reason: toFailure(error).code }
      return [{ result: 'fails', code: 'frame-failed', facts }]
    } finally {
      hide?.()
    }
  }

  /** Our window with the pattern stands on this display: whether a capture of now would have it. */
  async #own(display: Display, number: number): Promise<Found> {
    const { frames, takeWithoutOwn } = this.#given
    const frame = await takeWithoutOwn(display)
    const isIn = hasPattern(frame, number)
    frames.release(frame)
    return isIn ? { result: 'fails', code: 'own-in' } : { result: 'works', code: 'own-out' }
  }

  async #keychain(): Promise<readonly Found[]> {
    const { keychain } = this.#given
    try {
      await keychain.set(TEST_ACCOUNT, TEST_SECRET)
      const read = await keychain.get(TEST_ACCOUNT)
      await keychain.remove(TEST_ACCOUNT)
      if (read !== TEST_SECRET) return [{ result: 'fails', code: 'keychain-denied' }]
      return [{ result: 'works', code: 'keychain-works' }]
    } catch (error) {
      return [ofKeychainError(error)]
    }
  }

  async #data(): Promise<readonly Found[]> {
    try {
      const freeBytes = await this.#given.checkData()
      const isLow = freeBytes < LOW_BYTES
      return [
        { result: isLow ? 'look' : 'works', code: isLow ? 'data-low' : 'data-works', facts: { freeBytes } },
      ]
    } catch (error) {
      return [{ result: 'fails', code: 'data-failed', facts: { reason: toFailure(error).code } }]
    }
  }

  async #network(): Promise<readonly Found[]> {
    const reached = await this.#given.reachServer()
    switch (reached.kind) {
      case 'no-address':
        return [{ result: 'absent', code: 'network-no-address' }]
      case 'failed':
        return [
          { result: 'fails', code: 'network-failed', facts: { host: reached.host, reason: reached.code } },
        ]
      case 'reached':
        return [ofReached(reached)]
    }
  }
}

function ofFrame(frame: Frame, { scaleFactor }: Display, number: number): Found {
  const { widthPx, heightPx } = frame
  const facts = { display: number, widthPx, heightPx, scale: scaleFactor }
  const verdict = judgeFrame(frame, number)
  return { result: verdict === 'right' ? 'works' : 'fails', code: `frame-${verdict}`, facts }
}

function ofKeychainError(error: unknown): Found {
  if (error instanceof KeychainTimeout) return { result: 'look', code: 'keychain-locked' }
  const { code } = toFailure(error)
  if (code === 'keychain-locked') return { result: 'look', code: 'keychain-locked' }
  if (code === 'keychain-unavailable') return { result: 'absent', code: 'keychain-unavailable' }
  return { result: 'fails', code: 'keychain-denied' }
}

function ofReached({ host, proxy, isWebPage }: Extract<Reached, { kind: 'reached' }>): Found {
  if (isWebPage) return { result: 'look', code: 'network-web-page', facts: { host } }
  if (proxy === '') return { result: 'works', code: 'network-direct', facts: { host } }
  return { result: 'works', code: 'network-proxy', facts: { host, proxy } }
}
