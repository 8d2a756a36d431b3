import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = resolve(import.meta.dirname, '../../.cache/rivals')
const versions = { sharp: '0.34.5' } as const

/** What ours is measured beside. It lies apart from the project's packages; `undefined` where it cannot be had. */
export async function rival(name: keyof typeof versions): Promise<unknown> {
  const require = createRequire(join(folder, 'package.json'))
  try {
    return await import(pathToFileURL(require.resolve(name)).href)
  } catch {
    return install(name) ? await import(pathToFileURL(require.resolve(name)).href) : undefined
  }
}

function install(name: keyof typeof versions): boolean {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${versions[name]}`]
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'ignore' })
  if (status !== 0) console.log(`  ${name} could not be installed, and is left out`)
  return status === 0
}
