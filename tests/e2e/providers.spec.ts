import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:tls'
import { askAbout, leaveSettings } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'
import { privateAuthority, privateServer } from '../support/local-certificate.ts'
import { startHttpProxy } from '../support/local-proxies.ts'

test('the connection test says in words what works, and what a server lacks', async ({ server, launch }) => {
  const app = await launch({ args: ['--settings'] })
  const settings = await app.settings()
  const report = settings.getByRole('region', { name: 'Report of the connection test' })

  await test.step('a server that has it all', async () => {
    await settings.getByRole('button', { name: 'Test connection' }).click()
    await expect(report.getByText(/^All of it works with test-model/)).toBeVisible()
    expect(app.rows()).toEqual([])
  })

  await test.step('a server without the endpoint', async () => {
    server.behaveAlways({ kind: 'chat-only' })
    await settings.getByRole('button', { name: 'Test again' }).click()
    await expect(report.getByText(/not work with test-model/)).toBeVisible()
    await expect(report.getByText(/has no Responses endpoint/)).toBeVisible()
  })
})

test('behind a proxy and a private authority a question gets through, by the name of the server', async ({
  desktop,
  server,
  launch,
}) => {
  const upstreamPort = Number(new URL(server.url).port)
  const tls = createServer(privateServer, (client) => {
    const upstream = connect(upstreamPort, '127.0.0.1')
    client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy())
  })
  await once(tls.listen(0, '127.0.0.1'), 'listening')
  const proxy = await startHttpProxy({ upstreamPort: (tls.address() as AddressInfo).port })
  await leaveSettings(desktop.home, {
    baseUrl: 'https://api.example.com/v1',
    certificate: privateAuthority,
  })
  const app = await launch({ args: [`--proxy-server=http://${proxy.address}`] })
  const ask = await askAbout(desktop, app, 'Does this get through?')
  await expect(ask.getByText(/^Answered/)).toBeVisible()
  expect(server.ledger).toHaveLength(1)
  expect(new Set(proxy.asked)).toEqual(new Set(['api.example.com:443']))
  await app.quit()
  await proxy.stop()
  tls.close()
})
