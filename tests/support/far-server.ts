import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type FarRequest = {
  readonly call: 'listen' | 'questions'
  readonly host: string
  readonly port: number
}
export type FarReply = { readonly questions: readonly string[] }

const HERE = { name: 'askshot0', address: '10.77.0.1/24' }
const THERE = { name: 'askshot1', host: '10.77.0.2', port: 8777 }

/** A server in another network namespace, behind a cable that can be pulled: without it there is loopback and no more. */
export class FarServer {
  readonly url = `https://${THERE.host}:${THERE.port}/v1`
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  /** The cable is not plugged in yet. */
  static async start(): Promise<FarServer> {
    const child = spawn(
      'unshare',
      ['--net', process.execPath, join(import.meta.dirname, 'far-server.child.ts')],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    )
    await once(child, 'message')
    const inside = ['--target', String(child.pid), '--net', 'ip']
    ip('link', 'add', HERE.name, 'type', 'veth', 'peer', 'name', THERE.name, 'netns', String(child.pid))
    execFileSync('nsenter', [...inside, 'link', 'set', 'lo', 'up'])
    execFileSync('nsenter', [...inside, 'address', 'add', `${THERE.host}/24`, 'dev', THERE.name])
    execFileSync('nsenter', [...inside, 'link', 'set', THERE.name, 'up'])
    const far = new FarServer(child)
    await far.#ask('listen')
    return far
  }

  plugIn(): void {
    ip('link', 'set', HERE.name, 'up')
    ip('address', 'replace', HERE.address, 'dev', HERE.name)
  }

  /** What was asked, in the order in which it came. */
  async questions(): Promise<readonly string[]> {
    return (await this.#ask('questions')).questions
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill()
    await ended
  }

  async #ask(call: FarRequest['call']): Promise<FarReply> {
    const reply = once(this.#child, 'message')
    this.#child.send({ call, host: THERE.host, port: THERE.port } satisfies FarRequest)
    return ((await reply) as [FarReply])[0]
  }
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args)
}
