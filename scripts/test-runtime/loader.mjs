// Gives a packaged folder back the behaviour of `electron <app folder>`. It is copied into the test runtime's
// resources/app by install.mjs and is never part of what ships. It has to be an ES module: a CommonJS loader with
// a dynamic import would come too late for protocol.registerSchemesAsPrivileged.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

// Nothing says which switches take a value, so switches must be written as --name=value.
const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (!folder) throw new Error('usage: electron [--name=value …] <app folder>')
const root = path.resolve(folder)
const manifest = path.join(root, 'package.json')
const { name, productName, version, desktopName, main } = JSON.parse(fs.readFileSync(manifest, 'utf8'))

process.env.ASKSHOT_TEST_ROOT = pathToFileURL(manifest).href
await import('./node-sqlite.mjs')

process.defaultApp = true
app.setName(productName ?? name) // before anything asks for the userData folder, which is named after it
app.setVersion(version ?? '0.0.0')
app.setAppPath(root)
if (desktopName) app.setDesktopName(desktopName)
await import(pathToFileURL(path.join(root, main ?? 'index.js')).href)
