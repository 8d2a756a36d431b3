import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { build } from 'vite'
import { READY } from './plan.ts'
import type { ChildPlan } from './plan.ts'

const root = resolve(import.meta.dirname, '../..')

/** Bundles the child once, so that it starts as fast as the app does; gives its file. */
export async function buildChild(): Promise<string> {
  const outDir = resolve(root, '.cache/crash', String(process.pid))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#shared': resolve(root, 'src/shared') } },
    build: {
      ssr: resolve(import.meta.dirname, 'app.child.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })
  return resolve(outDir, 'child.mjs')
}

export type Ending = {
  /** By itself, everything done; else it was killed. */
  readonly isFinished: boolean
  readonly acknowledged: readonly string[]
  readonly complaints: string
}

/** Runs a child to its end, or until it is killed so many milliseconds after its outbox has started. */
export async function runChild(file: string, plan: ChildPlan, killAfterMs?: number): Promise<Ending> {
  const child = spawn(process.execPath, [file, JSON.stringify(plan)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complaints = ''
  let timer: NodeJS.Timeout | undefined
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString()
    if (killAfterMs !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  })
  child.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  const heard = said.split('\n').slice(0, -1) // a line cut off was not heard
  const acknowledged = heard.filter((line) => line !== READY)
  return { isFinished: code === 0, acknowledged, complaints }
}
