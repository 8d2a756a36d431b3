import { expect, test } from 'vitest'
import { PortalError } from '../../../../src/main/portal/portal.ts'
import { portalVersions } from '../../../../src/main/portal/portal-versions.ts'
import { de } from '#shared/words/de.ts'

test('each portal tells its version by itself, and one that is not there is none', async () => {
  const call = (name: string, member: string, _signature: string, body: readonly unknown[]) => {
    expect([name, member, body[1]]).toEqual(['org.freedesktop.DBus.Properties', 'Get', 'version'])
    if (body[0] === 'org.freedesktop.portal.Screenshot') return Promise.resolve([2])
    return Promise.reject(new PortalError('absent'))
  }
  const facts = await portalVersions({ call })
  expect(facts).toEqual({ portalScreenshot: 2, portalGlobalShortcuts: 'none' })
  const line = de.selfTest.findings['desktop-facts']({ ...facts, version: '1' }, '')
  expect(line).toContain('Screenshot 2 · GlobalShortcuts –')
})
