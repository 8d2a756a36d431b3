import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import tls from 'node:tls'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Trust } from '../../../../src/main/network/certificates.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import { failureOf, http, send, startOrigin, textOf } from './http-parts.ts'
import * as certificates from '../../../support/local-certificate.ts'

const { expiredServer, localCertificate, otherServer, privateAuthority, privateServer } = certificates
const none = () => []

async function urlOf(certificate: { readonly key: string; readonly cert: string }): Promise<string> {
  return `https://127.0.0.1:${(await startOrigin(certificate)).port}/`
}

test('a private authority of the system is trusted, with no variable set', async () => {
  const url = await urlOf(privateServer)
  const host = new URL(url).host
  expect(process.env['NODE_EXTRA_CA_CERTS'] ?? '').not.toContain('askshot')
  expect(await failureOf(send(http({ extraCa: none }), url))).toEqual({
    code: 'untrusted-certificate',
    details: { host },
  })
  expect(await textOf(await send(http({ extraCa: () => [privateAuthority] }), url))).toBe('hello')
})

test('the store of this system is what is read', async () => {
  const folder = await makeTempDir()
  onTestFinished(folder.remove)
  const store = join(folder.path, 'store.pem')
  await writeFile(store, privateAuthority)
  const file = resolve(import.meta.dirname, '../../../../src/main/network/certificates.ts')
  const script = `import { systemCertificates } from ${JSON.stringify(file)}
    process.stdout.write(JSON.stringify(systemCertificates()))`
  // On Linux OpenSSL's own variables say where the store is: they stand for another computer here.
  const env = { SSL_CERT_FILE: store, SSL_CERT_DIR: join(folder.path, 'empty') }
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env,
  })
  const found = JSON.parse(stdout) as readonly string[]
  if (process.platform === 'linux') expect(found.map((pem) => pem.trim())).toEqual([privateAuthority])
  else expect(found.length).toBeGreaterThan(0)
})

test.each([
  ['of an authority that nobody knows', localCertificate],
  ['for another name', otherServer],
  ['that has expired', expiredServer],
])('a certificate %s is refused, and nothing is sent to its server', async (_, certificate) => {
  const origin = await startOrigin(certificate)
  const failure = await failureOf(send(http(), `https://127.0.0.1:${origin.port}/`))
  expect(failure.code).toBe('untrusted-certificate')
  expect(origin.requests).toEqual([])
})

test.each([
  ['its authority', privateServer, privateAuthority],
  ['itself, signed by nobody else', localCertificate, localCertificate.cert],
  ['itself, signed by an authority that stays unknown', privateServer, privateServer.cert],
  ['several, one of them unreadable', privateServer, `${broken()}\n${privateAuthority}`],
])("a profile's certificate makes its server trusted: %s", async (_, server, certificate) => {
  const url = await urlOf(server)
  expect(await textOf(await send(http({ extraCa: none }), url, { certificate }))).toBe('hello')
})

test("a profile's certificate does not make up for a wrong name or an expired one", async () => {
  for (const server of [otherServer, expiredServer]) {
    const sent = send(http({ extraCa: none }), await urlOf(server), { certificate: privateAuthority })
    expect((await failureOf(sent)).code).toBe('untrusted-certificate')
  }
})

test("a profile's certificate is trusted for that profile alone", async () => {
  const [own, other] = [await urlOf(privateServer), await urlOf(privateServer)]
  const by = http({ extraCa: none })
  expect(await textOf(await send(by, own, { certificate: privateAuthority }))).toBe('hello')
  expect((await failureOf(send(by, other))).code).toBe('untrusted-certificate')
  expect((await failureOf(send(by, own))).code).toBe('untrusted-certificate')
})

test('the store is read when it is first needed, and once', () => {
  const read = vi.fn(() => [privateAuthority])
  const trust = new Trust(read)
  expect(read).not.toHaveBeenCalled()
  const context = trust.context()
  expect(context).toBeDefined()
  expect(trust.context('')).toBe(context)
  expect(trust.context(localCertificate.cert)).not.toBe(context)
  expect(read).toHaveBeenCalledTimes(1)
})

test('a store that adds nothing, or nothing readable, leaves the built-in list as it is', () => {
  expect(new Trust().context()).toBeUndefined()
  expect(new Trust(() => tls.getCACertificates('default')).context()).toBeUndefined()
  expect(new Trust(() => [broken(), 'no certificate']).context('neither')).toBeUndefined()
})

function broken(): string {
  return privateAuthority.replace('MII', 'AAA')
}
