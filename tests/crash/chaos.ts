import { startChaosProxy } from '../support/chaos-proxy.ts'
import type { Chaos } from '../support/chaos-proxy.ts'
import { startLedgerServer } from './ledger-server.ts'
import { live } from './lives.ts'
import type { LifeReport } from './lives.ts'

const THREADS = 5
const WEATHER_MS = 150

type Run = { readonly child: string; readonly asks: number; readonly deaths: number }

/**
 * Questions in five threads over a network that flaps, stalls and resets, while the app is killed and started again.
 * Gives what is wrong when everything has come to its end, which must be nothing.
 */
export async function runChaos({ child, asks, deaths }: Run): Promise<LifeReport & { requests: number }> {
  const server = await startLedgerServer()
  const proxy = await startChaosProxy(server.url)
  let n = 0
  // Each weather at least once in every round; what is under way when it turns bad is torn off now and then.
  const weather = setInterval(() => {
    proxy.behave(kinds[n++ % kinds.length]!())
    if (n % 7 === 0) proxy.tear()
  }, WEATHER_MS)
  try {
    const report = await live({
      child,
      url: proxy.url,
      server,
      name: 'chaos',
      questions: Array.from(
        { length: asks },
        (_unused, at) => `q-chaos-t${at % THREADS}-${Math.floor(at / THREADS)}`,
      ),
      // The first falls among the questions that are being put on disk, however slow the machine is.
      deaths: Array.from({ length: deaths }, (_unused, at) =>
        at === 0 ? { atStatement: 120 } : { afterMs: 300 + Math.random() * 1_500 },
      ),
    })
    return { ...report, requests: server.ledger.length }
  } finally {
    clearInterval(weather)
    await proxy.stop()
    await server.stop()
  }
}

const someBytes = () => Math.floor(Math.random() * 8_000)

const kinds: readonly (() => Chaos)[] = [
  () => ({ kind: 'none' }),
  () => ({ kind: 'cut', afterBytes: 0 }),
  () => ({ kind: 'none' }),
  () => ({ kind: 'cut', afterBytes: someBytes() }),
  () => ({ kind: 'drip', bytes: 50 }),
  () => ({ kind: 'end', afterBytes: someBytes() }),
  () => ({ kind: 'none' }),
  () => ({ kind: 'stall', afterBytes: someBytes() }),
]
