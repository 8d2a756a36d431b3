import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import path from 'node:path'

/** The folder of package.json. */
export const ROOT = path.dirname(import.meta.dirname)

/**
 * Runs a command to its end and hands signals on to it, so that nothing it started is left behind.
 * With `limitMs` it is ended when it takes longer. With `quiet` its output comes back instead of being shown.
 * @returns {Promise<{ code: number, seconds: number, output: string }>}
 */
export async function run(command, args, { env = process.env, cwd = ROOT, quiet = false, limitMs } = {}) {
  const start = performance.now()
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'
  const child = spawn(command, args, { cwd, env, stdio })
  const chunks = []
  child.stdout?.on('data', (chunk) => chunks.push(chunk))
  child.stderr?.on('data', (chunk) => chunks.push(chunk))
  const letGo = handSignalsOn(child)
  const timer = limitMs && setTimeout(() => child.kill('SIGTERM'), limitMs)
  const code = await exitCodeOf(child, chunks)
  clearTimeout(timer)
  letGo()
  return { code, seconds: secondsSince(start), output: Buffer.concat(chunks).toString() }
}

/** Runs a script of an installed package with the Node that runs this. */
export function runNode(script, args, options) {
  return run(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], options)
}

/** Builds main, preload and pages into out/. */
export function buildApp(options) {
  return runNode('electron-vite/bin/electron-vite.js', ['build'], options)
}

/** Seconds with one decimal since a reading of performance.now(). */
export function secondsSince(start) {
  return Math.round((performance.now() - start) / 100) / 10
}

function exitCodeOf(child, chunks) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      chunks.push(Buffer.from(error.message))
      resolve(127)
    })
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

function handSignalsOn(child) {
  const hand = (signal) => child.kill(signal)
  process.on('SIGINT', hand)
  process.on('SIGTERM', hand)
  return () => {
    process.off('SIGINT', hand)
    process.off('SIGTERM', hand)
  }
}
