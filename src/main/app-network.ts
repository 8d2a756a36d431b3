import { readKey } from './ask/read-key.ts'
import { shrinkPicture } from './capture/shrink-picture.ts'
import type { LayeredKeyStore } from './keychain/layered-key-store.ts'
import type { Platform } from './platform.ts'
import type { ProfileStore } from './profiles/profile-store.ts'
import { Servers } from './profiles/servers.ts'
import type { ResponsesClient } from './responses/answer-request.ts'
import { systemCertificates } from './network/certificates.ts'
import { chosenProxy } from './network/chosen-proxy.ts'
import { HostLog } from './network/host-log.ts'
import { createHttp } from './network/http.ts'
import type { SystemHttp } from './network/http.ts'
import type { ResolveProxy } from './network/proxy-routes.ts'
import { listModels } from './responses/models/models.ts'
import { urlReader } from './responses/picture-url.ts'
import { createResponsesClient } from './responses/responses-client.ts'

/** All that goes out of this computer. */
export type Network = {
  readonly http: SystemHttp
  readonly client: ResponsesClient
  readonly servers: Servers
  readonly hosts: HostLog
  /** The ways out for a URL, as the user has chosen them. */
  readonly resolveProxy: ResolveProxy
}

type Parts = {
  readonly platform: Pick<Platform, 'now' | 'random' | 'after' | 'resolveProxy' | 'settings'>
  readonly profiles: ProfileStore
  readonly keys: LayeredKeyStore
}

/** Wires the connections, the client of the Responses API, and what else is asked of servers. */
export function createNetwork({ platform, profiles, keys }: Parts): Network {
  const { now, random, after, settings } = platform
  const chosen = () => settings.get().network
  const resolveProxy = chosenProxy({ system: (url) => platform.resolveProxy(url), chosen })
  const hosts = new HostLog(now)
  const http = hosts.around(createHttp({ resolveProxy, now, extraCa: systemCertificates }))
  const client = createResponsesClient({
    http,
    now,
    random,
    after,
    onLearned: (profileId, learned) => profiles.learn(profileId, learned),
    reencodePicture: shrinkPicture,
    readUrl: urlReader(http),
  })
  const servers = new Servers({
    profile: (profileId) => profiles.get(profileId),
    readKey: (profileId) => readKey(keys, profileId),
    listModels: (profile, key, signal) => listModels({ http, now }, profile, key, signal),
    client,
    now,
    after,
  })
  return { http, client, servers, hosts, resolveProxy }
}
