import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = resolve(import.meta.dirname, '../../.cache/rivals')
const dependencies = { sharp: '0.34.5', dompurify: '3.4.18', 'streaming-markdown': '0.2.15' } as const
type Name = keyof typeof dependencies

/** What ours is measured beside. It lies apart from the project's packages; `undefined` where it cannot be had. */
export async function rival(name: Name): Promise<unknown> {
  if (!install(name)) return undefined
  const require = createRequire(join(folder, 'package.json'))
  return await import(pathToFileURL(require.resolve(name)).href)
}

/** The path of one of its files, for a page. */
export function rivalFile(name: Name, file: string): string | undefined {
  return install(name) ? join(folder, 'node_modules', name, file) : undefined
}

function install(name: Name): boolean {
  const isThere = () => existsSync(join(folder, 'node_modules', name))
  if (isThere()) return true
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund']
  spawnSync('npm', args, { cwd: folder, stdio: 'ignore' })
  if (!isThere()) console.log(`  ${name} could not be installed, and is left out`)
  return isThere()
}
