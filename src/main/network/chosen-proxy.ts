import { AppError } from '#shared/errors.ts'
import type { Preferences } from '#shared/schemas/preferences.ts'
import type { ResolveProxy } from './proxy-routes.ts'

type Dependencies = {
  readonly system: ResolveProxy
  readonly chosen: () => Preferences['network']
}

const NAMES: Readonly<Record<string, string>> = { 'http:': 'PROXY', 'https:': 'HTTPS', 'socks5:': 'SOCKS5' }
const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443', 'socks5:': '1080' }

/** The ways out as the user chose them: the system's own, none, or the one proxy given by hand and nothing past it. */
export function chosenProxy({ system, chosen }: Dependencies): ResolveProxy {
  return (url) => {
    const { proxy, proxyAddress } = chosen()
    if (proxy === 'system') return system(url)
    if (proxy === 'none') return Promise.resolve('DIRECT')
    if (proxyAddress === '')
      return Promise.reject(new AppError('proxy-trouble', 'The proxy by hand has no address'))
    return Promise.resolve(listOf(proxyAddress))
  }
}

function listOf(address: string): string {
  const { protocol, hostname, port } = new URL(address)
  return `${NAMES[protocol] ?? ''} ${hostname}:${port === '' ? (PORTS[protocol] ?? '') : port}`
}
