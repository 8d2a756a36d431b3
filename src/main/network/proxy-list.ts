/** One way out, as a system's proxy settings name it. */
export type ProxyEntry = { readonly kind: 'direct' } | Proxy

export type Proxy = {
  /** `http` and `https` say how the proxy itself is spoken to; both are asked for a tunnel. */
  readonly kind: 'http' | 'https' | 'socks5'
  /** Without brackets if it is an IPv6 address. */
  readonly host: string
  readonly port: number
  readonly credentials?: Credentials
}

export type Credentials = { readonly user: string; readonly password: string }

type Scheme = { readonly kind: Proxy['kind']; readonly port: number }

// Bare SOCKS means version 4 in Chromium. Version 5 is asked for instead: what serves 4 alone is hardly found any more.
const schemes: Readonly<Record<string, Scheme>> = {
  PROXY: { kind: 'http', port: 80 },
  HTTP: { kind: 'http', port: 80 },
  HTTPS: { kind: 'https', port: 443 },
  SOCKS: { kind: 'socks5', port: 1080 },
  SOCKS5: { kind: 'socks5', port: 1080 },
}

/**
 * The ways out in the order in which they are to be tried, from a list such as a PAC script's
 * (`PROXY a:8080; SOCKS5 b:1080; DIRECT`). What is not understood is left out. No list at all means direct; a list
 * without `DIRECT` never does, so nothing may be left of it.
 */
export function parseProxyList(list: string): readonly ProxyEntry[] {
  if (list.trim() === '') return [{ kind: 'direct' }]
  return list.split(';').flatMap((entry) => parseEntry(entry.trim()))
}

function parseEntry(entry: string): readonly ProxyEntry[] {
  if (/^direct$/i.test(entry)) return [{ kind: 'direct' }]
  const [, name = '', address = ''] = /^(\w+)\s+(\S+)$/.exec(entry) ?? []
  const scheme = Object.entries(schemes).find(([known]) => known === name.toUpperCase())?.[1]
  return scheme === undefined ? [] : parseAddress(scheme, address)
}

function parseAddress(scheme: Scheme, address: string): readonly Proxy[] {
  const match = /^(?:(.*)@)?(\[[0-9a-f:.]+\]|[^\s:/@[\]]+)(?::(\d{1,5}))?$/i.exec(address)
  if (match === null) return []
  const [, credentials, host = '', digits] = match
  const port = digits === undefined ? scheme.port : Number(digits)
  if (port < 1 || port > 65_535 || !URL.canParse(`http://${host}`)) return []
  return [
    {
      kind: scheme.kind,
      host: host.replace(/^\[|\]$/g, ''),
      port,
      ...(credentials === undefined ? {} : { credentials: parseCredentials(credentials) }),
    },
  ]
}

function parseCredentials(text: string): Credentials {
  const [user = '', ...password] = text.split(':')
  return { user: decoded(user), password: decoded(password.join(':')) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a bare per cent sign: meant as it stands
  }
}

/** How a proxy may be called in messages and logs: nothing but where it is. */
export function proxyName({ host, port }: Proxy): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}
