import type { Facts } from '#shared/setup-views.ts'
import type { Portal } from './portal.ts'

const PARTS = ['Screenshot', 'GlobalShortcuts'] as const

/** Which versions of the portals that Askshot stands on this desktop has; `none` where it has not got one. */
export async function portalVersions(portal: Pick<Portal, 'call'>): Promise<Facts> {
  const found = PARTS.map(async (part) => {
    const asked = [`org.freedesktop.portal.${part}`, 'version']
    const reply = portal.call('org.freedesktop.DBus.Properties', 'Get', 'ss', asked)
    const [version] = await reply.catch(() => ['none'])
    return [`portal${part}`, typeof version === 'number' ? version : 'none'] as const
  })
  return Object.fromEntries(await Promise.all(found))
}
