import { app } from 'electron'
import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Words } from '#shared/words/words.ts'
import { channelPath } from './ask-channel.ts'
import { runAsk } from './ask-client.ts'
import type { AskWords } from './command-line.ts'
import { ownCommand } from './own-command.electron.ts'

const START_LIMIT_MS = 60_000
const LOOK_AGAIN_MS = 100

/** `askshot ask` from its words to its exit code. Needs no window system: nothing of Chromium is up yet, or will be. */
export async function askFromHere(given: AskWords, words: Words): Promise<number> {
  const interruption = new AbortController()
  process.on('SIGINT', () => interruption.abort())
  process.on('SIGTERM', () => interruption.abort())
  // Whoever read the answer has read enough (`| head`): the ask goes on in the outbox.
  process.stdout.on('error', () => interruption.abort())
  const code = await runAsk(given, {
    read,
    connect: () => connectOrStart(interruption.signal, words.cli.starting),
    print: (text) => void process.stdout.write(text),
    tell: (line) => void process.stderr.write(`${line}\n`),
    words,
    after: (delayMs, action) => {
      const timer = setTimeout(action, delayMs)
      return () => clearTimeout(timer)
    },
    interrupted: interruption.signal,
  })
  await Promise.all([flushed(process.stdout), flushed(process.stderr)])
  return code
}

/** The file is meant in the folder of whoever asks. */
async function read(file: string, mostBytes: number): Promise<Uint8Array> {
  const stream =
    file === '-'
      ? createReadStream('', { fd: 0, end: mostBytes })
      : createReadStream(file, { end: mostBytes })
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

async function connectOrStart(stop: AbortSignal, starting: string): Promise<Socket | undefined> {
  const path = channelPath(app.getPath('userData'), process.platform)
  const running = await connected(path)
  if (running !== undefined) return running
  process.stderr.write(`${starting}\n`)
  startInTray()
  const begin = Date.now()
  while (Date.now() - begin < START_LIMIT_MS && !stop.aborted) {
    await wait(LOOK_AGAIN_MS)
    const socket = await connected(path)
    if (socket !== undefined) return socket
  }
  return undefined
}

function connected(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(undefined)) // nobody is there
  })
}

/** On its own: it goes on when this process, or its terminal, has ended. */
function startInTray(): void {
  const { program, args } = ownCommand()
  const child = spawn(program, [...args, '--tray'], { detached: true, stdio: 'ignore' })
  child.once('error', () => undefined) // told when the wait for it ends
  child.unref()
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (!stream.writable) resolve()
    else stream.write('', () => resolve())
  })
}
