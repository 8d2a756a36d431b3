import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Canary = {
  readonly url: string
  /** What was asked of it, by path; connections that asked nothing too. */
  readonly hits: readonly string[]
  readonly stop: () => Promise<void>
}

/** A server on loopback that nobody may ever talk to. */
export async function startCanary(): Promise<Canary> {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.end()
  })
  server.on('connection', () => hits.push('(connection)'))
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '')
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hits,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
