/** Long enough after the start that nobody waits for anything any more. */
const FIRST_MS = 3 * 60_000
const AGAIN_MS = 60_000

type Given = {
  readonly after: (delayMs: number, action: () => void) => () => void
  /** Nothing is being captured, sent or answered. */
  readonly isIdle: () => boolean
  readonly sweep: () => Promise<void>
  readonly onError: (error: unknown) => void
}

/** Sweeps once in this run, when the app is idle. Returns how to give that up. */
export function sweepLater({ after, isIdle, sweep, onError }: Given): () => void {
  let cancel = after(FIRST_MS, tryIt)
  function tryIt(): void {
    if (isIdle()) sweep().catch(onError)
    else cancel = after(AGAIN_MS, tryIt)
  }
  return () => cancel()
}
