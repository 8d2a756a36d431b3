import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'

/** A program that was started by itself, without a shell. */
export type Program = {
  /** Rejects when it could not be started. */
  readonly ended: Promise<ProgramEnd>
  /** Ends it and everything it started, at once. */
  readonly kill: () => void
}

export type ProgramEnd = {
  /** Null when it was ended by a signal. */
  readonly code: number | null
  readonly stdout: Written
  readonly stderr: Written
}

/** What was written, up to the limit. */
export type Written = { readonly bytes: Uint8Array; readonly isCut: boolean }

export type ProgramStart = {
  readonly program: string
  readonly args: readonly string[]
  /** What it is given on standard input. */
  readonly input: string
  readonly environment: Readonly<Record<string, string>>
  readonly folder: string
  readonly maxBytes: number
}

export type StartProgram = (start: ProgramStart) => Program

/** What it left running in the background may hold its output open for ever: it is not waited for longer than this. */
const LEFT_OPEN_MS = 1_000

type After = (delayMs: number, action: () => void) => () => void

/** Starts programs, each the leader of a group of its own so that the whole group can be ended. */
export function createStartProgram(after: After): StartProgram {
  return (start) => {
    const { program, args, input, environment, folder, maxBytes } = start
    const child = spawn(program, [...args], {
      cwd: folder,
      env: { ...environment },
      shell: false,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const stdout = collect(child.stdout, maxBytes)
    const stderr = collect(child.stderr, maxBytes)
    child.stdin.on('error', () => undefined) // it need not read its arguments
    child.stdin.end(input)
    const ended = whenEnded(child, after).then((code) => ({ code, stdout: stdout(), stderr: stderr() }))
    return { ended, kill: () => killGroup(child) }
  }
}

function whenEnded(child: ChildProcess, after: After): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      const cancel = after(LEFT_OPEN_MS, () => {
        child.stdout?.destroy()
        child.stderr?.destroy()
        resolve(code)
      })
      child.once('close', () => {
        cancel()
        resolve(code)
      })
    })
  })
}

/** Reads a stream to its end, so that the writer never blocks, and keeps its first bytes. */
function collect(stream: Readable, maxBytes: number): () => Written {
  const chunks: Buffer[] = []
  let kept = 0
  let isCut = false
  stream.on('error', () => undefined) // what has come is what there is
  stream.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, maxBytes - kept)
    if (part.length > 0) chunks.push(part)
    kept += part.length
    if (part.length < chunk.length) isCut = true
  })
  return () => ({ bytes: Buffer.concat(chunks), isCut })
}

function killGroup(child: ChildProcess): void {
  const { pid } = child
  if (pid === undefined) return
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true }).on('error', () =>
      child.kill(),
    )
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group is gone already.
  }
}
