import fs from 'node:fs'
import path from 'node:path'

const MODULE = 'virtual:licences'

/** Development dependencies whose code is bundled into pages. */
const BUNDLED = ['svelte', 'esm-env', 'clsx', 'highlight.js', 'temml', 'virtua']

/**
 * The packages whose code is in the built app, with their licences: what the app depends on, with all that depends on in
 * turn and is installed, and what is bundled into its pages.
 * @param {string} root the folder of package.json
 * @returns {readonly { name: string, version: string, licence: string, text: string }[]}
 */
export function shippedPackages(root) {
  const { dependencies } = readJson(path.join(root, 'package.json'))
  const folders = new Set()
  const waiting = [...Object.keys(dependencies)].map((name) => folderOf(name, root))
  for (const folder of waiting) {
    if (folder === undefined || folders.has(folder)) continue
    folders.add(folder)
    const { dependencies = {}, optionalDependencies = {} } = readJson(path.join(folder, 'package.json'))
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
      waiting.push(folderOf(name, folder))
  }
  for (const name of BUNDLED) folders.add(path.join(root, 'node_modules', name))
  return [...folders].map(licenceOf).sort((one, other) => one.name.localeCompare(other.name))
}

/**
 * Gives pages the licences as a module of their own, and fails a build that bundles a package without one.
 * @param {string} root the folder of package.json
 */
export function licences(root) {
  return {
    name: 'licences',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id) =>
      id === `\0${MODULE}` ? `export const packages = ${JSON.stringify(shippedPackages(root))}` : undefined,
    generateBundle(_options, bundle) {
      const known = new Set(shippedPackages(root).map(({ name }) => name))
      for (const name of bundledIn(bundle)) {
        if (!known.has(name)) this.error(`${name} is bundled, and scripts/licences.mjs does not know it`)
      }
    },
  }
}

function bundledIn(bundle) {
  const files = Object.values(bundle).flatMap(({ modules = {} }) => Object.keys(modules))
  return new Set(
    files.flatMap((file) => {
      const [, folder] = /^(.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file.replace(/^\0/, '')) ?? []
      const manifest = folder && path.join(folder, 'package.json')
      return manifest && fs.existsSync(manifest) ? [readJson(manifest).name] : []
    }),
  )
}

/** Where Node finds a package from this folder; undefined where it is not installed, as those of other systems are. */
function folderOf(name, from) {
  for (let folder = from; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const found = path.join(folder, 'node_modules', name)
    if (fs.existsSync(path.join(found, 'package.json'))) return found
  }
  return undefined
}

function licenceOf(folder) {
  const { name, version, license, licenses } = readJson(path.join(folder, 'package.json'))
  const licence = typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type ?? '')
  const file = fs.readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each))
  return { name, version, licence, text: file ? fs.readFileSync(path.join(folder, file), 'utf8').trim() : '' }
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}
