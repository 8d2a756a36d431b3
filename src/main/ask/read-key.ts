import { AppError } from '#shared/errors.ts'
import type { McpServer } from '#shared/schemas/tool.ts'
import type { KeyReading, KeyStore } from '../keychain/key-store.ts'
import { toolAccount } from '../keychain/tool-account.ts'

type Keys = Pick<KeyStore, 'read'>

/** A profile's key. Throws `key-missing`, `keychain-locked`, `keychain-unavailable`. */
export async function readKey(keys: Keys, profileId: string): Promise<string> {
  const key = keyOf(await keys.read(profileId))
  if (key === undefined) throw new AppError('key-missing', 'No key is stored for this profile')
  return key
}

/** A tool that may have a secret, and the host it would go to. */
type Secretive = { readonly id: string; readonly url: string; readonly tokenHost: string }

/**
 * The secret of a tool; undefined when it has none, or has one for another host than it names now. Throws
 * `keychain-locked` and `keychain-unavailable`.
 */
export async function readSecret(
  keys: Keys,
  profileId: string,
  { id, url, tokenHost }: Secretive,
): Promise<string | undefined> {
  if (tokenHost === '' || tokenHost !== new URL(url).host) return undefined
  return keyOf(await keys.read(toolAccount(profileId, id)))
}

/** The secrets of the MCP servers that are on, by their ids. */
export async function readTokens(
  keys: Keys,
  profileId: string,
  servers: readonly McpServer[],
): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>()
  for (const server of servers) {
    const token = server.isOn ? await readSecret(keys, profileId, server) : undefined
    if (token !== undefined) tokens.set(server.id, token)
  }
  return tokens
}

function keyOf(reading: KeyReading): string | undefined {
  switch (reading.kind) {
    case 'ready':
      return reading.key
    case 'missing':
      return undefined
    case 'locked':
    case 'denied':
      throw new AppError('keychain-locked', 'The keychain is closed')
    case 'unavailable':
      throw new AppError('keychain-unavailable', 'There is no keychain')
  }
}
