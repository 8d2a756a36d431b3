import { once } from 'node:events'
import { createServer } from 'node:http'
import { costumeOf } from './server/costumes.ts'
import { reply } from './server/dispatch.ts'
import { receive } from './server/ledger.ts'
import { ResponseStore } from './server/responses.ts'
import { routeOf } from './server/routes.ts'
import { Script } from './server/script.ts'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Serving } from './server/answering.ts'
import type { Behaviour, LocalServerOptions, Place } from './server/behaviour.ts'
import type { Entry } from './server/ledger.ts'

export type { Auth, Behaviour, Dialect, LocalServerOptions, ServerModel } from './server/behaviour.ts'
export type { Entry, ReceivedPicture } from './server/ledger.ts'

export type LocalServer = {
  /** The base URL to put into a profile. */
  readonly url: string
  /** Without any path. */
  readonly origin: string
  readonly ledger: readonly Entry[]
  /** Of them, the requests for an answer: neither probes nor lists of models nor polls. */
  readonly asks: readonly Entry[]
  /** The next requests for an answer, one each; afterwards the default again. */
  readonly behave: (...next: readonly Behaviour[]) => void
  /** The next requests of another kind. */
  readonly behaveAt: (place: Place, ...next: readonly Behaviour[]) => void
  readonly behaveAlways: (behaviour: Behaviour) => void
  /** The n-th request, from 0, as soon as it is in. */
  readonly request: (n: number) => Promise<Entry>
  readonly stop: () => Promise<void>
}

/** A server of the Responses API on loopback: conforming by default, misbehaving on command. */
export async function startLocalServer(options: LocalServerOptions = {}): Promise<LocalServer> {
  const ledger: Entry[] = []
  const waiting = new Map<number, ((entry: Entry) => void)[]>()
  const costume = costumeOf(options.dialect)
  const serving: Serving = {
    costume,
    options,
    store: new ResponseStore(),
    script: new Script(options.behaviour ?? { kind: 'answer' }),
    headers: { ...costume.headers, [costume.requestIdHeader]: 'req_local' },
  }
  const routed = (path: string) => routeOf(path, costume.bases)

  const server = createServer((request, response) => {
    void receive(request, response, routed).then(async (entry) => {
      waiting.get(ledger.push(entry) - 1)?.forEach((resolve) => resolve(entry))
      await reply(serving, response, entry)
    })
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url: origin + (costume.bases[0] ?? '/v1'),
    origin,
    ledger,
    get asks() {
      return ledger.filter(({ route }) => route === 'answer')
    },
    behave: (...next) => serving.script.queue('answer', next),
    behaveAt: (place, ...next) => serving.script.queue(place, next),
    behaveAlways: (behaviour) => serving.script.always(behaviour),
    request: (n) =>
      new Promise((resolve) => {
        const entry = ledger[n]
        if (entry === undefined) waiting.set(n, [...(waiting.get(n) ?? []), resolve])
        else resolve(entry)
      }),
    stop: () => stop(server),
  }
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
