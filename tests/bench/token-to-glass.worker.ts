import { LiveAsks } from '../../src/main/ask/live-asks.ts'
import type { AskUpdate } from '../../src/shared/contract.ts'

/** What a page is told, with the time (epoch milliseconds) at which the oldest word in it came from the server. */
export type Timed = { readonly update: AskUpdate; readonly receivedAt: number }
/** How fast words come, and for how long. */
type Pace = { readonly tokens: number; readonly perSecond: number }

const now = () => performance.timeOrigin + performance.now()

/** Main's own table of asks in flight, on a thread of its own as in the app: words come, a port tells the page. */
onmessage = ({ data: { tokens, perSecond }, ports: [port] }: MessageEvent<Pace>) => {
  let untoldSince: number | undefined
  const asks = new LiveAsks({
    load: () => ({ kind: 'streaming', attempt: 1, text: '' }),
    save: () => undefined,
    after(delayMs, action) {
      const timer = setTimeout(action, delayMs)
      return () => clearTimeout(timer)
    },
    onChange: () => undefined,
    onSaveFailed: () => undefined,
  })
  asks.watch('ask', {
    send(update) {
      port?.postMessage({ update, receivedAt: untoldSince ?? now() } satisfies Timed)
      untoldSince = undefined
    },
    close: () => undefined,
    onClose: () => undefined,
  })
  const began = now()
  let sent = 0
  const take = () => {
    const due = Math.min(tokens, Math.floor(((now() - began) / 1000) * perSecond))
    for (; sent < due; sent++) {
      untoldSince ??= now()
      asks.apply('ask', { type: 'text-delta', attempt: 1, text: sent % 20 === 19 ? 'word.\n\n' : 'word ' })
    }
    if (sent < tokens) setTimeout(take, 1)
    else asks.apply('ask', { type: 'answer-end', attempt: 1, end: {} })
  }
  take()
}
