import { execFile, fork, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Point, Rect } from '../../src/shared/geometry.ts'
import type { Pixels } from './pictures.ts'
import type { Colour, ProbeRequest, Watched } from './e2e-probe.ts'

export type DesktopOptions = {
  readonly displays?: 1 | 2
  readonly keyring?: 'unlocked' | 'prompt' | 'none'
  /** Pixels of the one display, as 1600x900. */
  readonly screen?: string
}

type Environment = Readonly<Record<string, string>>
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

const run = promisify(execFile)
const COMMAND_LIMIT_MS = 15_000
const LOGIN_KEYRING = '/org/freedesktop/secrets/collection/login'

/** A desktop of this test's own: display, bus, keyring, window manager and home. It ends with `stop`. */
export class Desktop {
  readonly environment: Environment
  readonly #process: ChildProcess
  readonly #probe: Probe

  private constructor(process: ChildProcess, environment: Environment) {
    this.#process = process
    this.environment = environment
    this.#probe = new Probe(environment)
  }

  static async start({ displays = 1, keyring = 'unlocked', screen }: DesktopOptions = {}): Promise<Desktop> {
    // It lives until its input ends, and so never longer than this process.
    const child = spawn(
      join(import.meta.dirname, 'desktop.sh'),
      ['bash', '-c', 'env -0; printf "READY\\0"; exec cat >/dev/null'],
      {
        env: {
          ...process.env,
          ...{ DISPLAYS: String(displays), KEYRING: keyring },
          ...(screen === undefined ? {} : { SCREEN: screen }),
        },
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    )
    let text = ''
    child.stdout.setEncoding('utf8')
    for await (const chunk of child.stdout) {
      text += String(chunk)
      if (text.endsWith('READY\0')) break
    }
    if (!text.endsWith('READY\0')) throw new Error('The desktop did not come up')
    const pairs = text
      .split('\0')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const)
    return new Desktop(child, Object.fromEntries(pairs))
  }

  get home(): string {
    return this.environment['HOME'] ?? ''
  }

  /** Runs a program of this desktop to its end and gives what it printed. */
  async run(command: string, ...args: readonly string[]): Promise<string> {
    const { stdout } = await run(command, args, { env: this.environment, timeout: COMMAND_LIMIT_MS })
    return stdout
  }

  /**
   * Covers the root window with noise in two colours: no two places of any size are alike, so a picture of the wrong
   * place cannot pass for the right one.
   */
  async paint(widthPx = 1600, heightPx = 900, colours: readonly [string, string] = ['#f0c040', '#3070d0']) {
    const bytes = new Uint8Array(Math.ceil(widthPx / 8) * heightPx)
    let seed = 0x2545f491
    for (let at = 0; at < bytes.length; at++) {
      seed ^= seed << 13
      seed ^= seed >>> 17
      seed ^= seed << 5
      bytes[at] = seed & 255
    }
    const file = join(this.home, 'noise.xbm')
    const lines = [...bytes].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(',')
    const size = `#define noise_width ${widthPx}\n#define noise_height ${heightPx}\n`
    await writeFile(file, `${size}static unsigned char noise_bits[] = {\n${lines}};\n`)
    await this.run('xsetroot', '-bitmap', file, '-fg', colours[0], '-bg', colours[1])
  }

  async paintSolid(colour: string): Promise<void> {
    await this.run('xsetroot', '-solid', colour)
  }

  async press(chord: string): Promise<void> {
    await this.run('xdotool', 'key', chord)
  }

  async type(text: string): Promise<void> {
    await this.run('xdotool', 'type', '--delay', '12', text)
  }

  async xdotool(...args: readonly (string | number)[]): Promise<string> {
    return this.run('xdotool', ...args.map(String))
  }

  async move({ x, y }: Point): Promise<void> {
    await this.xdotool('mousemove', x, y)
  }

  async click({ x, y }: Point): Promise<void> {
    await this.xdotool('mousemove', x, y, 'click', 1)
  }

  /** Presses at one corner and comes to the other, with a stop on the way; the button stays down. */
  async beginDrag({ x, y, width, height }: Rect): Promise<void> {
    await this.move({ x, y })
    await this.xdotool('mousedown', 1)
    await this.move({ x: x + Math.round(width / 3), y: y + Math.round(height / 3) })
    await this.move({ x: x + width, y: y + height })
  }

  async endDrag(): Promise<void> {
    await this.xdotool('mouseup', 1)
  }

  async drag(area: Rect): Promise<void> {
    await this.beginDrag(area)
    await this.endDrag()
  }

  /** What is on a display, counted from the left, as any other program would see it. */
  async still(display = 0): Promise<Pixels> {
    return (await this.#probe.ask({ call: 'still', display })) as Pixels
  }

  async picture(): Promise<Buffer> {
    return Buffer.from((await this.#probe.ask({ call: 'picture' })) as Uint8Array)
  }

  /** The colours at points of one display, in its pixels. */
  async colours(points: readonly Point[], display = 0): Promise<readonly Colour[]> {
    return (await this.#probe.ask({ call: 'colours', points, display })) as readonly Colour[]
  }

  async watchColours(points: readonly Point[]): Promise<() => Promise<Watched>> {
    await this.#probe.ask({ call: 'watch', points })
    return async () => (await this.#probe.ask({ call: 'end-watch' })) as Watched
  }

  /** What the keyring itself has under this account. */
  async keyOf(account: string): Promise<string | null> {
    return (await this.#probe.ask({ call: 'key', account })) as string | null
  }

  async storeKey(account: string, key: string): Promise<void> {
    await this.#probe.ask({ call: 'set-key', account, key })
  }

  async lockKeyring(): Promise<void> {
    const service = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets']
    const call = ['org.freedesktop.Secret.Service.Lock', `array:objpath:${LOGIN_KEYRING}`]
    await this.run('dbus-send', '--session', '--print-reply', ...service, ...call)
  }

  /** Titles of the windows that can be seen. */
  async visibleTitles(): Promise<readonly string[]> {
    const ids = await this.xdotool('search', '--onlyvisible', '--name', '.').catch(() => '')
    const names = ids
      .split('\n')
      .filter(Boolean)
      .map((id) => this.xdotool('getwindowname', id).catch(() => ''))
    return (await Promise.all(names)).map((name) => name.trim())
  }

  async stop(): Promise<void> {
    this.#probe.stop()
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#process.stdin?.end()
    await ended
  }
}

/** The process that looks at the desktop from outside the app; started when first asked. */
class Probe {
  readonly #environment: Environment
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  #child: Promise<ChildProcess> | undefined
  #lastId = 0

  constructor(environment: Environment) {
    this.#environment = environment
  }

  async ask(request: WithoutId<ProbeRequest>): Promise<unknown> {
    this.#child ??= this.#start()
    const child = await this.#child
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      child.send({ id, ...request })
    })
  }

  stop(): void {
    void this.#child?.then((child) => child.kill())
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(join(import.meta.dirname, 'e2e-probe.ts'), {
      env: this.#environment,
      serialization: 'advanced',
      execArgv: [],
    })
    await once(child, 'message')
    child.on('message', (reply: { id: number; value?: unknown; error?: string }) => {
      const waiting = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if (reply.error === undefined) waiting?.resolve(reply.value)
      else waiting?.reject(new Error(reply.error))
    })
    return child
  }
}
