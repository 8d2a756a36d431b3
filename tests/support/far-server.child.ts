/** A server in a network of its own; it says its first word once it may be given an address. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { createServer } from 'node:tls'
import { farServer } from './local-certificate.ts'
import { startLocalServer } from './local-server.ts'
import type { FarReply, FarRequest } from './far-server.ts'

let ledger: readonly { readonly question?: string | undefined }[] = []
const say = (reply: FarReply) => process.send?.(reply)

process.on('message', ({ call, host, port }: FarRequest) => {
  if (call === 'questions') say({ questions: ledger.map(({ question }) => question ?? '') })
  else void listen(host, port).then(() => say({ questions: [] }))
})
process.on('disconnect', () => process.exit())
say({ questions: [] })

/** The usual server of the tests, behind TLS: nothing else is asked beyond this computer. */
async function listen(host: string, port: number): Promise<void> {
  const server = await startLocalServer()
  ledger = server.ledger
  const inner = Number(new URL(server.url).port)
  const outer = createServer(farServer, (socket) => {
    const onward = connect(inner, '127.0.0.1')
    for (const each of [socket, onward]) each.on('error', () => undefined) // the other side hears of it by its end
    socket.pipe(onward).pipe(socket)
  })
  outer.listen(port, host)
  await once(outer, 'listening')
}
