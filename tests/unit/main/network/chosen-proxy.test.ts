import { expect, test } from 'vitest'
import { networkSchema } from '#shared/schemas/preferences.ts'
import { chosenProxy } from '../../../../src/main/network/chosen-proxy.ts'
import { parseProxyList } from '../../../../src/main/network/proxy-list.ts'

const URL_ASKED = 'https://api.example/'
const waysOf = (network: object) =>
  chosenProxy({
    system: () => Promise.resolve('PROXY of.system:1'),
    chosen: () => networkSchema.parse(network),
  })(URL_ASKED)

test('the system’s own way, until another is chosen', async () => {
  expect(await waysOf({})).toBe('PROXY of.system:1')
  expect(await waysOf({ proxy: 'none' })).toBe('DIRECT')
})

test.each([
  ['http://proxy.example:8080', { kind: 'http', host: 'proxy.example', port: 8080 }],
  ['http://proxy.example', { kind: 'http', host: 'proxy.example', port: 80 }],
  ['https://proxy.example/', { kind: 'https', host: 'proxy.example', port: 443 }],
  ['socks5://localhost:1081', { kind: 'socks5', host: 'localhost', port: 1081 }],
  ['socks5://[::1]', { kind: 'socks5', host: '::1', port: 1080 }],
])('%s is the only way out', async (proxyAddress, proxy) => {
  expect(parseProxyList(await waysOf({ proxy: 'manual', proxyAddress }))).toEqual([proxy])
})

test('a proxy by hand without an address is trouble, not a way past it', async () => {
  await expect(waysOf({ proxy: 'manual' })).rejects.toMatchObject({ code: 'proxy-trouble' })
})

test.each([
  'http://user:password@proxy:80',
  'ftp://proxy',
  'proxy:8080',
  'http://proxy:0',
  'http://proxy/path',
])('%s is no address of a proxy', (proxyAddress) => {
  expect(networkSchema.safeParse({ proxyAddress }).success).toBe(false)
})
