import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { APP_FOLDER, leaveSettings, startCommand } from '../support/e2e-app.ts'
import { Desktop } from '../support/e2e-desktop.ts'

const STARTS = 8
const READY = 'bench-ready'

const tellWhenReady = `
import { app } from 'electron'
app.whenReady().then(() => console.log('${READY}'))
`

/** Askshot itself, by way of a file that listens for its second hotkey. */
const tellWhenHotkeysLive = `
import { app, globalShortcut } from 'electron'
const { register } = globalShortcut
let count = 0
globalShortcut.register = (...given) => {
  const isOurs = register.apply(globalShortcut, given)
  if (isOurs && ++count === 2) console.log('${READY}')
  return isOurs
}
app.setAppPath(${JSON.stringify(APP_FOLDER)})
await import(${JSON.stringify(pathToFileURL(join(APP_FOLDER, 'out/main/index.js')).href)})
`

/** From the start of the program until its hotkey is live, beside an Electron that does nothing else. */
export async function run(): Promise<
  readonly { readonly name: string; readonly samplesMs: readonly number[] }[]
> {
  const desktop = await Desktop.start()
  try {
    await leaveSettings(desktop.home, { baseUrl: 'http://127.0.0.1:1/v1' })
    const empty = makeApp(desktop.home, 'empty', tellWhenReady)
    const askshot = makeApp(desktop.home, 'askshot', tellWhenHotkeysLive)
    const times = { askshot: [] as number[], empty: [] as number[] }
    for (let start = 0; start <= STARTS; start++) {
      const emptyMs = await startOnce(desktop, empty)
      const askshotMs = await startOnce(desktop, askshot)
      if (start === 0) continue // fills the caches of the disk
      times.empty.push(emptyMs)
      times.askshot.push(askshotMs)
    }
    return [
      { name: 'start of an empty Electron app → ready', samplesMs: times.empty },
      { name: 'start of Askshot → hotkeys live', samplesMs: times.askshot },
    ]
  } finally {
    await desktop.stop()
  }
}

async function startOnce(desktop: Desktop, folder: string): Promise<number> {
  const { exe, args } = startCommand(folder)
  const begin = performance.now()
  const child = spawn(exe, args, { env: desktop.environment, stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  for await (const chunk of child.stdout) {
    text += String(chunk)
    if (text.includes(READY)) break
  }
  const tookMs = performance.now() - begin
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return tookMs
}

function makeApp(home: string, name: string, main: string): string {
  const folder = join(home, name)
  mkdirSync(folder)
  const manifest = { name, productName: 'Askshot', version: '0.0.0', type: 'module', main: 'main.js' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'main.js'), main)
  return folder
}
