import { protocol } from 'electron'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { securityHeaders } from './csp.ts'
import { SCHEME } from './origin.ts'
import { contentTypeOf, resolvePagePath } from './page-files.ts'
import type { PagePath } from './page-files.ts'
import type { PageSources } from './windows.ts'

const UNKNOWN_TYPE = 'application/octet-stream'

/** To be called before the app is ready: makes `app://` a proper origin, with no way around the policy. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false, stream: true } },
  ])
}

/** Serves `app://ui/…`: files of the build in `folder`, and pictures by id. Everything else is not there. */
export function serve(folder: string, sources: PageSources): () => void {
  const files = new Set(filesOf(folder))
  protocol.handle(SCHEME, async ({ url }) => {
    const path = resolvePagePath(url, (file) => files.has(file))
    const found = path === undefined ? undefined : await find(path, folder, sources)
    if (path === undefined || found === undefined) return new Response(null, { status: 404 })
    return new Response(found.body, {
      headers: { ...securityHeaders(path.kind), 'Content-Type': found.type },
    })
  })
  return () => protocol.unhandle(SCHEME)
}

type Found = { readonly body: ConstructorParameters<typeof Response>[0]; readonly type: string }

async function find(
  path: PagePath,
  folder: string,
  { capture, thumbnail }: PageSources,
): Promise<Found | undefined> {
  if (path.kind === 'page')
    return { body: await readFile(join(folder, path.file)), type: contentTypeOf(path.file) ?? UNKNOWN_TYPE }
  const pictures = {
    capture: async () => present(await capture(path.id), 'image/png'),
    thumbnail: async () => present(await thumbnail(path.id), 'image/jpeg'),
  } as const
  return pictures[path.kind]()
}

function present(body: Found['body'] | undefined, type: string): Found | undefined {
  return body === undefined ? undefined : { body, type }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
}
